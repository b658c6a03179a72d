import ArgumentParser
import Foundation
import Networks

/// `qingxi solve steiner`: the cheapest tree or arborescence over terminals.
struct SolveSteiner: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "steiner",
        abstract: "斯坦纳树 / Steiner trees: PACE 2018 `.gr`, or JSON with nodes, arcs, terminals and sink.")
    @OptionGroup var options: SolveOptions

    private struct Result: Encodable {
        let cost: Double
        let lowerBound: Double
        let edges: [[Int]]
        let seconds: Double
    }

    func run() async throws {
        let data = try options.data()
        let started = Date()
        let solver = SteinerSolver(seconds: options.seconds, seed: options.seed)
        let solution: SteinerSolution
        let edges: [[Int]]
        // JSON begins with a brace, the other format with a word.
        if data.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
            let instance = try ArborescenceReader.read(data)
            solution = try solver.solve(instance.problem)
            edges = solution.arcs.map { [instance.arcs[$0].from, instance.arcs[$0].to] }
        } else {
            let instance = try PaceReader.read([UInt8](data))
            solution = try solver.solve(instance.problem)
            edges = solution.arcs.map { [instance.edges[$0 / 2].0 + 1, instance.edges[$0 / 2].1 + 1] }
        }
        if options.json {
            try Output.json(
                Result(
                    cost: solution.cost, lowerBound: solution.lowerBound, edges: edges,
                    seconds: Date().timeIntervalSince(started)))
        } else {
            Output.line("费用 / cost \(solution.cost)，下界 / bound \(solution.lowerBound)，边 / edges \(edges.count)")
        }
    }
}
