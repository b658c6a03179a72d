import CGDAL
public import Foundation
public import Geo

/// A file of vector geodata read as tables: each layer is a sheet, each feature a row below a row of field names.
///
/// The geometry stands in columns of its own: ``longitudeColumn`` and ``latitudeColumn`` for points, ``shapeColumn`` as
/// well-known text in degrees of CGCS2000 for lines and areas. It is left empty until a ``Reading`` says what the
/// numbers mean.
public struct LayerFile: TabularFile {
    /// The headings of the columns of the geometry.
    public static let longitudeColumn = "__lng", latitudeColumn = "__lat", shapeColumn = "__shape"
    /// More rows than this are refused.
    static let mostFeatures = 2_000_000
    /// The drivers that may open a file: all others could be led to read further files or addresses.
    static let drivers = ["GPKG", "ESRI Shapefile", "GeoJSON"]

    /// How the numbers of a layer become positions.
    public enum Reading: Hashable, Sendable {
        /// By our own formulas; points come as they stand in the file, in this system.
        case system(CoordinateSystem)
        /// By PROJ; points and shapes come in degrees of CGCS2000.
        case reference(GeodataReference)
    }

    /// Always `.geodata`.
    public let format = FileFormat.geodata
    /// The layers.
    public let sheets: [SheetInfo]
    /// What the numbers mean; nil for nobody knows.
    public var reading: Reading?
    private let copy: TemporaryCopy?
    private let layers: [(path: String, name: String)]
    private let tables: [Table]

    private struct Table: Sendable {
        let fields: [GeodataField]
        let reference: GeodataReference?
        let hasPoints: Bool
        let hasShapes: Bool
    }

    /// Opens a file on disk: a GeoPackage, GeoJSON, a shapefile beside its other parts, or a zip with any of these.
    ///
    /// - Throws: ``ExchangeError``.
    public init(_ url: URL, named filename: String? = nil, limits: ReaderLimits = ReaderLimits()) throws(ExchangeError)
    {
        try self.init(url, copy: nil, named: filename ?? url.lastPathComponent, limits)
    }

    /// Opens a file in memory, of which a copy is kept on disk for as long as it is in use.
    ///
    /// - Throws: ``ExchangeError``.
    public init(_ data: Data, named filename: String, limits: ReaderLimits = ReaderLimits()) throws(ExchangeError) {
        let copy = try TemporaryCopy(data, named: filename)
        try self.init(copy.url, copy: copy, named: filename, limits)
    }

    private init(_ url: URL, copy: TemporaryCopy?, named filename: String, _ limits: ReaderLimits) throws(ExchangeError)
    {
        try GeodataLibrary.open(for: filename)
        var found: [(path: String, name: String)] = []
        var tables: [Table] = []
        do {
            for path in try Self.paths(in: url, limits) {
                try Self.withDataset(path, filename) { dataset in
                    for index in 0..<GDALDatasetGetLayerCount(dataset) {
                        guard let layer = GDALDatasetGetLayer(dataset, index) else { continue }
                        let name = OGR_L_GetName(layer).map { GeodataLibrary.text($0) } ?? ""
                        // GeoJSON has no name of its own: the user knows the file, not our copy of it.
                        let isCopy = copy.map { $0.url.deletingPathExtension().lastPathComponent == name } ?? false
                        found.append((path, isCopy ? SheetReader.sheetName(of: filename) : name))
                        tables.append(Self.table(layer))
                    }
                }
            }
        } catch let error as ExchangeError {
            throw error
        } catch {
            throw .unreadable(file: filename)
        }
        guard !found.isEmpty else { throw .geodata(.noLayer, file: filename, detail: "") }
        self.copy = copy
        layers = found
        self.tables = tables
        sheets = found.map { SheetInfo(name: $0.name) }
    }

    /// What the file says of a layer's coordinates; nil if it says nothing.
    public func reference(ofSheet sheet: Int) -> GeodataReference? {
        tables.indices.contains(sheet) ? tables[sheet].reference : nil
    }

    /// None: layers have no merged cells.
    ///
    /// - Throws: `noSuchSheet`.
    public func mergedRanges(sheet: Int) throws -> [CellRange] {
        try checkSheet(sheet)
        return []
    }

    /// The row of field names, then a row for each feature, with or without a geometry.
    ///
    /// - Throws: ``ExchangeError``, or what `body` throws.
    public func forEachRow(
        sheet: Int, options: RowOptions, _ body: (_ rowNumber: Int, _ cells: [CellValue]) throws -> Bool
    ) throws {
        try checkSheet(sheet)
        let table = tables[sheet]
        var header = table.fields.map { CellValue.text($0.name) }
        if table.hasPoints { header += [.text(Self.longitudeColumn), .text(Self.latitudeColumn)] }
        if table.hasShapes { header.append(.text(Self.shapeColumn)) }
        guard try body(1, header) else { return }
        let place = layers[sheet]
        let cells = try LayerCells(table.fields, table.hasPoints, table.hasShapes, reading)
        try Self.withDataset(place.path, place.name) { dataset in
            let first = layers.firstIndex { $0.path == place.path } ?? sheet
            guard let layer = GDALDatasetGetLayer(dataset, Int32(sheet - first)) else {
                throw ExchangeError.geodata(.noLayer, file: place.name, detail: "")
            }
            OGR_L_ResetReading(layer)
            var number = 1
            while let feature = OGR_L_GetNextFeature(layer) {
                defer { OGR_F_Destroy(feature) }
                number += 1
                guard number <= Self.mostFeatures else {
                    throw ExchangeError.geodata(.tooLarge, file: place.name, detail: "\(Self.mostFeatures)")
                }
                guard try body(number, cells.row(feature)) else { return }
            }
        }
    }

    private static func table(_ layer: OGRLayerH) -> Table {
        var (hasPoints, hasShapes) = (false, false)
        OGR_L_ResetReading(layer)
        while let feature = OGR_L_GetNextFeature(layer) {
            defer { OGR_F_Destroy(feature) }
            guard let geometry = OGR_F_GetGeometryRef(feature), OGR_G_IsEmpty(geometry) == 0 else { continue }
            switch OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
            case wkbPoint, wkbMultiPoint: hasPoints = true
            default: hasShapes = true
            }
            if hasPoints && hasShapes { break }
        }
        return Table(
            fields: GeodataReader.readFields(layer), reference: GeodataReference(OGR_L_GetSpatialRef(layer)),
            hasPoints: hasPoints, hasShapes: hasShapes)
    }

    /// The data sets in a file: itself, or those in a zip.
    private static func paths(in url: URL, _ limits: ReaderLimits) throws -> [String] {
        guard try ByteSource.file(url).prefix(2) == [0x50, 0x4B] else { return [url.path] }
        // The archive's directory is checked for sizes before the library unpacks anything.
        _ = try ZipArchive.withOpen(.file(url), limits: limits) { $0.entries.count }
        let root = "/vsizip/" + url.path
        guard let list = VSIReadDirRecursive(root) else { return [] }
        defer { CSLDestroy(list) }
        var paths: [String] = []
        for index in 0..<Int(CSLCount(list)) {
            guard let name = list[index].map({ String(cString: $0) }) else { continue }
            let ending = (name as NSString).pathExtension.lowercased()
            if ["shp", "gpkg", "geojson", "json"].contains(ending), !name.contains("__MACOSX") {
                paths.append(root + "/" + name)
            }
        }
        return paths.sorted()
    }

    private static func withDataset<Result>(
        _ path: String, _ name: String, _ body: (GDALDatasetH) throws -> Result
    ) throws -> Result {
        // An empty ENCODING keeps the shapefile driver from recoding by a header that is often wrong.
        let isShapefile = path.lowercased().hasSuffix(".shp")
        return try GeodataLibrary.withDataset(
            path: path, name: name, flags: GDAL_OF_VECTOR, drivers: drivers, options: isShapefile ? ["ENCODING="] : [],
            body)
    }
}

/// A file on disk for as long as somebody holds it.
final class TemporaryCopy: Sendable {
    let url: URL

    init(_ data: Data, named filename: String) throws(ExchangeError) {
        // The ending tells the library what to expect; nothing else of the name is used.
        let ending = (filename as NSString).pathExtension.lowercased()
        let known = ["gpkg", "zip", "json", "geojson", "tif", "tiff", "asc"].contains(ending) ? ending : "bin"
        url = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString).\(known)")
        do {
            try data.write(to: url)
        } catch {
            throw .unwritable(file: filename, reason: "")
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}
