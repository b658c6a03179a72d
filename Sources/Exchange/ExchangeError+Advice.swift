extension ExchangeError {
    /// What the user can do, in Chinese.
    public var adviceZh: String {
        switch self {
        case .emptyFile: "请检查是否选错文件，或重新导出。"
        case .unsupported(let kind): kind.adviceZh
        case .encrypted: "请在 Excel 或 WPS 中打开，取消密码后另存为 .xlsx 再上传。"
        case .truncated, .damaged: "请重新下载或复制该文件；能在 Excel 中打开时，另存为新的 .xlsx。"
        case .missingPart, .malformedXML: "请在 Excel 或 WPS 中打开并另存为新的 .xlsx 再上传。"
        case .tooLarge(.rows, _, _), .tooLarge(.bytes, _, _): "请按乡镇或按表拆成几个文件。"
        case .tooLarge(.columns, _, _): "请删除多余的空列；CSV 请检查分隔符。"
        case .tooLarge(.cellCharacters, _, _): "请检查该处是否缺少双引号，或缩短文字。"
        case .tooLarge(.emptyCells, _, _): "请删除最右侧多余的内容（按 Ctrl+End 可找到最后一个单元格）。"
        case .tooLarge(.nesting, _, _): "请用导出它的软件重新导出，层级要少。"
        case .tooLarge: "请确认文件来源可靠，并在 Excel 中另存为新的 .xlsx。"
        case .malformedJSON, .malformedGeoJSON: "请用地图软件重新导出 GeoJSON。"
        case .undecodable: "请把文件另存为“CSV UTF-8（逗号分隔）”再上传。"
        case .nulByte: "请确认是文本文件；UTF-16 文件请另存为 CSV UTF-8。"
        case .unterminatedQuote: "请在该处补上双引号；文字中的双引号应写成两个。"
        case .noSuchSheet: "请重新选择工作表。"
        case .invalidSheetName: "名称须为 1 至 31 个字符，不含 [ ] : * ? / \\，首尾不能是单引号。"
        case .unreadable: "请确认文件存在且有读取权限。"
        case .unwritable: "请确认目录存在、有写入权限且磁盘有空间。"
        case .geodata(let fault, _, _): fault.adviceZh
        }
    }

    /// What the user can do, in English.
    public var adviceEn: String {
        switch self {
        case .emptyFile: "Check that the right file was chosen, or export it again."
        case .unsupported(let kind): kind.adviceEn
        case .encrypted: "Open it in Excel or WPS, remove the password and save it as .xlsx."
        case .truncated, .damaged: "Copy or download it again; if Excel opens it, save it as a new .xlsx."
        case .missingPart, .malformedXML: "Open it in Excel or WPS and save it as a new .xlsx."
        case .tooLarge(.rows, _, _), .tooLarge(.bytes, _, _): "Split it into several files, for example by township."
        case .tooLarge(.columns, _, _): "Delete surplus empty columns; in a CSV check the separator."
        case .tooLarge(.cellCharacters, _, _): "Look for a missing quotation mark there, or shorten the text."
        case .tooLarge(.emptyCells, _, _): "Delete what stands far to the right; Ctrl+End leads to the last cell."
        case .tooLarge(.nesting, _, _): "Export it again, less deeply nested, with the program it comes from."
        case .tooLarge: "Make sure that its source is trustworthy and save it in Excel as a new .xlsx."
        case .malformedJSON, .malformedGeoJSON: "Export the GeoJSON again from the mapping software."
        case .undecodable: "Save the file as “CSV UTF-8 (comma delimited)”."
        case .nulByte: "Make sure that it is a text file; save UTF-16 files as CSV UTF-8."
        case .unterminatedQuote: "Close the quotation mark there; inside a text it is written twice."
        case .noSuchSheet: "Choose a sheet again."
        case .invalidSheetName: "Use 1 to 31 characters without [ ] : * ? / \\ and no apostrophe at either end."
        case .unreadable: "Make sure that the file exists and may be read."
        case .unwritable: "Make sure that the folder exists, may be written to and has space left."
        case .geodata(let fault, _, _): fault.adviceEn
        }
    }
}

extension ExchangeError.ForeignFormat {
    fileprivate var adviceZh: String {
        switch self {
        case .legacyExcel, .binaryWorkbook, .openDocument, .xmlSpreadsheet, .html:
            "请在 Excel 或 WPS 中打开，另存为 .xlsx 再上传。"
        case .shapefile: "请把 .shp、.shx、.dbf（和 .prj）打成一个 zip 再上传。"
        case .kml: "请用地图软件（如 QGIS）导出为 GeoPackage。"
        case .archive: "请先解压，再上传其中的 .xlsx、.csv 或 .geojson。"
        case .word, .presentation, .pdf, .image, .xml, .json, .unknown:
            "请上传 .xlsx、.csv（或 .csv.gz）或 .geojson。"
        }
    }

    fileprivate var adviceEn: String {
        switch self {
        case .legacyExcel, .binaryWorkbook, .openDocument, .xmlSpreadsheet, .html:
            "Open it in Excel or WPS and save it as .xlsx."
        case .shapefile: "Pack the .shp, .shx, .dbf (and .prj) into one zip and send that."
        case .kml: "Export it as GeoPackage with mapping software such as QGIS."
        case .archive: "Unpack it and send the .xlsx, .csv or .geojson inside."
        case .word, .presentation, .pdf, .image, .xml, .json, .unknown:
            "Send an .xlsx, .csv (or .csv.gz) or .geojson file."
        }
    }
}
