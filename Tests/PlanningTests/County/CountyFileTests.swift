import Domain
import Planning
import Testing

@Suite("County files that are not in order")
struct CountyFileTests {
    static let good = """
        3 2
        0 0 0 100 50 0
        1 500 0 99 60 1
        2 900 0 98 70 0
        0 1 500 100 99
        1 2 400 99 98
        """

    static func message(_ text: String) -> BilingualText? {
        do {
            _ = try CountyFileReader(name: "甲县.txt").read(text)
            return nil
        } catch {
            return error.message
        }
    }

    @Test("a sound file is read with its corridors in both directions")
    func sound() throws {
        let problem = try CountyFileReader(name: "a").read(Self.good)
        #expect(problem.villages.map(\.demand) == [50, 60, 70])
        #expect(problem.corridors.count == 4)
        #expect(problem.disposals.count { $0.kind == .town } == 1)
    }

    @Test(
        "the message names file and line and says what is wrong",
        arguments: [
            ("0 0 0 100 50 0", "0 0 0 100 -50 0", 2, "negative"),
            ("0 0 0 100 50 0", "0 0 0 100 nan 0", 2, "not a sensible number"),
            ("0 0 0 100 50 0", "0 0 0 inf 50 0", 2, "not a sensible number"),
            ("1 500 0 99 60 1", "0 500 0 99 60 1", 3, "second time"),
            ("1 500 0 99 60 1", "1 500 0 99 60 7", 3, "town flag"),
            ("1 500 0 99 60 1", "1 500 0 99 60", 3, "6 fields"),
            ("0 1 500 100 99", "0 9 500 100 99", 5, "unknown village"),
            ("0 1 500 100 99", "1 1 500 100 99", 5, "same village"),
            ("0 1 500 100 99", "0 1 -500 100 99", 5, "negative"),
            ("0 1 500 100 99", "0 1 500 90 99", 5, "below the lowest"),
            ("\n1 2 400 99 98", "", 5, "ends here"),
            ("3 2", "3 1", 6, "more here"),
            ("3 2", "3 99999999999", 1, "count"),
            ("3 2", "3 99999999999999999999999", 1, "whole number"),
            ("3 2", "-3 2", 1, "count"),
        ])
    func bad(part: String, replacement: String, line: Int, says: String) throws {
        let message = try #require(Self.message(Self.good.replacing(part, with: replacement, maxReplacements: 1)))
        #expect(message.zh.hasPrefix("甲县.txt 第 \(line) 行"))
        #expect(message.en.hasPrefix("甲县.txt, line \(line):"))
        #expect(message.en.contains(says))
    }

    @Test("a file cut off anywhere is refused, never read in part")
    func truncated() {
        let lines = Self.good.split(separator: "\n")
        for count in 0..<lines.count {
            #expect(Self.message(lines.prefix(count).joined(separator: "\n")) != nil)
        }
    }

    @Test("an empty county is refused")
    func empty() throws {
        #expect(Self.message("0 0") != nil)
        #expect(Self.message("") != nil)
    }

    @Test("a village without any way out is named")
    func unreachable() {
        let villages = [5, 6, 7].map { CountyVillage(id: $0, demand: 1) }
        let pipe = GroupedCost([.pipes: ConcaveCost(fixed: 1)])
        #expect(throws: CountyError.unreachable(id: 7)) {
            try CountyProblem(
                villages: villages,
                disposals: [
                    Disposal(village: 0, kind: .station, cost: GroupedCost([.station: ConcaveCost(fixed: 1)]))
                ],
                corridors: [Corridor(from: 1, to: 0, lengthMetres: 1, needsPump: false, cost: pipe)])
        }
    }

    @Test("costs that are no number or not concave are refused")
    func badCosts() {
        let village = [CountyVillage(id: 5, demand: 1)]
        for cost in [
            ConcaveCost(fixed: .nan), ConcaveCost(fixed: -1), ConcaveCost(power: 1, exponent: 2),
            ConcaveCost(linear: .infinity),
        ] {
            #expect(throws: CountyError.badCost(village: 5)) {
                try CountyProblem(
                    villages: village,
                    disposals: [Disposal(village: 0, kind: .station, cost: GroupedCost([.station: cost]))],
                    corridors: [])
            }
        }
    }
}
