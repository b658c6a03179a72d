/// What a workbook says about its parts: sheets, where they are, and how days are counted.
struct WorkbookParts: Sendable {
    var sheets: [SheetInfo] = []
    /// The path of each sheet's part in the archive.
    var sheetPaths: [String] = []
    var sharedStringsPath: String?
    var stylesPath: String?
    var dateSystem = ExcelDate.System.from1900

    /// Follows the relationships from the archive's root.
    init(_ archive: ZipArchive, limits: ReaderLimits) throws(ExchangeError) {
        let workbookPath = try Self.findWorkbook(archive, limits)
        let folder = workbookPath.split(separator: "/").dropLast().joined(separator: "/")
        let file = workbookPath.split(separator: "/").last.map(String.init) ?? ""
        let relationships = try Self.relationships(
            archive, "\(folder)/_rels/\(file).rels", base: folder, limits)
        for relationship in relationships.values {
            if relationship.type.hasSuffix("/sharedStrings") { sharedStringsPath = relationship.target }
            if relationship.type.hasSuffix("/styles") { stylesPath = relationship.target }
        }
        try readWorkbook(archive, workbookPath, relationships, limits)
        if sheets.isEmpty { throw .missingPart("worksheet") }
    }

    private struct Relationship {
        var type: String
        var target: String
    }

    private static func findWorkbook(_ archive: ZipArchive, _ limits: ReaderLimits) throws(ExchangeError) -> String {
        let names = archive.entries.keys
        if names.contains("xl/workbook.bin") { throw .unsupported(.binaryWorkbook) }
        if names.contains("_rels/.rels") {
            let roots = try relationships(archive, "_rels/.rels", base: "", limits)
            if let main = roots.values.first(where: { $0.type.hasSuffix("/officeDocument") }),
                names.contains(ZipArchive.normalise(main.target)), !main.target.hasPrefix("word/"),
                !main.target.hasPrefix("ppt/")
            {
                return main.target
            }
        }
        if names.contains("xl/workbook.xml") { return "xl/workbook.xml" }
        throw .unsupported(kind(ofArchive: Array(names)))
    }

    private static func kind(ofArchive names: [String]) -> ExchangeError.ForeignFormat {
        if names.contains(where: { $0.hasPrefix("word/") }) { return .word }
        if names.contains(where: { $0.hasPrefix("ppt/") }) { return .presentation }
        if names.contains("content.xml"), names.contains("mimetype") { return .openDocument }
        if names.contains(where: { $0.hasSuffix(".kml") }) { return .kml }
        if names.contains(where: { $0.hasSuffix(".shp") }) { return .shapefile }
        return .archive
    }

    private static func relationships(
        _ archive: ZipArchive, _ path: String, base: String, _ limits: ReaderLimits
    ) throws(ExchangeError) -> [String: Relationship] {
        var reader = XMLReader(try archive.open(path), part: path, limits: limits)
        var relationships: [String: Relationship] = [:]
        while true {
            switch try reader.next() {
            case .start where reader.isNamed("Relationship"):
                guard let id = try reader.attribute("Id"), let type = try reader.attribute("Type"),
                    let target = try reader.attribute("Target")
                else { throw reader.fault(.value) }
                if try reader.attribute("TargetMode")?.lowercased() == "external" { continue }
                relationships[id] = Relationship(type: type, target: resolve(target, base: base))
            case .finished: return relationships
            default: break
            }
        }
    }

    /// “../xl/a.xml” from the folder “xl” → “xl/a.xml”; a leading slash means the archive's root.
    static func resolve(_ target: String, base: String) -> String {
        var segments = target.hasPrefix("/") ? [] : base.split(separator: "/").map(String.init)
        for segment in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            if segment == ".." {
                _ = segments.popLast()
            } else if segment != "." {
                segments.append(String(segment))
            }
        }
        return segments.joined(separator: "/")
    }

    private mutating func readWorkbook(
        _ archive: ZipArchive, _ path: String, _ relationships: [String: Relationship], _ limits: ReaderLimits
    ) throws(ExchangeError) {
        var reader = XMLReader(try archive.open(path), part: path, limits: limits)
        while true {
            switch try reader.next() {
            case .start:
                if reader.isNamed("workbookPr"), let flag = try reader.attribute("date1904") {
                    dateSystem = flag == "1" || flag == "true" ? .from1904 : .from1900
                } else if reader.isNamed("sheet"), let name = try reader.attribute("name"),
                    let id = try reader.attribute("id"), let relationship = relationships[id],
                    // Chart sheets and dialogue sheets hold no rows.
                    relationship.type.hasSuffix("/worksheet")
                {
                    let state = try reader.attribute("state") ?? "visible"
                    sheets.append(SheetInfo(name: XMLReference.unescape(name), isHidden: state != "visible"))
                    sheetPaths.append(relationship.target)
                }
            case .finished: return
            default: break
            }
        }
    }
}
