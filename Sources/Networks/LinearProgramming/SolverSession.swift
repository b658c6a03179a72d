/// A programme held by the solver, which can be changed and solved again from where it stood.
///
/// Not `Sendable`: a session belongs to the task that made it. Different sessions may run at the same time.
public final class SolverSession {
    private let library: SolverLibrary
    private let model: SolverLibrary.Model
    private var columnCount: Int
    private var rowCount: Int
    private var integerColumns: Set<Int>
    private var cancellation: Cancellation?

    /// What the solver's callback is given: whether to go on.
    private final class Cancellation {
        let isCancelled: @Sendable () -> Bool
        init(_ isCancelled: @escaping @Sendable () -> Bool) { self.isCancelled = isCancelled }
    }

    /// The solver's name and version, for reports.
    /// - Throws: ``SolverError`` where the solver is missing.
    public static func version() throws -> String { "HiGHS " + (try SolverLibrary.load().version) }

    /// Hands a programme to the solver.
    /// - Throws: ``SolverError`` where the solver is missing or refuses the programme.
    public init(_ program: LinearProgram, integerColumns: [Int] = []) throws {
        library = try SolverLibrary.load()
        guard let model = library.create() else { throw SolverError.refused(step: "create") }
        self.model = model
        columnCount = program.columnCount
        rowCount = program.rowCount
        self.integerColumns = Set(integerColumns)
        _ = library.setBool(model, "output_flag", 0)
        var kinds = [Int32](repeating: 0, count: program.columnCount)
        for column in integerColumns { kinds[column] = 1 }
        let rows = program.rows
        let byRows: Int32 = 2
        let minimise: Int32 = 1
        let answer = library.passMixed(
            model, Int32(columnCount), Int32(rowCount), Int32(rows.columns.count), byRows, minimise,
            program.objectiveOffset, program.costs, program.lowerBounds, program.upperBounds, rows.lowerBounds,
            rows.upperBounds, rows.starts, rows.columns, rows.coefficients, kinds)
        // `deinit` runs only once every property is set, and destroys the model.
        if answer < 0 || program.costs.contains(where: \.isNaN) { throw SolverError.refused(step: "passMip") }
    }

    deinit { library.destroy(model) }

    /// Adds rows.
    /// - Throws: ``SolverError/refused(step:)``.
    public func add(_ rows: RowBlock) throws {
        guard rows.count > 0 else { return }
        let answer = library.addRows(
            model, Int32(rows.count), rows.lowerBounds, rows.upperBounds, Int32(rows.columns.count), rows.starts,
            rows.columns, rows.coefficients)
        guard answer >= 0 else { throw SolverError.refused(step: "addRows") }
        rowCount += rows.count
    }

    /// Takes rows out, by ascending index; the rows behind them move up.
    /// - Throws: ``SolverError/refused(step:)``.
    public func removeRows(_ indices: [Int]) throws {
        guard !indices.isEmpty else { return }
        guard library.deleteRows(model, Int32(indices.count), indices.map(Int32.init)) >= 0 else {
            throw SolverError.refused(step: "deleteRows")
        }
        rowCount -= indices.count
    }

    /// Changes a column's bounds.
    /// - Throws: ``SolverError/refused(step:)``.
    public func setBounds(ofColumn column: Int, from lower: Double, to upper: Double) throws {
        guard library.changeBounds(model, Int32(column), lower, upper) >= 0 else {
            throw SolverError.refused(step: "changeColBounds")
        }
    }

    /// Changes a column's cost.
    /// - Throws: ``SolverError/refused(step:)``.
    public func setCost(ofColumn column: Int, to cost: Double) throws {
        guard library.changeCost(model, Int32(column), cost) >= 0 else {
            throw SolverError.refused(step: "changeColCost")
        }
    }

    /// Demands that a column be whole, or no longer.
    /// - Throws: ``SolverError/refused(step:)``.
    public func setInteger(_ isInteger: Bool, column: Int) throws {
        guard library.changeIntegrality(model, Int32(column), isInteger ? 1 : 0) >= 0 else {
            throw SolverError.refused(step: "changeColIntegrality")
        }
        if isInteger { integerColumns.insert(column) } else { integerColumns.remove(column) }
    }

    /// Gives the solver a solution to begin with, a value for each column.
    public func suggest(_ values: [Double]) {
        guard values.count == columnCount else { return }
        _ = library.suggest(model, values, nil, nil, nil)
    }

    /// Solves the programme as it now stands.
    /// - Throws: ``SolverError/refused(step:)``.
    public func solve(_ limits: SolveLimits = SolveLimits()) throws -> SolveResult {
        apply(limits)
        // The solver keeps a pool of threads for each of ours and refuses another number of threads than it began with.
        library.resetScheduler(1)
        // Its limit of time counts from the first run otherwise.
        _ = library.resetClocks(model)
        guard library.run(model) >= 0 else { throw SolverError.refused(step: "run") }
        return result()
    }

    private func apply(_ limits: SolveLimits) {
        _ = library.setDouble(model, "time_limit", limits.seconds.isNaN ? 0 : max(0, limits.seconds))
        _ = library.setInteger(model, "threads", Int32(clamping: max(1, limits.threads)))
        _ = library.setInteger(model, "simplex_iteration_limit", Int32(clamping: max(0, limits.mostSteps)))
        _ = library.setInteger(model, "mip_max_nodes", Int32(clamping: max(0, limits.mostNodes)))
        _ = library.setDouble(model, "mip_rel_gap", max(0, limits.relativeGap))
        _ = library.setDouble(model, "mip_abs_gap", max(0, limits.absoluteGap))
        guard let isCancelled = limits.isCancelled else { return }
        let cancellation = Cancellation(isCancelled)
        self.cancellation = cancellation
        let callback: SolverLibrary.Callback = { _, _, _, answer, context in
            guard let answer, let context else { return }
            // The first member of the answer is the solver's `int user_interrupt`.
            if Unmanaged<Cancellation>.fromOpaque(context).takeUnretainedValue().isCancelled() {
                answer.storeBytes(of: 1, as: Int32.self)
            }
        }
        _ = library.setCallback(model, callback, Unmanaged.passUnretained(cancellation).toOpaque())
        let interrupts: [Int32] = [1, 2, 6]  // Simplex, interior point, branch and bound.
        for kind in interrupts { _ = library.startCallback(model, kind) }
    }

    private func result() -> SolveResult {
        let status = Self.status(number: library.status(model))
        let isMixed = !integerColumns.isEmpty
        var objective = Double.infinity
        var bound = -Double.infinity
        var hasValues: Int32 = 0
        _ = library.integerInfo(model, "primal_solution_status", &hasValues)
        var values: [Double] = []
        var duals: [Double] = []
        var reduced: [Double] = []
        let feasible: Int32 = 2
        if hasValues == feasible, status == .optimal || isMixed {
            values = [Double](repeating: 0, count: columnCount)
            duals = [Double](repeating: 0, count: isMixed ? 0 : rowCount)
            reduced = [Double](repeating: 0, count: isMixed ? 0 : columnCount)
            var rowValues = [Double](repeating: 0, count: rowCount)
            if isMixed {
                _ = library.solution(model, &values, nil, &rowValues, nil)
            } else {
                _ = library.solution(model, &values, &reduced, &rowValues, &duals)
            }
            _ = library.doubleInfo(model, "objective_function_value", &objective)
        }
        if isMixed {
            _ = library.doubleInfo(model, "mip_dual_bound", &bound)
        } else if status == .optimal {
            bound = objective
        }
        var steps: Int32 = 0
        _ = library.integerInfo(model, "simplex_iteration_count", &steps)
        return SolveResult(
            status: status, objective: objective, bound: status == .infeasible ? .infinity : min(bound, objective),
            values: values, rowDuals: duals, reducedCosts: reduced, steps: Int(max(0, steps)))
    }

    private static func status(number: Int32) -> SolveResult.Status {
        switch number {
        case 7, 6: .optimal  // 6: a model without columns.
        case 8: .infeasible
        case 9, 10: .unbounded
        case 13, 14, 16, 17: .stopped
        default: .other(Int(number))
        }
    }
}
