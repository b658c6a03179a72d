import CGDAL
public import Foundation
public import Geo
public import Terrain

/// Heights of the ground as they are kept: a GeoTIFF in degrees of CGCS2000, in blocks and with coarser copies inside,
/// so that any part of it is read at any scale without reading the rest.
///
/// It is opened anew for each reading: the library's handles must not be shared between threads.
public struct TerrainFile: Sendable {
    /// The value that stands for no height in files that are written.
    public static let noHeight = -9999.0

    /// The forms in which heights go out.
    public enum Form: String, CaseIterable, Sendable {
        /// GeoTIFF.
        case geoTIFF = "tif"
        /// An ESRI ASCII grid.
        case asciiGrid = "asc"
    }

    /// The file.
    public let url: URL
    /// Number of columns.
    public let columns: Int
    /// Number of rows.
    public let rows: Int
    /// Where the cells lie, in degrees.
    public let grid: GridReference

    /// Opens a file that was written here.
    ///
    /// - Throws: ``ExchangeError``.
    public init(_ url: URL) throws {
        self.url = url
        (columns, rows, grid) = try Self.withDataset(url) { dataset in
            (
                Int(GDALGetRasterXSize(dataset)), Int(GDALGetRasterYSize(dataset)),
                try GeodataRaster.gridReference(dataset, file: url.lastPathComponent)
            )
        }
    }

    /// Writes heights in degrees of CGCS2000; empty cells become ``noHeight``.
    ///
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(cells).
    public static func write(_ raster: Raster, to url: URL) throws {
        try write(
            raster, to: url, driver: "COG",
            options: ["COMPRESS=DEFLATE", "PREDICTOR=YES", "BLOCKSIZE=256", "RESAMPLING=AVERAGE", "OVERVIEWS=AUTO"])
    }

    /// Writes the whole in a form that other programs take.
    ///
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(cells).
    public func export(as form: Form, to target: URL) throws {
        let raster = try GeodataRaster.read(url).raster
        let repaired = try RasterRepair(largestHole: 0).repaired(raster, declaredNoData: Self.noHeight).0
        switch form {
        case .geoTIFF:
            try Self.write(repaired, to: target, driver: "GTiff", options: ["COMPRESS=DEFLATE", "PREDICTOR=3"])
        case .asciiGrid:
            try Self.write(
                repaired, to: target, driver: "AAIGrid", options: ["DECIMAL_PRECISION=2", "FORCE_CELLSIZE=NO"])
        }
    }

    /// The heights around a box, in about so many columns and rows; nil where it lies outside.
    ///
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(columns · rows): coarse pictures of large grids come from the coarser copies.
    public func heights(in box: BoundingBox, columns wide: Int, rows high: Int) throws -> Raster? {
        let (west, north) = grid.cell(at: MapPosition(east: box.west, north: box.north))
        let (east, south) = grid.cell(at: MapPosition(east: box.east, north: box.south))
        // Two cells beyond the box, for heights between the centres of cells.
        let left = max(Int(max(west.rounded(.down) - 2, 0)), 0)
        let top = max(Int(max(north.rounded(.down) - 2, 0)), 0)
        let right = Int(min(max(east.rounded(.up) + 3, 0), Double(columns)))
        let bottom = Int(min(max(south.rounded(.up) + 3, 0), Double(rows)))
        guard right > left, bottom > top else { return nil }
        return try Self.withDataset(url) { dataset in
            try Self.read(
                dataset, (left, top, right - left, bottom - top),
                size: (min(right - left, max(wide, 2)), min(bottom - top, max(high, 2))), grid)
        }
    }

    /// The heights at positions, between the centres of cells; nil where none is known.
    ///
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(positions), each with up to one block read from disk.
    public func heights(at positions: [Coordinate]) throws -> [Double?] {
        try Self.withDataset(url) { dataset in
            try positions.map { position in
                let place = MapPosition(east: position.longitude, north: position.latitude)
                let (column, row) = grid.cell(at: place)
                guard column >= -0.5, row >= -0.5, column <= Double(columns) - 0.5, row <= Double(rows) - 0.5 else {
                    return nil
                }
                let left = min(max(Int(column.rounded(.down)), 0), columns - 1)
                let top = min(max(Int(row.rounded(.down)), 0), rows - 1)
                let window = (left, top, min(2, columns - left), min(2, rows - top))
                return try Self.read(dataset, window, size: (window.2, window.3), grid).value(at: place)
            }
        }
    }

    private static func withDataset<Result>(_ url: URL, _ body: (GDALDatasetH) throws -> Result) throws -> Result {
        try GeodataLibrary.withDataset(
            path: url.path, name: url.lastPathComponent, flags: GDAL_OF_RASTER, drivers: ["GTiff"], options: [], body)
    }

    private static func read(
        _ dataset: GDALDatasetH, _ window: (left: Int, top: Int, wide: Int, high: Int),
        size: (columns: Int, rows: Int), _ grid: GridReference
    ) throws -> Raster {
        var values = [Float](repeating: .nan, count: size.columns * size.rows)
        var extra = GDALRasterIOExtraArg()
        extra.nVersion = RASTERIO_EXTRA_ARG_CURRENT_VERSION
        extra.eResampleAlg = GRIORA_Average
        let failure = values.withUnsafeMutableBytes {
            GDALRasterIOEx(
                GDALGetRasterBand(dataset, 1), GF_Read, Int32(window.left), Int32(window.top), Int32(window.wide),
                Int32(window.high), $0.baseAddress, Int32(size.columns), Int32(size.rows), GDT_Float32, 0, 0, &extra)
        }
        guard failure == CE_None else {
            throw ExchangeError.geodata(.damaged, file: "", detail: GeodataLibrary.lastMessage)
        }
        for index in values.indices where values[index] == Float(noHeight) { values[index] = .nan }
        return try Raster(
            columns: size.columns, rows: size.rows,
            reference: GridReference(
                westEdge: grid.westEdge + Double(window.left) * grid.cellWidth,
                northEdge: grid.northEdge - Double(window.top) * grid.cellHeight,
                cellWidth: grid.cellWidth * Double(window.wide) / Double(size.columns),
                cellHeight: grid.cellHeight * Double(window.high) / Double(size.rows)), values: values)
    }
}

extension TerrainFile {
    /// Writes a grid in degrees of CGCS2000 by one of the library's writers.
    private static func write(_ raster: Raster, to url: URL, driver name: String, options: [String]) throws {
        func failure() -> ExchangeError {
            .unwritable(file: url.lastPathComponent, reason: GeodataLibrary.lastMessage)
        }
        try GeodataLibrary.open(for: url.lastPathComponent)
        guard let driver = GDALGetDriverByName(name) else { throw failure() }
        CPLErrorReset()
        var raster = raster
        raster.fillEmptyCells(with: Float(noHeight))
        let memory = try GeodataRaster.memory(raster, try GeodataReference(userInput: "EPSG:4490"), noData: noHeight)
        defer { GDALClose(memory) }
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for option in options { list = CSLAddString(list, option) }
        defer { CSLDestroy(list) }
        guard let written = GDALCreateCopy(driver, url.path, memory, 0, list, nil, nil) else { throw failure() }
        CPLErrorReset()
        GDALClose(written)
        guard CPLGetLastErrorType() != CE_Failure else { throw failure() }
    }
}
