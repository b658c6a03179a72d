public import Domain

/// Who took something out, when, and from which state of the data (水印): the same line on every list, report and map.
public struct ExportMark: Hashable, Sendable {
    /// Who it was, as people know him.
    public var holder: String
    /// When.
    public var at: Instant
    /// The place in the log under which the taking out was recorded.
    public var entry: Int64

    /// A mark.
    public init(holder: String, at: Instant, entry: Int64) {
        self.holder = holder
        self.at = at
        self.entry = entry
    }

    /// The line in one language.
    public func text(_ language: PreferredLanguage, _ zone: CivilZone) -> String {
        language == .chinese
            ? "导出：\(holder)　\(zone.text(of: at))　日志号 \(entry)"
            : "Exported by \(holder)   \(zone.text(of: at))   log entry \(entry)"
    }
}
