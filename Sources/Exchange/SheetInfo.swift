/// One table of a file as its tab shows it (工作表).
public struct SheetInfo: Hashable, Sendable {
    /// The tab's name; for CSV and GeoJSON the file's name without its ending.
    public let name: String
    /// Whether the sheet is hidden (隐藏) in the spreadsheet program.
    public let isHidden: Bool

    /// Makes the description of a sheet.
    public init(name: String, isHidden: Bool = false) {
        self.name = name
        self.isHidden = isHidden
    }
}
