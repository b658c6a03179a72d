import Domain
import Exchange
import Governance
import Store

/// The log as a table for Excel: the columns of the page in their order, then the particulars and the hash of each
/// entry.
struct AuditSheet: Sendable {
    /// The action listed; nil for all.
    let action: String?
    let language: Language
    /// Where days begin and end.
    let zone: CivilZone

    /// What a cell of Excel holds.
    private static let longestText = 32_767

    /// The table with its mark.
    func model(_ extract: AuditDesk.Extract) -> SheetModel {
        let columns: [(AuditText, SheetModel.Column.Kind)] = [
            (.number, .text), (.at, .text), (.who, .text), (.channel, .text), (.action, .text), (.subject, .text),
            (.facts, .integer), (.detail, .text), (.hash, .text),
        ]
        let sheet = SheetModel(
            name: language(AuditText.heading), titleLines: titleLines(extract.head),
            columns: columns.map { SheetModel.Column(language($0.0), kind: $0.1) }
        ) { emit in
            try extract.entries { entry in try emit(row(entry)) }
        }
        return sheet.marked(extract.mark.text(language == .zh ? .chinese : .english, zone))
    }

    private func titleLines(_ head: AuditDesk.Head?) -> [String] {
        let filter = action.map { language(AuditWords.action($0)) } ?? language(KitText.any)
        var lines = [
            language(AuditText.heading), language.labelled(language(AuditText.action), filter),
        ]
        if let head {
            lines.append(language.labelled(language(AuditText.head), "\(head.sequence) · \(head.hash)"))
        }
        return lines
    }

    private func row(_ entry: AuditEntry) -> [CellValue] {
        let isLong = entry.detail.utf16.count > Self.longestText
        return [
            .number(Double(entry.sequence)), .text(language.minute(entry.at, in: zone)), .text(entry.actor.name),
            .text(language(AuditWords.channel(entry.actor.channel))), .text(language(AuditWords.action(entry.action))),
            entry.subject.map { CellValue.text("#\($0)") } ?? .empty, .number(Double(entry.factCount)),
            entry.detail == "{}" ? .empty : .text(isLong ? language(AuditText.detailLong) : entry.detail),
            .text(entry.hash),
        ]
    }
}
