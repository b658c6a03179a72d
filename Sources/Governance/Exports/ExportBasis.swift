import Domain
import Store
import Tables

/// For which moment and from which state of the data a table is (数据口径): two of the lines above it.
struct ExportBasis {
    let asOf: AsOf
    let language: PreferredLanguage
    let zone: CivilZone

    /// The lines.
    func lines(in session: any Session) throws -> [String] {
        let log = AuditLog(session)
        let entry = try log.entry(log.dataVersion())
        let version = entry.map { "\($0.sequence) · \($0.hash.prefix(12))" } ?? text("无", "none")
        let known = asOf.isLatestKnown ? text("最新", "latest") : zone.text(of: asOf.known)
        return [
            text("有效日：\(asOf.valid)　知悉时刻：\(known)", "As of: \(asOf.valid)   Known: \(known)"),
            text("数据版本：\(version)", "Data version: \(version)"),
        ]
    }

    private func text(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
}
