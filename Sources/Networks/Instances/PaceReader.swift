import Domain

/// Reads undirected Steiner problems in the format of the PACE 2018 challenge (`.gr`, the core of SteinLib's).
public enum PaceReader {
    private static let largest = 10_000_000

    /// A problem and the edges as the file names them, nodes from 1.
    public struct Instance: Sendable {
        /// The problem; edge `e` of the file is the arcs `2e` and `2e + 1`.
        public let problem: SteinerProblem
        /// Ends and cost of each edge in the order of the file.
        public let edges: [(Int, Int, cost: Double)]
    }

    /// Reads a file's bytes.
    /// - Throws: ``InstanceError``.
    public static func read(_ bytes: [UInt8]) throws(InstanceError) -> Instance {
        var words = WordReader(bytes)
        var nodeCount: Int?
        var announced: (edges: Int?, terminals: Int?)
        var edges: [(Int, Int, cost: Double)] = []
        var terminals: [Int] = []
        var hasEnded = false
        reading: while let word = words.next() {
            switch word.uppercased() {
            case "SECTION":
                _ = words.restOfLine()
            case "NODES":
                nodeCount = try words.integer(BilingualText("节点数", "number of nodes"), in: 1...largest)
            case "EDGES":
                announced.edges = try words.integer(BilingualText("边数", "number of edges"), in: 0...largest)
            case "TERMINALS":
                announced.terminals = try words.integer(BilingualText("终端数", "number of terminals"), in: 0...largest)
            case "E":
                let (a, b) = (try node(&words, nodeCount), try node(&words, nodeCount))
                edges.append((a, b, cost: try words.amount(BilingualText("边的费用", "cost of an edge"))))
            case "T":
                terminals.append(try node(&words, nodeCount))
            case "END":
                if announced.terminals != nil { hasEnded = true }
            case "EOF":
                break reading
            default:
                throw .notThisFormat(expected: "PACE 2018 .gr")
            }
        }
        guard let nodeCount else { throw .notThisFormat(expected: "PACE 2018 .gr") }
        let edgeWord = BilingualText("边", "edges")
        let terminalWord = BilingualText("终端", "terminals")
        if let count = announced.edges, count != edges.count {
            throw .wrongCount(what: edgeWord, announced: count, found: edges.count)
        }
        if let count = announced.terminals, count != terminals.count {
            throw .wrongCount(what: terminalWord, announced: count, found: terminals.count)
        }
        guard hasEnded else { throw .truncated(line: words.line, expected: terminalWord) }
        if terminals.isEmpty { throw .wrongCount(what: terminalWord, announced: 1, found: 0) }
        return Instance(problem: SteinerProblem(nodeCount: nodeCount, edges: edges, terminals: terminals), edges: edges)
    }

    private static func node(_ words: inout WordReader, _ count: Int?) throws(InstanceError) -> Int {
        guard let count else { throw .notThisFormat(expected: "PACE 2018 .gr") }
        let number = try words.integer(BilingualText("节点", "node"), in: Int.min...Int.max)
        guard number >= 1, number <= count else {
            throw .unknownNode(line: words.line, text: "\(number)", count: count)
        }
        return number - 1
    }
}
