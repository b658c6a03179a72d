import Domain
import Foundation
import Networks
import Testing

@Suite("Reading Steiner problems that are wrong")
struct InstanceReadingTests {
    private let good = """
        SECTION Graph
        Nodes 3
        Edges 2
        E 1 2 4
        E 2 3 5
        END

        SECTION Terminals
        Terminals 2
        T 1
        T 3
        END

        EOF
        """

    private func error(_ text: String) -> InstanceError? {
        do {
            _ = try PaceReader.read(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test("a good file is read")
    func reads() throws {
        let instance = try PaceReader.read(Array(good.utf8))
        #expect(instance.problem.nodeCount == 3)
        #expect(instance.edges.map(\.cost) == [4, 5])
        #expect(try SteinerSolver().solve(instance.problem).cost == 9)
    }

    @Test("a file cut short at any line is an error, never a smaller problem")
    func truncated() {
        let lines = good.split(separator: "\n", omittingEmptySubsequences: false)
        // Only the closing END and EOF may be missing without losing data; END is demanded all the same.
        for count in 0..<(lines.count - 2) {
            #expect(error(lines.prefix(count).joined(separator: "\n")) != nil, "after \(count) lines")
        }
    }

    @Test("a negative cost is named with its line")
    func negative() {
        let found = error(good.replacingOccurrences(of: "E 1 2 4", with: "E 1 2 -4"))
        guard case .outOfRange(let line, _, let text) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(line == 4 && text == "-4")
        #expect(found?.description.contains("第 4 行") == true)
    }

    @Test("costs that are not numbers are refused", arguments: ["nan", "inf", "x", "1e300"])
    func notANumber(cost: String) {
        #expect(error(good.replacingOccurrences(of: "E 1 2 4", with: "E 1 2 \(cost)")) != nil)
    }

    @Test("nodes that do not exist are refused", arguments: ["0", "4", "-1", "99999999999999999999"])
    func unknownNode(node: String) {
        #expect(error(good.replacingOccurrences(of: "T 3", with: "T \(node)")) != nil)
    }

    @Test("announced counts must agree with what follows")
    func counts() {
        #expect(error(good.replacingOccurrences(of: "Edges 2", with: "Edges 3")) != nil)
        #expect(error(good.replacingOccurrences(of: "Terminals 2", with: "Terminals 5")) != nil)
        #expect(error(good.replacingOccurrences(of: "Nodes 3", with: "Nodes 99999999999")) != nil)
    }

    @Test("something else entirely is told apart")
    func other() {
        #expect(error("hello world") == .notThisFormat(expected: "PACE 2018 .gr"))
        #expect(error("") == .notThisFormat(expected: "PACE 2018 .gr"))
    }

    @Test(
        "JSON with faults is refused with the member's path",
        arguments: [
            ("{", "JSON"), ("{\"nodes\": 2}", "arcs"),
            ("{\"nodes\": 2, \"arcs\": [[0, 5, 1]], \"terminals\": [0], \"sink\": 1}", "arcs[0]"),
            ("{\"nodes\": 2, \"arcs\": [[0, 1, -1]], \"terminals\": [0], \"sink\": 1}", "arcs[0]"),
            ("{\"nodes\": 2, \"arcs\": [[0, 1]], \"terminals\": [0], \"sink\": 1}", "arcs[0]"),
            ("{\"nodes\": 2, \"arcs\": [[0, 1, 1]], \"terminals\": [7], \"sink\": 1}", "terminals[0]"),
            ("{\"nodes\": -2, \"arcs\": [], \"terminals\": [], \"sink\": 0}", "sink"),
            ("{\"nodes\": 2, \"arcs\": [[0.5, 1, 1]], \"terminals\": [0], \"sink\": 1}", "arcs[0]"),
        ])
    func json(text: String, place: String) {
        #expect {
            try ArborescenceReader.read(Data(text.utf8))
        } throws: {
            ($0 as? InstanceError)?.message.en.contains(place) == true
        }
    }

    @Test("flow is turned so that arcs lead from the sink to the terminals")
    func direction() throws {
        let text = "{\"nodes\": 3, \"arcs\": [[0, 1, 2], [1, 2, 3]], \"terminals\": [0], \"sink\": 2}"
        let instance = try ArborescenceReader.read(Data(text.utf8))
        let solution = try SteinerSolver().solve(instance.problem)
        #expect(solution.cost == 5)
        #expect(solution.arcs == [0, 1])
    }
}
