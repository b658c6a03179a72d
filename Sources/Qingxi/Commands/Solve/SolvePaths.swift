import ArgumentParser
import Foundation
import Networks

/// `qingxi solve paths`: times shortest paths on a random grid; the benchmark compares it with a C++ program.
struct SolvePaths: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths", abstract: "最短路测速 / time shortest paths on a random grid.", shouldDisplay: false)
    @Option(help: "网格边长 / nodes on a side.") var side = 1000
    @Option(help: "重复次数 / how often; the best counts.") var repeats = 5

    func validate() throws {
        guard (2...4000).contains(side), (1...100).contains(repeats) else {
            throw ValidationError("--side 2…4000, --repeats 1…100")
        }
    }

    private struct Result: Encodable {
        let milliseconds: Double
        let checksum: Double
    }

    func run() async throws {
        let graph = grid()
        var best = Double.infinity
        var checksum = 0.0
        for _ in 0..<repeats {
            let started = Self.processorSeconds()
            let tree = graph.shortestPaths(from: [0])
            best = min(best, Self.processorSeconds() - started)
            checksum = tree.distances.reduce(0, +)
        }
        try Output.json(Result(milliseconds: best * 1000, checksum: checksum))
    }

    /// A grid with ways to all eight neighbours at random costs from 1 to 2; the C++ program makes the same.
    private func grid() -> DirectedGraph {
        var random = SplitMix64(seed: 1)
        var tails: [Int32] = []
        var heads: [Int32] = []
        var costs: [Double] = []
        for row in 0..<side {
            for column in 0..<side {
                for (down, right) in [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)] {
                    let (other, beside) = (row + down, column + right)
                    guard other >= 0, other < side, beside >= 0, beside < side else { continue }
                    tails.append(Int32(row * side + column))
                    heads.append(Int32(other * side + beside))
                    costs.append(1 + random.unit())
                }
            }
        }
        return DirectedGraph(nodeCount: side * side, tails: tails, heads: heads, costs: costs)
    }

    private static func processorSeconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    }
}
