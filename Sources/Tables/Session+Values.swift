extension Session {
    /// The first row, nil where there is none; add `LIMIT 1` where there may be many.
    ///
    /// - Throws: ``DatabaseError``.
    public func first(_ query: Query) throws -> Row? {
        try rows(query).first
    }

    /// The integer in the first column of the first row; nil for no row and for null.
    ///
    /// - Throws: ``DatabaseError``; of kind `.unexpectedValue` for other types.
    public func firstInt(_ query: Query) throws -> Int64? {
        try first(query)?.intOrNil(0)
    }

    /// The number in the first column of the first row; nil for no row and for null.
    ///
    /// - Throws: ``DatabaseError``; of kind `.unexpectedValue` for other types.
    public func firstReal(_ query: Query) throws -> Double? {
        try first(query)?.realOrNil(0)
    }

    /// The text in the first column of the first row; nil for no row and for null.
    ///
    /// - Throws: ``DatabaseError``; of kind `.unexpectedValue` for other types.
    public func firstText(_ query: Query) throws -> String? {
        try first(query)?.textOrNil(0)
    }
}
