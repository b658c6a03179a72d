/// A linear programme (线性规划): minimise costs over columns with bounds, subject to rows with bounds.
///
/// Rows are kept as flat arrays, as the solver wants them. A bound of ±infinity means none.
public struct LinearProgram: Sendable {
    /// A term of a row: a column and its coefficient.
    public typealias Term = (column: Int, coefficient: Double)

    /// Added to the objective.
    public var objectiveOffset: Double = 0
    /// Cost of each column.
    public private(set) var costs: [Double] = []
    /// Lower bound of each column.
    public private(set) var lowerBounds: [Double] = []
    /// Upper bound of each column.
    public private(set) var upperBounds: [Double] = []
    /// The rows.
    public private(set) var rows = RowBlock()

    /// A programme without columns and rows.
    public init() {}

    /// Number of columns.
    public var columnCount: Int { costs.count }
    /// Number of rows.
    public var rowCount: Int { rows.count }

    /// Adds a column and returns its index.
    @discardableResult
    public mutating func addColumn(cost: Double, from lower: Double = 0, to upper: Double = .infinity) -> Int {
        costs.append(cost)
        lowerBounds.append(lower)
        upperBounds.append(upper)
        return costs.count - 1
    }

    /// Adds the row `lower ≤ Σ coefficient · column ≤ upper` and returns its index.
    ///
    /// A column may occur only once in a row.
    @discardableResult
    public mutating func addRow(_ terms: some Sequence<Term>, from lower: Double, to upper: Double) -> Int {
        rows.add(terms, from: lower, to: upper)
        return rows.count - 1
    }

    /// Changes a column's bounds.
    public mutating func setBounds(ofColumn column: Int, from lower: Double, to upper: Double) {
        lowerBounds[column] = lower
        upperBounds[column] = upper
    }

    /// Changes a column's cost.
    public mutating func setCost(ofColumn column: Int, to cost: Double) {
        costs[column] = cost
    }

    /// Solves the programme.
    /// - Throws: ``SolverError`` where the solver is missing or refuses the programme.
    public func solve(_ limits: SolveLimits = SolveLimits()) throws -> SolveResult {
        let session = try SolverSession(self)
        return try session.solve(limits)
    }
}
