public import Foundation

/// Opens table files, recognising their format by what is in them rather than by their name.
public enum SheetReader {
    /// Opens a file that is in memory, such as an upload.
    ///
    /// - Parameters:
    ///   - data: the file's bytes.
    ///   - filename: the name the user knows it by; names the only sheet of CSV and GeoJSON.
    ///   - limits: how much is accepted.
    /// - Throws: `ExchangeError` if the file is of another kind, damaged or refused.
    public static func open(
        _ data: Data, named filename: String, limits: ReaderLimits = ReaderLimits()
    ) throws(ExchangeError) -> any TabularFile {
        try open(.data(data), named: filename, limits: limits)
    }

    /// Opens a file on disk; it is read in pieces and must not change meanwhile.
    ///
    /// - Parameters:
    ///   - url: a file URL.
    ///   - filename: the name the user knows it by, by default that of the URL.
    ///   - limits: how much is accepted.
    /// - Throws: `ExchangeError` if the file is of another kind, damaged or refused.
    public static func open(
        _ url: URL, named filename: String? = nil, limits: ReaderLimits = ReaderLimits()
    ) throws(ExchangeError) -> any TabularFile {
        try open(.file(url), named: filename ?? url.lastPathComponent, limits: limits)
    }

    private static func open(
        _ source: ByteSource, named filename: String, limits: ReaderLimits
    ) throws(ExchangeError) -> any TabularFile {
        switch try FileSignature.recognise(source) {
        case .empty: throw .emptyFile
        case .foreign(let kind): throw .unsupported(kind)
        case .encryptedWorkbook: throw .encrypted
        case .geoPackage: return try layers(source, filename, limits)
        case .shapefile:
            // Its table of attributes lies in a file of its own.
            guard case .file(let url) = source else { throw .unsupported(.shapefile) }
            return try LayerFile(url, named: filename, limits: limits)
        case .zip:
            do throws(ExchangeError) {
                return try XLSXFile(source: source, limits: limits)
            } catch {
                guard error == .unsupported(.shapefile) || error == .unsupported(.archive) else { throw error }
                guard let layers = try? layers(source, filename, limits) else { throw error }
                return layers
            }
        case .json:
            let file = try GeoJSONFile(source: source, name: sheetName(of: filename), limits: limits)
            // Lists of points stay as they are; lines and areas, also among points, need the reader of geodata.
            return file.isList ? file : try layers(source, filename, limits)
        case .text: return try CSVFile(source: source, name: sheetName(of: filename), limits: limits)
        }
    }

    private static func layers(
        _ source: ByteSource, _ filename: String, _ limits: ReaderLimits
    ) throws(ExchangeError) -> LayerFile {
        switch source {
        case .file(let url): try LayerFile(url, named: filename, limits: limits)
        case .data(let data): try LayerFile(data, named: filename, limits: limits)
        }
    }

    /// “villages.csv.gz” → “villages”.
    static func sheetName(of filename: String) -> String {
        var name = filename.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        for ending in [".gz", ".csv", ".txt", ".tsv", ".geojson", ".json"]
        where name.lowercased().hasSuffix(ending) && name.count > ending.count {
            name.removeLast(ending.count)
        }
        return name
    }
}
