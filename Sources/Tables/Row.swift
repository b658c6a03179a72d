/// One row of a result, its values by position (行).
public struct Row: Sendable {
    /// The values in the order of the columns asked for.
    public let values: [TableValue]
    @usableFromInline let columns: RowColumns

    package init(values: [TableValue], columns: RowColumns) {
        self.values = values
        self.columns = columns
    }

    /// The number of columns.
    @inlinable public var count: Int { values.count }

    /// The names of the columns.
    public var columnNames: [String] { columns.names }

    /// The value in a column, counted from 0.
    @inlinable public subscript(index: Int) -> TableValue { values[index] }

    /// The integer in a column.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for null and other types.
    @inlinable public func int(_ index: Int) throws -> Int64 {
        if index < values.count, case .integer(let number) = values[index] { return number }
        throw columns.unexpected(at: index, in: values, wanted: "an integer")
    }

    /// The integer in a column, nil for null.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for other types.
    @inlinable public func intOrNil(_ index: Int) throws -> Int64? {
        try isNull(index) ? nil : int(index)
    }

    /// The number in a column; integers are taken as well.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for null and other types.
    @inlinable public func real(_ index: Int) throws -> Double {
        if index < values.count {
            if case .real(let number) = values[index] { return number }
            if case .integer(let number) = values[index] { return Double(number) }
        }
        throw columns.unexpected(at: index, in: values, wanted: "a number")
    }

    /// The number in a column, nil for null; integers are taken as well.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for other types.
    @inlinable public func realOrNil(_ index: Int) throws -> Double? {
        try isNull(index) ? nil : real(index)
    }

    /// The text in a column.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for null and other types.
    @inlinable public func text(_ index: Int) throws -> String {
        if index < values.count, case .text(let text) = values[index] { return text }
        throw columns.unexpected(at: index, in: values, wanted: "text")
    }

    /// The text in a column, nil for null.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for other types.
    @inlinable public func textOrNil(_ index: Int) throws -> String? {
        try isNull(index) ? nil : text(index)
    }

    /// Whether the integer in a column is other than 0.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for null and other types.
    @inlinable public func flag(_ index: Int) throws -> Bool {
        try int(index) != 0
    }

    /// Whether the integer in a column is other than 0, nil for null.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for other types.
    @inlinable public func flagOrNil(_ index: Int) throws -> Bool? {
        try intOrNil(index).map { $0 != 0 }
    }

    /// The bytes in a column.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for null and other types.
    @inlinable public func blob(_ index: Int) throws -> [UInt8] {
        if index < values.count, case .blob(let bytes) = values[index] { return bytes }
        throw columns.unexpected(at: index, in: values, wanted: "bytes")
    }

    /// The bytes in a column, nil for null.
    ///
    /// - Throws: ``DatabaseError`` of kind `.unexpectedValue`, naming the column, for other types.
    @inlinable public func blobOrNil(_ index: Int) throws -> [UInt8]? {
        try isNull(index) ? nil : blob(index)
    }

    @usableFromInline func isNull(_ index: Int) -> Bool {
        index < values.count && values[index].isNull
    }
}
