/// Some rows of a linear programme in compressed form.
public struct RowBlock: Sendable {
    /// Lower bound of each row.
    public private(set) var lowerBounds: [Double] = []
    /// Upper bound of each row.
    public private(set) var upperBounds: [Double] = []
    /// Where each row's terms begin in `columns` and `coefficients`.
    public private(set) var starts: [Int32] = []
    /// Columns of the terms, row by row.
    public private(set) var columns: [Int32] = []
    /// Coefficients of the terms, row by row.
    public private(set) var coefficients: [Double] = []

    /// No rows.
    public init() {}

    /// Number of rows.
    public var count: Int { starts.count }

    /// Adds the row `lower ≤ Σ coefficient · column ≤ upper`.
    ///
    /// A column may occur only once in a row.
    public mutating func add(_ terms: some Sequence<LinearProgram.Term>, from lower: Double, to upper: Double) {
        starts.append(Int32(columns.count))
        for (column, coefficient) in terms where coefficient != 0 {
            columns.append(Int32(column))
            coefficients.append(coefficient)
        }
        lowerBounds.append(lower)
        upperBounds.append(upper)
    }
}
