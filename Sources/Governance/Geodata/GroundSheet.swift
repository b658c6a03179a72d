import Domain
public import Exchange
import Store

extension GroundReport {
    /// The findings as a table for files (空间检查导出).
    ///
    /// - Parameter items: Those wanted, in their order.
    public func sheet(_ items: [Item], language: PreferredLanguage) -> SheetModel {
        func text(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
        func text(_ both: BilingualText) -> String { text(both.zh, both.en) }
        let columns = [
            text("规则", "Rule"), text("种类", "Kind"), text("名称", "Name"), text("编码", "Code"), text("所在地", "Place"),
            text("说明", "Finding"), text("建议", "Advice"),
        ].map { SheetModel.Column($0) }
        let title = text("空间检查", "Check of positions")
        let head =
            ["\(area.name) \(title)", text("数据版本：\(version)", "Data version: \(version)")]
            + unchecked.map { text($0) }
        return SheetModel(name: title, titleLines: head, columns: columns) { emit in
            for item in items {
                try emit([
                    .text(text(Self.title(item.finding.code))), .text(text(item.kind.name)), .text(item.name),
                    .text(item.code), .text(place(of: item)), .text(text(item.finding.message)),
                    .text(text(item.finding.advice)),
                ])
            }
        }
    }
}
