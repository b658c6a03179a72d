import Domain
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Problems of failing facilities")
struct ProblemTests {
    /// A ledger of another part that takes the problems.
    private struct Ledger: ProblemOpening {
        func open(_ notice: ProblemNotice, in session: any Session) throws -> Bool {
            try session.execute(
                "INSERT INTO counters (name, value) VALUES (\("problem-\(notice.facility.number)"), \(notice.visit))")
                > 0
        }
    }

    @Test(
        "finishing opens one for each facility found not effective, with the questions that stand against it",
        arguments: Engine.allCases)
    func opened(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            var failed: [String] = []
            for index in 0..<2 {
                let receipt = try await day.visit(index) { report in
                    report.outcome = .notEffective
                    report.answers = SpotCheckScene.answers(.notEffective)
                }
                #expect(receipt.state == .accepted)
                failed.append(day.tasks[index].facility.code)
            }
            try await day.visit(2)
            #expect(try await day.scene.desk.problems(day.campaign, access: day.head).isEmpty)
            try await day.scene.desk.finish(day.campaign, access: day.head)
            let problems = try await day.scene.desk.problems(day.campaign, access: day.head)
            #expect(problems.map(\.code) == failed.sorted())
            let power = try #require(Checklist.spotCheckDraft.items.first { $0.id == "power" }).question.text
            for problem in problems {
                #expect(problem.items == [power] && problem.name.hasSuffix("站") && problem.place.contains("演示县"))
            }
            let county = try await day.scene.access("county")
            await #expect(throws: AccessError.notFound) {
                try await day.scene.desk.problems(day.campaign, access: county)
            }
        }
    }

    @Test("a ledger that takes the problems gets them within the transaction that finishes the spot check")
    func ledger() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let receipt = try await day.visit(0) { report in
                report.outcome = .notEffective
                report.answers = SpotCheckScene.answers(.notEffective)
            }
            try await SpotCheckDesk(day.scene.platform, problems: Ledger()).finish(day.campaign, access: day.head)
            let name = "problem-\(day.tasks[0].facility.facility.number)"
            let visit = try await database.read {
                try $0.firstInt("SELECT value FROM counters WHERE name = \(name)")
            }
            #expect(visit == receipt.visit)
        }
    }
}
