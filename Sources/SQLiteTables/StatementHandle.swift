import GRDBSQLite
internal import Tables

/// A compiled statement of SQLite, bound and read by position.
struct StatementHandle {
    let pointer: OpaquePointer
    let sql: String

    /// Binds all values.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue` for values that cannot be stored.
    func bind(_ values: [TableValue]) throws {
        for (index, value) in values.enumerated() {
            guard let obstacle = value.obstacle else { continue }
            throw DatabaseError(.unexpectedValue, "\(obstacle) (value \(index))", sql: sql)
        }
        try bindStorable(values)
    }

    /// Binds all values, which are known to be storable.
    func bindStorable(_ values: [TableValue]) throws {
        guard Int(sqlite3_bind_parameter_count(pointer)) == values.count else {
            throw DatabaseError(.syntax, "The statement's text holds `?` outside of interpolated values.", sql: sql)
        }
        for (index, value) in values.enumerated() {
            let code = bind(value, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw error(code) }
        }
    }

    /// Goes to the next row; false where there is none.
    func step() throws -> Bool {
        let code = sqlite3_step(pointer)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        // Only a cancelled task interrupts a statement.
        case SQLITE_INTERRUPT: throw CancellationError()
        default: throw error(code)
        }
    }

    /// The number of rows that running this statement in `body` changes; 0 for those that change none, such as DDL.
    func changes(_ body: () throws -> Void) rethrows -> Int {
        let connection = sqlite3_db_handle(pointer)
        let before = sqlite3_total_changes(connection)
        try body()
        return sqlite3_total_changes(connection) == before ? 0 : Int(sqlite3_changes(connection))
    }

    /// Ends the reading, so that the statement can be bound again.
    func reset() {
        sqlite3_reset(pointer)
    }

    /// Frees the bound values.
    func clear() {
        sqlite3_clear_bindings(pointer)
    }

    /// The names of the result's columns.
    func columns() -> RowColumns {
        let names = (0..<sqlite3_column_count(pointer)).map { index in
            sqlite3_column_name(pointer, index).map { String(cString: $0) } ?? ""
        }
        return RowColumns(names: names, sql: sql)
    }

    /// The current row's values.
    func row(_ columns: RowColumns) -> Tables.Row {
        let count = Int(sqlite3_column_count(pointer))
        let values = [TableValue](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count {
                buffer.initializeElement(at: index, to: value(at: Int32(index)))
            }
            initialized = count
        }
        return Tables.Row(values: values, columns: columns)
    }

    /// Asked of the value rather than of the column: SQLite then finds the column once instead of twice.
    private func value(at index: Int32) -> TableValue {
        let value = sqlite3_column_value(pointer, index)
        switch sqlite3_value_type(value) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_value_int64(value))
        case SQLITE_FLOAT:
            return .real(sqlite3_value_double(value))
        case SQLITE_TEXT:
            // The text must be asked for before its length.
            guard let start = sqlite3_value_text(value) else { return .text("") }
            let length = Int(sqlite3_value_bytes(value))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self))
        case SQLITE_BLOB:
            // An empty blob has no address.
            guard let start = sqlite3_value_blob(value) else { return .blob([]) }
            let length = Int(sqlite3_value_bytes(value))
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: length)))
        default:
            return .null
        }
    }

    private func bind(_ value: TableValue, at index: Int32) -> Int32 {
        switch value {
        case .null:
            return sqlite3_bind_null(pointer, index)
        case .integer(let number):
            return sqlite3_bind_int64(pointer, index, number)
        case .real(let number):
            return sqlite3_bind_double(pointer, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // SQLite takes a missing address for NULL, so empty text needs one.
                    characters.isEmpty
                        ? sqlite3_bind_text(pointer, index, "", 0, Self.transient)
                        : sqlite3_bind_text(
                            pointer, index, characters.baseAddress, Int32(clamping: characters.count), Self.transient)
                }
            }
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(pointer, index, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob(pointer, index, $0.baseAddress, Int32(clamping: $0.count), Self.transient)
            }
        }
    }

    private func error(_ code: Int32) -> DatabaseError {
        let connection = sqlite3_db_handle(pointer)
        return DatabaseError(
            sqliteCode: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)),
            sql: sql)
    }

    /// SQLITE_TRANSIENT: SQLite copies the bytes, since Swift's addresses last only as long as the call.
    private static var transient: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}
