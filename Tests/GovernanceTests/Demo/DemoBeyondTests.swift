import Domain
import Foundation
import Governance
import Rules
import Store
import Tables
import TestSupport
import Testing

@Suite("The demo beyond one county")
struct DemoBeyondTests {
    /// Names of the real provinces, cities and counties.
    private func realNames() throws -> Set<String> {
        let folder = SharedData.url("divisions")
        var names: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".csv.gz") {
            let unzip = Process()
            unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            unzip.arguments = ["gzip", "-dc", folder.appendingPathComponent(file).path]
            let pipe = Pipe()
            unzip.standardOutput = pipe
            try unzip.run()
            let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            unzip.waitUntilExit()
            for line in text.split(whereSeparator: \.isNewline) {
                let cells = line.split(separator: ",", maxSplits: 3)
                if cells.count > 2, let level = Int(cells[2]), level <= 3 { names.insert(String(cells[1])) }
            }
        }
        return names
    }

    @Test("beyond one county more are added, and none above a town bears a real name")
    func manyCounties() throws {
        try withDatabase(.sqlite) { database in
            let book = try RuleBook.bundled()
            try Schema.prepare(database)
            try database.writeSync { session in _ = try RuleSetRegistry(book, zone: .china).synchronise(in: session) }
            let summary = try DemoCounty(seed: 3, villages: 3001).build(in: database, book: book, zone: .china)
            #expect(summary.places[.naturalVillage] == 3001)
            #expect(summary.places[.county] == 2)
            let differences = try database.readSync {
                try Recount(book, zone: .china).compare(asOf: summary.lastDay, in: $0).differences
            }
            #expect(differences.isEmpty)
            // Without the real divisions at hand there is nothing to compare with.
            let real = SharedData.isPresent ? try realNames() : []
            #expect(!SharedData.isPresent || real.count > 3000)
            try database.readSync { session in
                let rows = try session.rows(
                    "SELECT DISTINCT level, name, code FROM region_versions WHERE level BETWEEN 1 AND 3")
                #expect(rows.count == 4)
                for row in rows {
                    let name = try row.text(1)
                    #expect(!real.contains(name))
                    #expect(try row.text(2).hasPrefix("99"))
                    if try row.int(0) == 1 { #expect(name.contains("演示")) }
                }
            }
        }
    }
}
