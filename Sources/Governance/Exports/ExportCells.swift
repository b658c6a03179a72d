import Domain
import Exchange
import Store

/// Fields of records as columns and cells of a table for people.
struct ExportCells {
    let language: PreferredLanguage

    /// What a cell of Excel holds; a longer shape is told in words, and goes out whole as geodata.
    static let longestText = 32_767

    /// The column of a field.
    func column(_ field: Field) -> SheetModel.Column {
        let kind: SheetModel.Column.Kind =
            switch field.type {
            case .integer: .integer
            case .decimal(_, let places): .decimal(places)
            case .day: .date
            default: .text
            }
        return SheetModel.Column(text(field.label), unit: text(field.unit), kind: kind)
    }

    /// A value as a cell of the column of its field.
    func cell(_ value: Value, _ field: Field, _ names: [SubjectID: Region]) -> CellValue {
        switch value {
        case .integer(let number): return .number(Double(number))
        case .decimal(let number): return .number(number)
        case .flag(let flag): return .text(text(flag ? BilingualText("是", "Yes") : BilingualText("否", "No")))
        case .subject(let subject): return .text(names[subject]?.name ?? subject.description)
        case .day(let day):
            let (year, month, date) = day.civil
            return CalendarDay(year: year, month: month, day: date).map { .day($0) } ?? .text(day.description)
        case .text(let words):
            if case .shape = field.type, words.utf8.count > Self.longestText, let shape = ShapeWords(words) {
                return .text(text(shape.text))
            }
            guard case .choice(let choices) = field.type, let choice = choices.first(where: { $0.code == words })
            else { return .text(words) }
            return .text(text(choice.name))
        }
    }

    private func text(_ words: BilingualText) -> String { language == .chinese ? words.zh : words.en }
}
