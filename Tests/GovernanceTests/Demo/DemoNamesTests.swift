import Domain
import Foundation
import Governance
import Rules
import Store
import Tables
import TestSupport
import Testing

@Suite("The names of the demo")
struct DemoNamesTests {
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

    @Test("no province, city or county bears a real one's name", .enabled(if: SharedData.isPresent))
    func unreal() throws {
        let real = try realNames()
        try #require(real.count > 3000)
        try withDatabase(.sqlite) { database in
            let book = try RuleBook.bundled()
            try Schema.prepare(database)
            try database.writeSync { session in _ = try RuleSetRegistry(book, zone: .china).synchronise(in: session) }
            try DemoCounty(seed: 3, villages: 9000).build(in: database, book: book, zone: .china)
            try database.readSync { session in
                let rows = try session.rows("SELECT DISTINCT level, name, code FROM region_versions WHERE level BETWEEN 1 AND 3")
                #expect(rows.count >= 6)
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
