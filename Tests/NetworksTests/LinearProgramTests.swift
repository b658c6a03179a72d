import Domain
import Testing

@testable import Networks

@Suite("Linear and mixed-integer programmes by HiGHS")
struct LinearProgramTests {
    /// The textbook case of Hillier and Lieberman, Introduction to Operations Research, Wyndor Glass Co.:
    /// maximise 3x + 5y with x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18; optimum 36 at (2, 6), shadow prices 0, 3/2, 1.
    private func wyndor() -> LinearProgram {
        var program = LinearProgram()
        let doors = program.addColumn(cost: -3)
        let windows = program.addColumn(cost: -5)
        program.addRow([(doors, 1)], from: -.infinity, to: 4)
        program.addRow([(windows, 2)], from: -.infinity, to: 12)
        program.addRow([(doors, 3), (windows, 2)], from: -.infinity, to: 18)
        return program
    }

    @Test("a textbook programme has the textbook's optimum and shadow prices")
    func textbook() throws {
        let result = try wyndor().solve()
        #expect(result.status == .optimal)
        #expect(abs(result.objective + 36) < 1e-9)
        #expect(abs(result.values[0] - 2) < 1e-9 && abs(result.values[1] - 6) < 1e-9)
        #expect(zip(result.rowDuals, [0, -1.5, -1]).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test("a knapsack is filled as by trying every choice")
    func knapsack() throws {
        let worth: [Double] = [16, 22, 12, 8, 11, 19]
        let weight: [Double] = [5, 7, 4, 3, 4, 6]
        let room = 14.0
        var program = MixedIntegerProgram()
        let columns = worth.map { program.addBinary(cost: -$0) }
        program.relaxation.addRow(zip(columns, weight).map { ($0, $1) }, from: -.infinity, to: room)
        let result = try program.solve(SolveLimits(threads: 2))
        var best = 0.0
        for choice in 0..<64 {
            let taken = (0..<6).filter { choice >> $0 & 1 == 1 }
            if taken.map({ weight[$0] }).reduce(0, +) <= room { best = max(best, taken.map { worth[$0] }.reduce(0, +)) }
        }
        #expect(abs(result.objective + best) < 1e-9)
        #expect(result.bound <= result.objective + 1e-9 && result.bound >= result.objective - 1e-6)
    }

    @Test("rows added later are kept, on another number of threads too")
    func cuts() throws {
        let session = try SolverSession(wyndor())
        #expect(abs(try session.solve().objective + 36) < 1e-9)
        var rows = RowBlock()
        rows.add([(column: 0, coefficient: 1.0), (column: 1, coefficient: 1.0)], from: -.infinity, to: 7)
        try session.add(rows)
        // By hand: the corners of the cut polygon give (1, 6) with 3 + 30.
        #expect(abs(try session.solve(SolveLimits(threads: 2)).objective + 33) < 1e-9)
    }

    @Test("a programme without solution says so and has no values")
    func infeasible() throws {
        var program = LinearProgram()
        let column = program.addColumn(cost: 1, to: 1)
        program.addRow([(column, 1)], from: 2, to: .infinity)
        let result = try program.solve()
        #expect(result.status == .infeasible)
        #expect(!result.hasSolution)
    }

    @Test("costs that are no numbers are refused, not solved")
    func notANumber() throws {
        var program = LinearProgram()
        program.addColumn(cost: .nan)
        #expect(throws: SolverError.self) { try program.solve() }
    }

    @Test("a cancelled solution ends at once")
    func cancelled() throws {
        var program = MixedIntegerProgram()
        let columns = (0..<60).map { program.addBinary(cost: -Double(101 + $0 * 37 % 53)) }
        for row in 0..<20 {
            program.relaxation.addRow(
                columns.map { ($0, Double(50 + ($0 * 31 + row * 17) % 47)) }, from: -.infinity, to: 1000)
        }
        let result = try program.solve(SolveLimits(isCancelled: { true }))
        #expect(result.status != .optimal)
    }

    @Test("the library is looked for where it is named, and nowhere else then")
    func named() {
        let paths = SolverLocation.candidates(environment: ["QINGXI_HIGHS": "/somewhere/libhighs.so"], program: "/a/b")
        #expect(paths == ["/somewhere/libhighs.so"])
        let usual = SolverLocation.candidates(environment: [:], program: "/app/.build/debug/qingxi")
        #expect(usual.first == "/app/.build/debug/libhighs.so.1")
        #expect(usual.contains("/app/Vendor/libhighs.so.1"))
    }

    @Test("a missing library is an error in both languages that says what to do")
    func missing() throws {
        let error = #expect(throws: SolverError.self) { try SolverLibrary.open(among: ["/nowhere/libhighs.so.1"]) }
        #expect(error == .missing(tried: ["/nowhere/libhighs.so.1"]))
        #expect(error?.message.zh.contains("Scripts/fetch_vendor.py") == true)
        #expect(error?.message.en.contains("QINGXI_HIGHS") == true)
    }

    @Test("a file that is no library is named with the loader's reason")
    func notALibrary() throws {
        let error = #expect(throws: SolverError.self) { try SolverLibrary.open(among: ["/etc/hostname"]) }
        guard case .unusable(let path, _) = error else {
            Issue.record("unexpected: \(String(describing: error))")
            return
        }
        #expect(path == "/etc/hostname")
    }
}
