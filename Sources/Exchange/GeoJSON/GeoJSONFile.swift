public import Foundation

/// A GeoJSON file: its features in full, and a tabular view of their properties.
///
/// The table has a header row with the names of the properties (of the first feature, then those that others add) and,
/// if any feature is a point, the columns `__lng` and `__lat` with its first and second coordinate.
public struct GeoJSONFile: TabularFile {
    /// The header of the column with a point's first coordinate.
    public static let longitudeColumn = "__lng"
    /// The header of the column with a point's second coordinate.
    public static let latitudeColumn = "__lat"

    /// Always `.geoJSON`.
    public let format = FileFormat.geoJSON
    /// The one table, named after the file.
    public let sheets: [SheetInfo]
    /// The features in the order of the file; feature `i` is row `i + 2` of the table.
    public let features: [GeoJSONFeature]
    /// The name of the reference system from the older `crs` member, for example “urn:ogc:def:crs:EPSG::4490”.
    public let referenceSystemName: String?

    private let limits: ReaderLimits

    /// Reads a file that is in memory.
    ///
    /// - Throws: `ExchangeError` with the byte or row where it is wrong.
    public init(_ data: Data, named filename: String, limits: ReaderLimits = ReaderLimits()) throws(ExchangeError) {
        try self.init(source: .data(data), name: SheetReader.sheetName(of: filename), limits: limits)
    }

    init(source: ByteSource, name: String, limits: ReaderLimits) throws(ExchangeError) {
        let bytes = try source.makeUnpackedStream(limits: limits).readAll(limit: limits.maxGeoJSONBytes)
        var scan = UTF8Scan()
        scan.consume(bytes)
        scan.finish()
        if let nul = scan.nulOffset { throw .nulByte(at: ExchangePlace(byteOffset: nul)) }
        if let bad = scan.badOffset { throw .undecodable(encoding: "UTF-8", at: ExchangePlace(byteOffset: bad)) }
        var parser = JSONParser(bytes, maxDepth: limits.maxNestingDepth)
        let root = try parser.parse()
        guard let type = root["type"]?.text else { throw .unsupported(.json) }

        switch type {
        case "FeatureCollection":
            guard let items = root["features"]?.items else { throw .malformedGeoJSON(.member, at: ExchangePlace()) }
            if items.count >= limits.maxRows {
                throw .tooLarge(.rows, limit: limits.maxRows, at: ExchangePlace())
            }
            var features: [GeoJSONFeature] = []
            features.reserveCapacity(items.count)
            for item in items { features.append(try GeoJSONFeature(item, row: features.count + 2)) }
            self.features = features
        case "Feature": features = [try GeoJSONFeature(root, row: 2)]
        default: features = [GeoJSONFeature(geometry: try GeoJSONGeometry(root, row: 2))]
        }
        referenceSystemName = root["crs"]?["properties"]?["name"]?.text
        sheets = [SheetInfo(name: name)]
        self.limits = limits
    }

    /// The EPSG code in `referenceSystemName`: 4490 for “urn:ogc:def:crs:EPSG::4490” and “EPSG:4490”, 4326 for CRS84.
    ///
    /// Nil means that the file declares nothing; RFC 7946 then says WGS 84, but many programs do not keep to it.
    public var epsgCode: Int? {
        guard let name = referenceSystemName?.uppercased() else { return nil }
        if name.hasSuffix("CRS84") { return 4326 }
        guard name.contains("EPSG") else { return nil }
        let digits = name.reversed().prefix { $0.isNumber && $0.isASCII }
        return Int(String(digits.reversed()))
    }

    /// Gives the header as row 1 and then each feature that has a value.
    ///
    /// - Throws: `ExchangeError` for a text that is too long, or what `body` throws.
    public func forEachRow(
        sheet: Int, options: RowOptions, _ body: (_ rowNumber: Int, _ cells: [CellValue]) throws -> Bool
    ) throws {
        try checkSheet(sheet)
        let (names, hasPoints) = try columns()
        var header = names.map { CellValue.text($0) }
        if hasPoints { header += [.text(Self.longitudeColumn), .text(Self.latitudeColumn)] }
        if header.isEmpty { return }
        if try !body(1, header) { return }

        let columnOfName = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for (index, feature) in features.enumerated() {
            var cells = [CellValue](repeating: .empty, count: header.count)
            for property in feature.properties {
                guard let column = columnOfName[property.name] else { continue }
                cells[column] = try cell(property.value, ExchangePlace(row: index + 2, column: column + 1))
            }
            if let point = feature.geometry?.singlePoint {
                cells[names.count] = .number(point.x)
                cells[names.count + 1] = .number(point.y)
            }
            while cells.last?.isEmpty == true { cells.removeLast() }
            if !cells.isEmpty, try !body(index + 2, cells) { return }
        }
    }

    /// None: GeoJSON has no merged cells.
    ///
    /// - Throws: `noSuchSheet`.
    public func mergedRanges(sheet: Int) throws -> [CellRange] {
        try checkSheet(sheet)
        return []
    }

    /// Whether every geometry is a point, so that a table with two columns holds all there is.
    var isList: Bool { features.allSatisfy { $0.geometry?.isPoint ?? true } }

    private func columns() throws(ExchangeError) -> (names: [String], hasPoints: Bool) {
        var names: [String] = []
        var seen: Set<String> = []
        for feature in features {
            for property in feature.properties where seen.insert(property.name).inserted {
                names.append(property.name)
            }
            if names.count > limits.maxColumns {
                throw .tooLarge(.columns, limit: limits.maxColumns, at: ExchangePlace(row: 1))
            }
        }
        return (names, features.contains { $0.geometry?.singlePoint != nil })
    }

    private func cell(_ value: JSONValue, _ place: ExchangePlace) throws(ExchangeError) -> CellValue {
        let text: String
        switch value {
        case .null: return .empty
        case .flag(let flag): return .flag(flag)
        case .number(let number): return .number(number)
        case .text(let string): text = string
        case .list, .numbers, .object: text = value.json
        }
        if text.utf8.count > limits.maxCellCharacters, text.utf16.count > limits.maxCellCharacters {
            throw .tooLarge(.cellCharacters, limit: limits.maxCellCharacters, at: place)
        }
        return text.isEmpty ? .empty : .text(text)
    }
}
