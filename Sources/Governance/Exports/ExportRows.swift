import Domain
import Exchange
import Store
import Tables

/// Reads the records of a table in portions and turns them into cells.
struct ExportRows {
    private let table: ExportTable
    private let session: any Session
    private let hasPosition: Bool

    /// So many records have the names of their places looked up at once.
    private static let portion = 500
    /// What a cell of Excel holds; a longer shape is told in words, and goes out whole as geodata.
    private static let longestText = 32_767
    /// Names kept for the next portions; beyond that they are looked up again.
    private static let namesKept = 20_000

    init(_ table: ExportTable, _ session: any Session, hasPosition: Bool) {
        self.table = table
        self.session = session
        self.hasPosition = hasPosition
    }

    func forEach(_ emit: ([CellValue]) throws -> Void) throws {
        let reader = RegionReader(session, asOf: table.listing.asOf)
        var names: [SubjectID: Region] = [:]
        var waiting: [RecordItem] = []
        func flush() throws {
            if names.count > Self.namesKept { names = [:] }
            let wanted = Set(waiting.flatMap { $0.path.steps.filter { $0.level >= .county }.map(\.region) })
            try names.merge(reader.regions(wanted.subtracting(names.keys))) { $1 }
            for item in waiting { try emit(cells(item, names)) }
            waiting = []
        }
        try RecordList(session).forEach(table.listing) { item in
            waiting.append(item)
            if waiting.count == Self.portion { try flush() }
        }
        try flush()
    }

    private func cells(_ item: RecordItem, _ names: [SubjectID: Region]) -> [CellValue] {
        var cells = ExportPlace.texts(item, of: table.listing.kind, names).map {
            $0.isEmpty ? CellValue.empty : .text($0)
        }
        cells += table.fields.map { field in item.values[field.key].map { cell($0, field, names) } ?? .empty }
        if hasPosition { cells.append(item.values["longitude"] == nil ? .empty : .text("CGCS2000")) }
        return cells
    }

    private func cell(_ value: Value, _ field: Field, _ names: [SubjectID: Region]) -> CellValue {
        switch value {
        case .integer(let number): return .number(Double(number))
        case .decimal(let number): return .number(number)
        case .flag(let flag): return .text(flag ? table.text("是", "Yes") : table.text("否", "No"))
        case .subject(let subject): return .text(names[subject]?.name ?? subject.description)
        case .day(let day):
            let (year, month, date) = day.civil
            return CalendarDay(year: year, month: month, day: date).map { .day($0) } ?? .text(day.description)
        case .text(let text):
            if case .shape = field.type, text.utf8.count > Self.longestText, let words = ShapeWords(text) {
                return .text(table.text(words.text.zh, words.text.en))
            }
            guard case .choice(let choices) = field.type, let choice = choices.first(where: { $0.code == text }) else {
                return .text(text)
            }
            return .text(table.text(choice.name.zh, choice.name.en))
        }
    }
}
