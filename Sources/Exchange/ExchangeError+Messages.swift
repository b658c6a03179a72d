extension ExchangeError {
    /// What is wrong and where, in Chinese.
    public var zh: String {
        let at = place.zh
        let prefix = at.isEmpty ? "" : "\(at)："
        switch self {
        case .emptyFile: return "文件是空的。"
        case .unsupported(let kind): return "不能读取\(kind.zh)。"
        case .encrypted: return "文件设有打开密码。"
        case .truncated: return "文件不完整：压缩包的末尾缺失。"
        case .damaged(let part): return "文件已损坏：\(part) 无法解压或校验不符。"
        case .missingPart(let part): return "工作簿缺少必要的部分：\(part)。"
        case .tooLarge(let kind, let limit, _): return "\(prefix)\(kind.zh(limit: limit))。"
        case .malformedXML(let fault, let part, _): return "\(prefix)工作簿的 \(part) 有误，\(fault.zh)。"
        case .malformedJSON(let fault, _): return "\(prefix)JSON 有误，\(fault.zh)。"
        case .malformedGeoJSON(let fault, _): return "\(prefix)GeoJSON 有误，\(fault.zh)。"
        case .undecodable(let encoding, _): return "\(prefix)有无法按 \(encoding) 识别的字节。"
        case .nulByte: return "\(prefix)文本中有空字节（NUL）。"
        case .unterminatedQuote: return "\(prefix)双引号没有闭合。"
        case .noSuchSheet(let index, let available): return "没有第 \(index + 1) 个工作表，文件共有 \(available) 个。"
        case .invalidSheetName(let name): return "工作表名「\(name)」不合规则。"
        case .unreadable(let file): return "无法打开或读取文件 \(file)。"
        case .unwritable(let file, let reason): return "无法写入文件 \(file)：\(reason)。"
        case .geodata(let fault, let file, let detail):
            return "地理数据 \(file) \(fault.zh)\(detail.isEmpty ? "" : "（\(detail)）")。"
        }
    }

    /// What is wrong and where, in English.
    public var en: String {
        let at = place.en
        let suffix = at.isEmpty ? "." : " (\(at))."
        switch self {
        case .emptyFile: return "The file is empty."
        case .unsupported(let kind): return "\(kind.en) cannot be read."
        case .encrypted: return "The file is protected by a password."
        case .truncated: return "The file is incomplete: the end of its zip archive is missing."
        case .damaged(let part): return "The file is damaged: \(part) does not unpack or fails its checksum."
        case .missingPart(let part): return "The workbook lacks a necessary part: \(part)."
        case .tooLarge(let kind, let limit, _): return kind.en(limit: limit) + suffix
        case .malformedXML(let fault, let part, _): return "The workbook's \(part) is wrong: \(fault.en)\(suffix)"
        case .malformedJSON(let fault, _): return "The JSON is wrong: \(fault.en)\(suffix)"
        case .malformedGeoJSON(let fault, _): return "The GeoJSON is wrong: \(fault.en)\(suffix)"
        case .undecodable(let encoding, _): return "There are bytes that are no characters in \(encoding)\(suffix)"
        case .nulByte: return "The text has a zero byte (NUL)\(suffix)"
        case .unterminatedQuote: return "A quotation mark is never closed\(suffix)"
        case .noSuchSheet(let index, let available):
            return "There is no sheet number \(index + 1); the file has \(available)."
        case .invalidSheetName(let name): return "The sheet name “\(name)” breaks the rules of spreadsheet programs."
        case .unreadable(let file): return "The file \(file) cannot be opened or read."
        case .unwritable(let file, let reason): return "The file \(file) cannot be written: \(reason)."
        case .geodata(let fault, let file, let detail):
            return "Geodata \(file): \(fault.en)\(detail.isEmpty ? "" : " (\(detail))")."
        }
    }
}

extension ExchangeError.LimitKind {
    /// A number of bytes as people say it.
    private static func size(_ bytes: Int, _ unit: String) -> String {
        bytes > 0 && bytes.isMultiple(of: 1 << 20) ? "\(bytes >> 20) MB" : "\(bytes) \(unit)"
    }

    fileprivate func zh(limit: Int) -> String {
        switch self {
        case .bytes: "解压后超过 \(Self.size(limit, "字节")) 的上限"
        case .compressionRatio: "压缩比超过 \(limit):1，疑似压缩炸弹"
        case .archiveEntries: "压缩包内超过 \(limit) 个文件"
        case .rows: "超过 \(limit) 行的上限"
        case .columns: "超过 \(limit) 列的上限"
        case .cellCharacters: "单元格文字超过 \(limit) 个字符的上限"
        case .sharedStrings: "工作簿中的文字超过 \(limit) 条的上限"
        case .emptyCells: "各行中间的空单元格共超过 \(limit) 个"
        case .mergedRanges: "合并单元格超过 \(limit) 处的上限"
        case .nesting: "嵌套超过 \(limit) 层"
        }
    }

    fileprivate func en(limit: Int) -> String {
        switch self {
        case .bytes: "Unpacked, the file is larger than \(Self.size(limit, "bytes"))"
        case .compressionRatio: "The file is packed more than \(limit) to 1 and may be a zip bomb"
        case .archiveEntries: "The archive has more than \(limit) entries"
        case .rows: "There are more than \(limit) rows"
        case .columns: "There are more than \(limit) columns"
        case .cellCharacters: "A cell has more than \(limit) characters"
        case .sharedStrings: "The workbook has more than \(limit) different texts"
        case .emptyCells: "Rows have more than \(limit) empty cells in front of others"
        case .mergedRanges: "There are more than \(limit) merged ranges"
        case .nesting: "Values are nested more than \(limit) levels deep"
        }
    }
}

extension ExchangeError.ForeignFormat {
    /// The kind's name in Chinese.
    public var zh: String {
        switch self {
        case .legacyExcel: "旧版 Excel（.xls）或 WPS 表格（.et）文件"
        case .binaryWorkbook: "Excel 二进制工作簿（.xlsb）"
        case .openDocument: "OpenDocument 表格（.ods）"
        case .xmlSpreadsheet: "“XML 电子表格 2003”文件"
        case .html: "网页（HTML）文件，即使扩展名是 .xls"
        case .xml: "XML 文件"
        case .word: "Word 文档"
        case .presentation: "演示文稿"
        case .pdf: "PDF 文件"
        case .image: "图片"
        case .shapefile: "Shapefile"
        case .kml: "KML/KMZ 文件"
        case .archive: "压缩包"
        case .json: "不是 GeoJSON 的 JSON 文件"
        case .unknown: "这种文件"
        }
    }

    /// The kind's name in English.
    public var en: String {
        switch self {
        case .legacyExcel: "An old Excel (.xls) or WPS (.et) file"
        case .binaryWorkbook: "An Excel binary workbook (.xlsb)"
        case .openDocument: "An OpenDocument spreadsheet (.ods)"
        case .xmlSpreadsheet: "An “XML Spreadsheet 2003” file"
        case .html: "A web page (HTML), even with the ending .xls,"
        case .xml: "An XML file"
        case .word: "A Word document"
        case .presentation: "A presentation"
        case .pdf: "A PDF"
        case .image: "A picture"
        case .shapefile: "A shapefile"
        case .kml: "A KML or KMZ file"
        case .archive: "An archive"
        case .json: "JSON that is not GeoJSON"
        case .unknown: "This kind of file"
        }
    }
}
