import Domain
import Foundation
import Governance
import Store
import Synchronization
import Tables
import TestSupport
import Testing

@Suite("Imports that nobody waits for")
struct ImportStopTests {
    @Test("a cancelled task ends its import, and nothing of it is kept", arguments: Engine.allCases)
    func cancelled(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let rows = (0..<3000).map { "甲镇,村\($0),\($0 % 700)" }.joined(separator: "\n")
            let file = try ImportBench.file("乡镇,自然村,户籍人口\n" + rows)
            let settings = ImportSettings(.villages, homeArea: "990101")
            let imports = Imports(database, book: bench.book) { ImportBench.now }
            let started = AsyncStream<Void>.makeStream()
            let isCancelled = Mutex(false)
            let task = Task {
                try await imports.commit(file, settings, actor: ImportBench.actor) { step in
                    guard step.phase == .writing else { return }
                    started.continuation.yield()
                    // Holds the import here until it was cancelled, so that the test does not depend on speed.
                    while !isCancelled.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.005) }
                }
            }
            var steps = started.stream.makeAsyncIterator()
            _ = await steps.next()
            task.cancel()
            isCancelled.withLock { $0 = true }
            await #expect(throws: (any Error).self) { _ = try await task.value }
            #expect(try bench.records(.village, in: "990101").isEmpty)
            let after = try await imports.commit(file, settings, actor: ImportBench.actor)
            #expect(after.isNew && after.report.counts.new == 3000)
        }
    }
}
