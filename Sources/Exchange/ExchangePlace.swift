/// Where in a file something was found; every part is optional because not every format has it.
public struct ExchangePlace: Hashable, Sendable {
    /// The sheet's name as shown on its tab.
    public var sheet: String?
    /// The row, counted from 1 as spreadsheet programs do.
    public var row: Int?
    /// The column, counted from 1 (1 is column A).
    public var column: Int?
    /// The offset in bytes from the beginning of the (uncompressed) file or part.
    public var byteOffset: Int?

    /// Makes a place from the parts that are known.
    public init(sheet: String? = nil, row: Int? = nil, column: Int? = nil, byteOffset: Int? = nil) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.byteOffset = byteOffset
    }

    /// The place in Chinese, for example “工作表「农户」第 5 行 C 列”; empty where nothing is known.
    public var zh: String {
        var text = ""
        if let sheet { text += "工作表「\(sheet)」" }
        if let row { text += "第 \(row) 行" }
        if let column { text += " \(ColumnName.letters(of: column)) 列" }
        if let byteOffset { text += text.isEmpty ? "第 \(byteOffset) 字节处" : "（第 \(byteOffset) 字节处）" }
        return text
    }

    /// The place in English, for example “sheet “Households”, row 5, column C”; empty where nothing is known.
    public var en: String {
        var parts: [String] = []
        if let sheet { parts.append("sheet “\(sheet)”") }
        if let row { parts.append("row \(row)") }
        if let column { parts.append("column \(ColumnName.letters(of: column))") }
        if let byteOffset { parts.append("byte \(byteOffset)") }
        return parts.joined(separator: ", ")
    }
}
