/// Why a file could not be read or written; every case names its place, and `zh`/`en` with the advice are for users.
public enum ExchangeError: Error, Hashable, Sendable {
    /// The file has no bytes, or nothing but a byte order mark.
    case emptyFile
    /// The content is of a kind that is recognised but not read.
    case unsupported(ForeignFormat)
    /// The workbook or archive is protected by a password.
    case encrypted
    /// The archive ends too early or has no directory.
    case truncated
    /// A part of the archive cannot be unpacked or contradicts its checksum.
    case damaged(part: String)
    /// A part that every workbook must have is not there.
    case missingPart(String)
    /// The file is larger in some respect than is accepted.
    case tooLarge(LimitKind, limit: Int, at: ExchangePlace)
    /// A part of the workbook is not well-formed XML or not what its place demands.
    case malformedXML(XMLFault, part: String, at: ExchangePlace)
    /// The text is not JSON.
    case malformedJSON(JSONFault, at: ExchangePlace)
    /// The JSON is not GeoJSON.
    case malformedGeoJSON(GeoJSONFault, at: ExchangePlace)
    /// Bytes that are no characters in the encoding the file seems to have.
    case undecodable(encoding: String, at: ExchangePlace)
    /// A zero byte in a text file.
    case nulByte(at: ExchangePlace)
    /// A quotation mark that is never closed.
    case unterminatedQuote(at: ExchangePlace)
    /// A sheet was asked for that the file does not have.
    case noSuchSheet(index: Int, available: Int)
    /// The sheet's name breaks the rules of spreadsheet programs.
    case invalidSheetName(String)
    /// The file cannot be opened or read.
    case unreadable(file: String)
    /// The file cannot be written.
    case unwritable(file: String, reason: String)
    /// A file of geodata that cannot be used, with what the reading library says about it.
    case geodata(GeodataFault, file: String, detail: String)

    /// What a limit in `ReaderLimits` counts.
    public enum LimitKind: String, Hashable, Sendable {
        /// Bytes after unpacking.
        case bytes
        /// Unpacked over packed size: a zip bomb.
        case compressionRatio
        /// Entries of an archive.
        case archiveEntries
        /// Rows of a sheet.
        case rows
        /// Columns of a sheet.
        case columns
        /// Empty cells in front of others, over all rows of a sheet.
        case emptyCells
        /// Characters of a cell.
        case cellCharacters
        /// Different texts of a workbook.
        case sharedStrings
        /// Merged ranges of a sheet.
        case mergedRanges
        /// Levels of nesting.
        case nesting
    }

    /// Kinds of files that users send by mistake.
    public enum ForeignFormat: String, Hashable, Sendable, CaseIterable {
        /// Excel 97–2003 or WPS .et.
        case legacyExcel
        /// Excel binary workbook .xlsb.
        case binaryWorkbook
        /// OpenDocument .ods.
        case openDocument
        /// Excel 2003 XML.
        case xmlSpreadsheet
        /// A web page, often saved with the ending .xls by other systems.
        case html
        /// Some other XML.
        case xml
        /// A Word document.
        case word
        /// A presentation.
        case presentation
        /// A PDF.
        case pdf
        /// A picture.
        case image
        /// An ESRI shapefile or a zip with one.
        case shapefile
        /// KML or KMZ.
        case kml
        /// A zip, RAR or 7z archive with other content.
        case archive
        /// JSON that is not GeoJSON.
        case json
        /// A binary file of unknown kind.
        case unknown
    }

    /// A short name that never changes, for logs, JSON findings and tests.
    public var code: String {
        switch self {
        case .emptyFile: "file.empty"
        case .unsupported(let kind): "file.unsupported.\(kind.rawValue)"
        case .encrypted: "file.encrypted"
        case .truncated: "archive.truncated"
        case .damaged: "archive.damaged"
        case .missingPart: "workbook.missing-part"
        case .tooLarge(let kind, _, _): "limit.\(kind.rawValue)"
        case .malformedXML(let fault, _, _): "xml.\(fault.rawValue)"
        case .malformedJSON(let fault, _): "json.\(fault.rawValue)"
        case .malformedGeoJSON(let fault, _): "geojson.\(fault.rawValue)"
        case .undecodable: "text.undecodable"
        case .nulByte: "text.nul"
        case .unterminatedQuote: "text.unterminated-quote"
        case .noSuchSheet: "sheet.missing"
        case .invalidSheetName: "sheet.name"
        case .unreadable: "file.unreadable"
        case .unwritable: "file.unwritable"
        case .geodata(let fault, _, _): "geodata.\(fault.rawValue)"
        }
    }

    /// Where in the file it is.
    public var place: ExchangePlace {
        switch self {
        case .tooLarge(_, _, let place), .malformedXML(_, _, let place), .malformedJSON(_, let place),
            .malformedGeoJSON(_, let place), .undecodable(_, let place), .nulByte(let place),
            .unterminatedQuote(let place):
            place
        case .emptyFile, .unsupported, .encrypted, .truncated, .damaged, .missingPart, .noSuchSheet,
            .invalidSheetName, .unreadable, .unwritable, .geodata:
            ExchangePlace()
        }
    }
}

extension ExchangeError: CustomStringConvertible {
    /// The English message with its advice.
    public var description: String { "\(en) \(adviceEn)" }
}
