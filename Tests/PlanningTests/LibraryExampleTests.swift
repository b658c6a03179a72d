import Foundation
import Geo
import Planning
import Testing

@Suite("The planning engine as a library")
struct LibraryExampleTests {
    @Test("the guide's examples are these very lines")
    func same() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let source = try String(
            contentsOf: root.appendingPathComponent("Tests/PlanningTests/LibraryExample.swift"), encoding: .utf8)
        for language in ["zh-CN", "en"] {
            let page = try String(
                contentsOf: root.appendingPathComponent("Documentation/user-guide/\(language)/planning-library.md"),
                encoding: .utf8)
            for name in ["village", "county"] {
                let after = try #require(source.components(separatedBy: "// example: \(name)\n").last)
                let body = try #require(after.components(separatedBy: "    // end").first)
                let example = body.components(separatedBy: "\n").map { String($0.dropFirst(4)) }.joined(separator: "\n")
                    .replacingOccurrences(of: "static func", with: "func").trimmingCharacters(in: .newlines)
                #expect(page.contains(example), "\(language): \(name)")
            }
        }
    }

    @Test("the example's village drains to one station, its pinned house too, at no less than its bound")
    func village() throws {
        let plan = try LibraryExample.village()
        #expect(plan.stations.count == 1)
        #expect(!plan.householdUnits.contains { plan.graph.houses[$0].building == 3 })
        #expect(try #require(plan.proof?.lowerBound) <= plan.yearlyCost)
        #expect(try #require(plan.pinPrice) >= 0)
    }

    // Alone: 80 + 9·400^0.72 = 752.7 against 1200 for units; joined: 360 + 8·20 = 520 and 9·(1300^0.72 − 900^0.72) = 365.
    @Test("the example's villages keep a station each, which is cheapest by hand")
    func county() async throws {
        let solution = try await LibraryExample.county()
        #expect(solution.plan.ways == [.disposal(0), .disposal(2)])
        #expect(solution.gap < 1e-6)
    }
}
