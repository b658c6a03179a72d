import Domain
public import Foundation

/// Reads Steiner arborescences from JSON.
///
/// The members are `nodes` (their number), `arcs` as `[from, to, weight, …]` in the direction of
/// flow, `terminals`, and the `sink` that every terminal must reach. Nodes count from 0.
public enum ArborescenceReader {
    private struct File: Decodable {
        let nodes: Int
        let arcs: [[Double]]
        let terminals: [Int]
        let sink: Int
    }

    /// A problem and the arcs as the file names them.
    public struct Instance: Sendable {
        /// The problem, with its arcs turned so that they lead away from the sink.
        public let problem: SteinerProblem
        /// From, to and weight of each arc in the order of the file, in the direction of flow.
        public let arcs: [(from: Int, to: Int, cost: Double)]
    }

    /// Reads a file's bytes.
    /// - Throws: ``InstanceError``.
    public static func read(_ data: Data) throws(InstanceError) -> Instance {
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: data)
        } catch let error as DecodingError {
            throw InstanceError(error)
        } catch {
            throw .notThisFormat(expected: "JSON")
        }
        let range = 0..<max(0, min(file.nodes, 10_000_000))
        func check(_ node: Double, _ path: String) throws(InstanceError) -> Int {
            guard let whole = Int(exactly: node), range.contains(whole) else {
                throw .badMember(
                    path: path,
                    reason: BilingualText(
                        "没有节点 \(node)，节点共 \(file.nodes) 个", "there is no node \(node) among \(file.nodes)"))
            }
            return whole
        }
        var arcs: [(from: Int, to: Int, cost: Double)] = []
        for (place, arc) in file.arcs.enumerated() {
            let path = "arcs[\(place)]"
            guard arc.count >= 3 else {
                throw .badMember(path: path, reason: BilingualText("应有起点、终点、权重", "it needs from, to and weight"))
            }
            guard arc[2] >= 0, arc[2] < 1e15 else {
                throw .badMember(
                    path: path, reason: BilingualText("权重 \(arc[2]) 为负或过大", "weight \(arc[2]) is negative or too large")
                )
            }
            arcs.append((try check(arc[0], path), try check(arc[1], path), arc[2]))
        }
        let sink = try check(Double(file.sink), "sink")
        var terminals: [Int] = []
        for (place, terminal) in file.terminals.enumerated() {
            terminals.append(try check(Double(terminal), "terminals[\(place)]"))
        }
        let problem = SteinerProblem(
            nodeCount: file.nodes, tails: arcs.map { Int32($0.to) }, heads: arcs.map { Int32($0.from) },
            costs: arcs.map(\.cost), root: sink, terminals: terminals)
        return Instance(problem: problem, arcs: arcs)
    }
}
