import CPQ
import Glibc
import Tables

/// What the server answered; owns libpq's memory.
final class PostgresResult {
    private let pointer: OpaquePointer?

    init(_ pointer: OpaquePointer?) {
        self.pointer = pointer
    }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }

    var isSuccess: Bool {
        let status = status
        return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_COPY_IN
            || status == PGRES_EMPTY_QUERY || status == PGRES_PIPELINE_SYNC
    }

    var rowCount: Int32 { PQntuples(pointer) }

    /// The number of rows inserted, updated or deleted; 0 for a statement that only reads.
    var changedRows: Int {
        let tag = commandTag
        guard tag.hasPrefix("INSERT") || tag.hasPrefix("UPDATE") || tag.hasPrefix("DELETE") || tag.hasPrefix("MERGE")
        else { return 0 }
        return PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// Whether the statement made, changed or dropped tables.
    var changesTables: Bool {
        guard let tag = PQcmdStatus(pointer) else { return false }
        // Told by the first byte, since this is asked after every statement: ALTER, CREATE (not COMMIT, COPY), DROP.
        switch UInt8(bitPattern: tag[0]) {
        case UInt8(ascii: "A"): return true
        case UInt8(ascii: "C"): return tag[1] == CChar(UInt8(ascii: "R"))
        case UInt8(ascii: "D"): return tag[1] == CChar(UInt8(ascii: "R"))
        default: return false
        }
    }

    /// The names of the columns.
    func columns(sql: String) -> RowColumns {
        let names = (0..<PQnfields(pointer)).map { PQfname(pointer, $0).map { String(cString: $0) } ?? "" }
        return RowColumns(names: names, sql: sql)
    }

    /// The types of the columns.
    var columnTypes: [Oid] { (0..<PQnfields(pointer)).map { PQftype(pointer, $0) } }

    /// One row's values.
    func row(_ index: Int32, _ types: [Oid], _ columns: RowColumns) -> Row {
        let values = [TableValue](unsafeUninitializedCapacity: types.count) { buffer, initialized in
            for column in types.indices {
                buffer.initializeElement(at: column, to: value(index, Int32(column), types[column]))
            }
            initialized = types.count
        }
        return Row(values: values, columns: columns)
    }

    /// The server's error; nil where there is none because the connection is lost.
    func error(sql: String) -> DatabaseError? {
        guard let code = field(Int32(UInt8(ascii: "C"))) else { return nil }
        // Only the primary message: the detail quotes the row's values.
        let message = field(Int32(UInt8(ascii: "M"))) ?? "unknown error"
        return DatabaseError(DatabaseError.kind(sqlState: code), message, sql: sql, code: code)
    }

    private var commandTag: String {
        PQcmdStatus(pointer).map { String(cString: $0) } ?? ""
    }

    private func field(_ code: Int32) -> String? {
        PQresultErrorField(pointer, code).map { String(cString: $0) }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> TableValue {
        guard let start = PQgetvalue(pointer, row, column) else { return .null }
        // Null reads as empty text, so only what is empty can be null.
        if start[0] == 0, PQgetisnull(pointer, row, column) == 1 { return .null }
        switch type {
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.oid:
            return .integer(Self.integer(start))
        case PostgresType.float8, PostgresType.float4:
            return .real(strtod(start, nil))
        case PostgresType.bool:
            return .integer(start[0] == CChar(UInt8(ascii: "t")) ? 1 : 0)
        case PostgresType.numeric:
            // SUM of integers is numeric: whole numbers come back as integers, as SQLite gives them.
            return Int64(String(cString: start)).map { .integer($0) } ?? .real(strtod(start, nil))
        case PostgresType.bytea:
            let length = Int(PQgetlength(pointer, row, column))
            return .blob(Self.bytes(hex: UnsafeBufferPointer(start: start, count: length)))
        default:
            let length = Int(PQgetlength(pointer, row, column))
            let bytes = UnsafeRawBufferPointer(start: start, count: length)
            return .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// The number in the server's decimal digits; several times faster than the C library's function.
    private static func integer(_ digits: UnsafePointer<CChar>) -> Int64 {
        let isNegative = digits[0] == CChar(UInt8(ascii: "-"))
        var position = isNegative ? 1 : 0
        var negated: Int64 = 0
        // Counted downwards, since the least number has no positive counterpart.
        while digits[position] != 0 {
            negated = negated &* 10 &- (Int64(digits[position]) &- 48)
            position += 1
        }
        return isNegative ? negated : 0 &- negated
    }

    /// The bytes of `\x0a1b…`.
    private static func bytes(hex: UnsafeBufferPointer<CChar>) -> [UInt8] {
        let digits = hex.dropFirst(2)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for character in digits {
            let byte = UInt8(bitPattern: character)
            let digit = byte >= 97 ? byte &- 87 : byte &- 48
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }
}
