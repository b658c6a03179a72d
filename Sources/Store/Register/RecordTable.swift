import Domain
import Geo
import Tables

/// How the records of a kind lie in their table of versions.
struct RecordTable {
    /// The table.
    let table: Identifier
    /// The fields in the order of the columns.
    let fields: [Field]
    /// The columns of the fields.
    let columns: [Identifier]

    /// All columns, the axes first, the box around the shape last.
    var allColumns: [Identifier] { Self.axes + columns + (shapeKey == nil ? [] : Self.box) }

    /// The key of the field that holds a shape, where the kind has one.
    let shapeKey: String?

    /// The columns of the fields with an alias of one letter before each, ready for a statement.
    func columns(of alias: Alias) -> Query {
        aliased[alias] ?? ""
    }

    /// The aliases that statements use for a table of versions.
    enum Alias: String, CaseIterable { case x, v, f }

    private let aliased: [Alias: Query]
    /// The fields by key, each with its column: records keep their values in that order.
    private let inOrder: [(key: String, type: FieldType, column: Int)]

    static let axes: [Identifier] = ["id", "valid_from", "valid_to", "known_from", "known_to"].map { Identifier($0) }

    /// The columns of the box around a shape, in degrees: kept beside it so that a part of the map can be asked for.
    static let box: [Identifier] = ["west", "south", "east", "north"].map { Identifier($0) }

    /// The table of a kind, whose names come from the catalogue, never from outside.
    init(_ kind: RecordKind) throws {
        self = try Self.ready[kind]?.get() ?? RecordTable(making: kind)
    }

    /// Made once: records are read thousands of times a second.
    private static let ready = Dictionary(
        uniqueKeysWithValues: RecordKind.allCases.map { kind in (kind, Result { try RecordTable(making: kind) }) })

    private init(making kind: RecordKind) throws {
        let name = kind.rawValue.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
        table = try Identifier(validating: name + "_versions")
        let fields = kind.fields
        shapeKey = kind.shapeField?.key
        self.fields = fields
        inOrder = fields.enumerated().map { ($1.key, $1.type, $0) }.sorted { $0.key < $1.key }
        columns = try fields.map { try Identifier(validating: $0.column) }
        aliased = Dictionary(
            uniqueKeysWithValues: Alias.allCases.map { alias in
                // The names were just checked to be identifiers.
                let list = fields.map { "\(alias.rawValue).\($0.column)" }.joined(separator: ", ")
                return (alias, Query(stringLiteral: list))
            })
    }

    /// The stored form of a record's fields, the box around its shape last.
    func values(_ record: FieldValues) -> [TableValue] {
        let stored = fields.map { record[$0.key]?.stored ?? .null }
        return shapeKey.map { stored + Self.box(around: record[$0]?.text) } ?? stored
    }

    private static func box(around shape: String?) -> [TableValue] {
        guard let box = shape.flatMap({ BoundingBox(wellKnownText: $0) }) else { return [.null, .null, .null, .null] }
        return [.real(box.west), .real(box.south), .real(box.east), .real(box.north)]
    }

    /// The record whose columns begin at the given place of a row.
    func record(_ row: Row, from start: Int) throws -> FieldValues {
        var items: [FieldValues.Item] = []
        items.reserveCapacity(fields.count)
        for place in inOrder {
            if let value = try Value(stored: row[start + place.column], as: place.type) {
                items.append(FieldValues.Item(key: place.key, value: value))
            }
        }
        return FieldValues(inOrder: items)
    }
}

extension Value {
    /// The stored form of the value.
    var stored: TableValue {
        switch self {
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .decimal(let number): .real(number)
        case .day(let day): .integer(Int64(day.number))
        case .flag(let flag): .integer(flag ? 1 : 0)
        case .subject(let subject): .integer(subject.number)
        }
    }

    /// Reads the stored form back; nil for a missing value.
    init?(stored: TableValue, as type: FieldType) throws {
        switch (stored, type) {
        case (.null, _): return nil
        case (.text(let text), _): self = .text(text)
        case (.integer(let number), .day): self = .day(Day(number: Int(number)))
        case (.integer(let number), .flag): self = .flag(number != 0)
        case (.integer(let number), .subject): self = .subject(SubjectID(number))
        case (.integer(let number), .decimal): self = .decimal(Double(number))
        case (.integer(let number), _): self = .integer(number)
        case (.real(let number), _): self = .decimal(number)
        case (.blob, _): return nil
        }
    }
}
