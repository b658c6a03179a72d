import Domain
import Store

/// Chooses the records of the register that the rows of a list are about, each record once.
///
/// - Complexity: A choice takes constant time but for records that agree in every value that a row states.
struct PartnerChoice {
    private struct Standing: Hashable {
        let name: String
        let place: Value?
    }

    private let records: [RecordItem]
    private var isTaken: [Bool]
    private var next = 0
    private var byCode: [String: [Int]] = [:]
    private var byStanding: [Standing: [Int]] = [:]
    private var byValue: [String: [Value: [Int]]] = [:]
    private var names: Set<String> = []

    init(_ records: [RecordItem]) {
        self.records = records
        isTaken = Array(repeating: false, count: records.count)
        for (index, record) in records.enumerated() {
            if !record.code.isEmpty { byCode[record.code, default: []].append(index) }
            names.insert(record.name)
            byStanding[Standing(name: record.name, place: record.values["place"]), default: []].append(index)
        }
    }

    /// The records of that code that nobody has taken.
    func holders(of code: String) -> [RecordItem] {
        (byCode[code] ?? []).filter { !isTaken[$0] }.map { records[$0] }
    }

    /// Whether any record has that name, taken or not, wherever it stands.
    func knows(name: String) -> Bool { names.contains(name) }

    /// Takes the first record of that code that is fit.
    mutating func take(code: String, where isFit: (RecordItem) -> Bool = { _ in true }) -> RecordItem? {
        take(byCode[code] ?? [], where: isFit)
    }

    /// Takes the first record of that name that stands in the place and is fit.
    mutating func take(name: String, in place: Value, where isFit: (RecordItem) -> Bool) -> RecordItem? {
        take(byStanding[Standing(name: name, place: place)] ?? [], where: isFit)
    }

    /// Takes the first record that holds everything the values say.
    mutating func take(holding values: FieldValues) -> RecordItem? {
        guard let rarest = values.items.map({ indices($0.key, $0.value) }).min(by: { $0.count < $1.count }) else {
            return takeNext()
        }
        return take(rarest) { record in values.items.allSatisfy { record.values[$0.key] == $0.value } }
    }

    /// Takes the first record that is left.
    mutating func takeNext() -> RecordItem? {
        while next < records.count, isTaken[next] { next += 1 }
        guard next < records.count else { return nil }
        isTaken[next] = true
        return records[next]
    }

    private mutating func take(_ candidates: [Int], where isFit: (RecordItem) -> Bool) -> RecordItem? {
        guard let found = candidates.first(where: { !isTaken[$0] && isFit(records[$0]) }) else { return nil }
        isTaken[found] = true
        return records[found]
    }

    private mutating func indices(_ key: String, _ value: Value) -> [Int] {
        if byValue[key] == nil {
            var index: [Value: [Int]] = [:]
            for (number, record) in records.enumerated() {
                if let value = record.values[key] { index[value, default: []].append(number) }
            }
            byValue[key] = index
        }
        return byValue[key]?[value] ?? []
    }
}
