import Domain
import Exchange
import Rules
import Store
import Tables

/// The records behind a figure as a table for people (指标组成清单): what is counted and by which rule stands on top, then
/// the columns of the opened figure's page in their order, then every record of the tab.
struct FigureTable {
    let opened: OpenedFigure
    let listing: RecordListing
    let access: Access
    let mark: ExportMark
    let language: PreferredLanguage
    let zone: CivilZone

    private var board: Board { opened.board }
    private var cells: ExportCells { ExportCells(language: language) }

    /// The fields beside name, code and place.
    private var fields: [Field] {
        FigureColumns.keys(for: opened.measure, board.rules, opened.indicator)
            .filter { !["name", "code", "place"].contains($0) }.compactMap { listing.kind.field($0) }
    }

    /// The table; its rows are read from the session while they are written, so write it within the transaction.
    ///
    /// - Throws: `DatabaseError`.
    func sheet(in session: any Session) throws -> SheetModel {
        let basis = try ExportBasis(asOf: listing.asOf, language: language, zone: zone).lines(in: session)
        let fields = self.fields
        let known = [("名称", "Name"), ("编码", "Code"), ("所在地", "Place")].map { SheetModel.Column(text($0, $1)) }
        var sheet = SheetModel(
            name: text(listing.kind.name), titleLines: titleLines(basis),
            columns: known + fields.map { cells.column($0) }
        ) { emit in
            try ExportPortions(listing: listing, session: session).forEach { item, places in
                try emit(row(item, fields, places))
            }
        }
        sheet.mark = mark.text(language, zone)
        return sheet
    }

    private func titleLines(_ basis: [String]) -> [String] {
        let indicator = opened.indicator
        let part = text(opened.part.name)
        let counted = opened.part == .missing ? "" : text("（\(opened.measure.name.zh)）", " (\(opened.measure.name.en))")
        return [
            "\(board.region.name) · \(text(indicator.name))",
            text("清单：", "List: ") + part + counted,
            text("定义：", "Definition: ") + text(indicator.definition),
            text("公式：", "Formula: ") + text(indicator.formula),
            text("规则集：", "Rule set: ") + text(board.rules.title),
        ] + basis + [mark.text(language, zone) + text("　空白为未报", "   Blank: not reported")]
    }

    private func row(_ item: RecordItem, _ fields: [Field], _ places: [SubjectID: Region]) -> [CellValue] {
        // As on the page: what somebody may see differs from place to place.
        let hidden = access.hiddenKeys(of: listing.kind, in: item.path)
        let known: [CellValue] = [
            .text(item.name.isEmpty ? "#\(item.id)" : item.name), item.code.isEmpty ? .empty : .text(item.code),
            .text(place(of: item, places)),
        ]
        return known
            + fields.map { field -> CellValue in
                guard !hidden.contains(field.key), let value = item.values[field.key] else { return .empty }
                return cells.cell(value, field, places)
            }
    }

    /// The names of the places between the area and the record.
    private func place(of item: RecordItem, _ places: [SubjectID: Region]) -> String {
        let steps = item.path.steps.filter { step in
            step.level > board.region.level && step.level >= .county
                && (listing.kind != .village || step.region != item.id)
        }
        let names = steps.compactMap { places[$0.region]?.name }
        return names.isEmpty ? board.region.name : names.joined(separator: " · ")
    }

    private func text(_ words: BilingualText) -> String { text(words.zh, words.en) }

    private func text(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
}
