/// A mixed-integer linear programme (混合整数规划): a linear programme some of whose columns must be whole.
public struct MixedIntegerProgram: Sendable {
    /// The programme without the demand that columns be whole.
    public var relaxation: LinearProgram
    /// The columns that must be whole.
    public var integerColumns: [Int]
    /// A solution to begin with, a value for each column; the solver takes it if it is feasible.
    public var start: [Double]?

    /// A programme with some columns whole.
    public init(_ relaxation: LinearProgram = LinearProgram(), integerColumns: [Int] = [], start: [Double]? = nil) {
        self.relaxation = relaxation
        self.integerColumns = integerColumns
        self.start = start
    }

    /// Adds a column that is 0 or 1 and returns its index.
    @discardableResult
    public mutating func addBinary(cost: Double) -> Int {
        let column = relaxation.addColumn(cost: cost, from: 0, to: 1)
        integerColumns.append(column)
        return column
    }

    /// Solves the programme.
    /// - Throws: ``SolverError`` where the solver is missing or refuses the programme.
    public func solve(_ limits: SolveLimits = SolveLimits()) throws -> SolveResult {
        let session = try SolverSession(relaxation, integerColumns: integerColumns)
        if let start { session.suggest(start) }
        return try session.solve(limits)
    }
}
