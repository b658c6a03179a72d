import CGDAL
public import Foundation
import Geo
public import Terrain

/// A raster file as read: its values, what it declares about its coordinates, and its no-data value.
public struct GeodataRaster: Sendable {
    /// The values.
    public var raster: Raster
    /// What the file says about its coordinates; `nil` if it says nothing.
    public var reference: GeodataReference?
    /// The no-data value that the file declares.
    public var declaredNoData: Double?

    /// More cells than this are refused: 400 MB of heights.
    public static let mostCells = 100_000_000

    /// A raster with what is known about it.
    public init(raster: Raster, reference: GeodataReference?, declaredNoData: Double? = nil) {
        self.raster = raster
        self.reference = reference
        self.declaredNoData = declaredNoData
    }

    /// Reads the first band of a GeoTIFF, an ASCII grid, or whatever else GDAL knows.
    ///
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(cells).
    public static func read(_ url: URL) throws -> GeodataRaster {
        try GeodataLibrary.withDataset(at: url, flags: GDAL_OF_RASTER) { dataset in
            try read(dataset, file: url.lastPathComponent)
        }
    }

    static func read(_ dataset: GDALDatasetH, file: String, mostCells: Int = mostCells) throws -> GeodataRaster {
        let columns = Int(GDALGetRasterXSize(dataset))
        let rows = Int(GDALGetRasterYSize(dataset))
        guard columns > 0, rows > 0, GDALGetRasterCount(dataset) > 0, let band = GDALGetRasterBand(dataset, 1) else {
            throw ExchangeError.geodata(.notGeodata, file: file, detail: "")
        }
        let (cells, overflow) = columns.multipliedReportingOverflow(by: rows)
        guard !overflow, cells <= mostCells else {
            throw ExchangeError.geodata(.tooLarge, file: file, detail: "\(columns) × \(rows)")
        }
        let grid = try gridReference(dataset, file: file)
        var values = [Float](repeating: .nan, count: cells)
        let failure = values.withUnsafeMutableBytes {
            GDALRasterIO(
                band, GF_Read, 0, 0, Int32(columns), Int32(rows), $0.baseAddress, Int32(columns), Int32(rows),
                GDT_Float32, 0, 0)
        }
        guard failure == CE_None else {
            throw ExchangeError.geodata(
                .damaged, file: file, detail: GeodataLibrary.lastMessage(about: file))
        }
        var hasNoData: Int32 = 0
        let noData = GDALGetRasterNoDataValue(band, &hasNoData)
        return GeodataRaster(
            raster: try Raster(columns: columns, rows: rows, reference: grid, values: values),
            reference: GeodataReference(GDALGetSpatialRef(dataset)), declaredNoData: hasNoData != 0 ? noData : nil)
    }

    static func gridReference(_ dataset: GDALDatasetH, file: String) throws -> GridReference {
        var numbers = [Double](repeating: 0, count: 6)
        guard GDALGetGeoTransform(dataset, &numbers) == CE_None, numbers[2] == 0, numbers[4] == 0, numbers[1] > 0,
            numbers[5] < 0
        else { throw ExchangeError.geodata(.notNorthUp, file: file, detail: "") }
        return GridReference(
            westEdge: numbers[0], northEdge: numbers[3], cellWidth: numbers[1], cellHeight: -numbers[5])
    }

    /// The raster in another reference system, by bilinear resampling; its empty cells stay empty.
    ///
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(cells).
    public func warped(from source: GeodataReference, to target: GeodataReference) throws -> GeodataRaster {
        guard source != target else { return self }
        try GeodataLibrary.open(for: "")
        let memory = try Self.memory(raster, source, noData: .nan)
        defer { GDALClose(memory) }
        guard
            let warped = GDALAutoCreateWarpedVRT(
                memory, source.wellKnownText, target.wellKnownText, GRA_Bilinear, 0, nil)
        else { throw ExchangeError.geodata(.notTransformable, file: "", detail: GeodataLibrary.lastMessage) }
        defer { GDALClose(warped) }
        var result = try Self.read(warped, file: "")
        result.reference = target
        result.declaredNoData = nil
        return result
    }

    /// A raster as a data set in memory, which the caller closes.
    ///
    /// - Throws: ``ExchangeError``.
    static func memory(_ raster: Raster, _ reference: GeodataReference, noData: Double) throws -> GDALDatasetH {
        guard let driver = GDALGetDriverByName("MEM"),
            let memory = GDALCreate(driver, "", Int32(raster.columns), Int32(raster.rows), 1, GDT_Float32, nil)
        else { throw ExchangeError.geodata(.notTransformable, file: "", detail: GeodataLibrary.lastMessage) }
        let grid = raster.reference
        var numbers = [grid.westEdge, grid.cellWidth, 0, grid.northEdge, 0, -grid.cellHeight]
        GDALSetGeoTransform(memory, &numbers)
        GDALSetProjection(memory, reference.wellKnownText)
        let band = GDALGetRasterBand(memory, 1)
        GDALSetRasterNoDataValue(band, noData)
        var values = raster.values
        let failure = values.withUnsafeMutableBytes {
            GDALRasterIO(
                band, GF_Write, 0, 0, Int32(raster.columns), Int32(raster.rows), $0.baseAddress, Int32(raster.columns),
                Int32(raster.rows), GDT_Float32, 0, 0)
        }
        guard failure == CE_None else {
            GDALClose(memory)
            throw ExchangeError.geodata(.notTransformable, file: "", detail: GeodataLibrary.lastMessage)
        }
        return memory
    }
}
