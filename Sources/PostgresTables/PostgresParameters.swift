import CPQ
import Tables

/// The values of one statement in PostgreSQL's binary form.
struct PostgresParameters {
    /// PostgreSQL's type of each value; 0 leaves it to the server.
    let types: [Oid]
    private var bytes: [UInt8] = []
    /// Where each value starts and ends in `bytes`; nil for null.
    private var ranges: [Range<Int>?] = []

    /// - Parameters:
    ///   - types: The types to convert to, where they were settled for a whole batch.
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue` for values that cannot be stored.
    init(_ values: [TableValue], types: [Oid]? = nil, sql: String) throws {
        for (index, value) in values.enumerated() {
            guard let obstacle = value.obstacle else { continue }
            throw DatabaseError(.unexpectedValue, "\(obstacle) (value \(index))", sql: sql)
        }
        self.types = types ?? values.map(Self.type)
        ranges.reserveCapacity(values.count)
        for (value, type) in zip(values, self.types) {
            append(value, as: type)
        }
    }

    /// Calls libpq with the addresses, lengths and formats of the values.
    func withPointers<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) throws -> T
    ) rethrows -> T {
        guard !ranges.isEmpty else { return try body(nil, nil, nil) }
        let lengths = ranges.map { Int32(clamping: $0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: ranges.count)
        // One byte more, so that there is an address even where all values are empty.
        return try (bytes + [0]).withUnsafeBytes { buffer in
            let characters = buffer.bindMemory(to: CChar.self)
            let pointers = ranges.map { range in
                range.flatMap { range in characters.baseAddress.map { $0 + range.lowerBound } }
            }
            return try body(pointers, lengths, formats)
        }
    }

    /// The type under which a value is sent.
    static func type(of value: TableValue) -> Oid {
        switch value {
        case .null: 0
        case .integer: PostgresType.int8
        case .real: PostgresType.float8
        case .text: PostgresType.text
        case .blob: PostgresType.bytea
        }
    }

    /// One type for each place of a batch: the first that is not null, and real where integers and reals are mixed.
    static func types(of bindSets: [[TableValue]], count: Int) throws -> [Oid] {
        var types = [Oid](repeating: 0, count: count)
        for set in bindSets {
            for (index, value) in set.enumerated() where !value.isNull {
                let type = type(of: value)
                if types[index] == 0 || (types[index] == PostgresType.int8 && type == PostgresType.float8) {
                    types[index] = type
                } else if types[index] != type, !(types[index] == PostgresType.float8 && type == PostgresType.int8) {
                    throw DatabaseError(
                        .unexpectedValue,
                        "Value \(index) is of one type in some sets of the batch, of another in others.")
                }
            }
        }
        return types
    }

    private mutating func append(_ value: TableValue, as type: Oid) {
        let start = bytes.count
        switch value {
        case .null:
            ranges.append(nil)
            return
        case .integer(let number) where type == PostgresType.float8:
            append(Double(number).bitPattern)
        case .integer(let number):
            append(UInt64(bitPattern: number))
        case .real(let number):
            append(number.bitPattern)
        case .text(let text):
            bytes.append(contentsOf: text.utf8)
        case .blob(let blob):
            bytes.append(contentsOf: blob)
        }
        ranges.append(start..<bytes.count)
    }

    private mutating func append(_ number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}

/// PostgreSQL's numbers for the types that are treated apart; see its catalogue `pg_type`.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let oid: Oid = 26
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700
}
