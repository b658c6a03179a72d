import CGDAL
public import Foundation

/// A file of heights that somebody wants taken in (高程文件): a GeoTIFF or an ESRI ASCII grid, alone or zipped with its
/// `.prj`.
public struct TerrainSource: Sendable {
    /// The heights as they stand in the file.
    public let raster: GeodataRaster
    /// What the file calls the unit of its heights; empty where it says nothing.
    public let unit: String
    /// Whether it rather looks like a picture: several bands, or whole numbers of one byte.
    public let looksLikePicture: Bool

    /// The drivers that may open such a file: others could be led to read further files or addresses.
    static let drivers = ["GTiff", "AAIGrid"]
    /// The endings of such files in an archive.
    private static let endings = ["tif", "tiff", "asc"]

    /// Reads a file on disk.
    ///
    /// - Parameters:
    ///   - name: The name that the user knows it by.
    ///   - mostCells: Larger grids are refused before their values are read.
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(cells).
    public init(
        _ url: URL, named name: String, mostCells: Int = GeodataRaster.mostCells, limits: ReaderLimits = ReaderLimits()
    ) throws {
        guard FileManager.default.isReadableFile(atPath: url.path) else { throw ExchangeError.unreadable(file: name) }
        let path = try Self.path(in: url, named: name, limits)
        (raster, unit, looksLikePicture) = try GeodataLibrary.withDataset(
            path: path, name: name, flags: GDAL_OF_RASTER, drivers: Self.drivers, options: []
        ) { dataset in
            let raster = try GeodataRaster.read(dataset, file: name, mostCells: mostCells)
            let band = GDALGetRasterBand(dataset, 1)
            let unit = band.flatMap { GDALGetRasterUnitType($0) }.map { String(cString: $0) } ?? ""
            let isByte = band.map { GDALGetRasterDataType($0) == GDT_Byte } ?? false
            return (raster, unit, GDALGetRasterCount(dataset) > 2 || isByte)
        }
    }

    /// Reads a file in memory.
    ///
    /// - Throws: ``ExchangeError``.
    public init(
        _ data: Data, named name: String, mostCells: Int = GeodataRaster.mostCells,
        limits: ReaderLimits = ReaderLimits()
    ) throws {
        let copy = try TemporaryCopy(data, named: name)
        try self.init(copy.url, named: name, mostCells: mostCells, limits: limits)
        withExtendedLifetime(copy) {}
    }

    /// The file itself, or the one grid in an archive.
    private static func path(in url: URL, named name: String, _ limits: ReaderLimits) throws -> String {
        guard try ByteSource.file(url).prefix(2) == [0x50, 0x4B] else { return url.path }
        // The archive's directory is checked for sizes before the library unpacks anything.
        _ = try ZipArchive.withOpen(.file(url), limits: limits) { $0.entries.count }
        try GeodataLibrary.open(for: name)
        let root = "/vsizip/" + url.path
        guard let list = VSIReadDirRecursive(root) else {
            throw ExchangeError.geodata(.noLayer, file: name, detail: "")
        }
        defer { CSLDestroy(list) }
        var found: [String] = []
        for index in 0..<Int(CSLCount(list)) {
            guard let entry = list[index].map({ String(cString: $0) }) else { continue }
            let ending = (entry as NSString).pathExtension.lowercased()
            if endings.contains(ending), !entry.contains("__MACOSX") { found.append(root + "/" + entry) }
        }
        guard let first = found.first else { throw ExchangeError.geodata(.noLayer, file: name, detail: "") }
        guard found.count == 1 else {
            throw ExchangeError.geodata(.severalGrids, file: name, detail: "\(found.count)")
        }
        return first
    }
}
