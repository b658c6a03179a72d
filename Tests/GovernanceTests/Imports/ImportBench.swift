import Domain
import Foundation
import Governance
import Rules
import Store
import Tables
import TestSupport

/// A register of its own with what imports need, and short ways to ask it.
struct ImportBench {
    static let actor = Actor(userID: 7, name: "测试员", channel: .importFile)
    static let now = Instant(milliseconds: 1_760_000_000_000)
    static let today = CivilZone.china.day(of: now)

    let database: any Database
    let book: RuleBook

    init(_ database: any Database) throws {
        self.database = database
        book = try RuleBook.bundled()
        try Schema.prepare(database)
    }

    static func file(_ text: String, named name: String = "list.csv") throws -> ImportFile {
        try ImportFile(Data(text.utf8), named: name)
    }

    static func shared(_ path: String) throws -> ImportFile {
        try ImportFile(SharedData.url(path))
    }

    func dryRun(_ file: ImportFile, _ settings: ImportSettings, scope: AreaScope? = nil) throws -> ImportReport {
        try database.readSync { session in
            try ImportRun(in: session, book: book, now: Self.now, scope: scope).dryRun(file, settings)
        }
    }

    @discardableResult
    func commit(
        _ file: ImportFile, _ settings: ImportSettings, scope: AreaScope? = nil,
        progress: @escaping ImportProgress.Receiver = { _ in }
    ) throws -> ImportOutcome {
        try database.writeSync { session in
            try ImportRun(in: session, book: book, now: Self.now, scope: scope, progress: progress)
                .commit(file, settings, actor: Self.actor)
        }
    }

    @discardableResult
    func undo(_ id: Int64) throws -> Int64 {
        try database.writeSync { session in
            try ImportRun(in: session, book: book, now: Self.now).undo(id, actor: Self.actor)
        }
    }

    /// The tree of Zhaoqing as published for 2021.
    func loadZhaoqing() throws {
        try commit(Self.shared("divisions/zhaoqing_4412_2021.csv"), ImportSettings(.divisions))
    }

    func region(_ code: String) throws -> Region? {
        try database.readSync { try RegionReader($0, asOf: AsOf(valid: Self.today)).region(code: code) }
    }

    func records(_ kind: RecordKind, in code: String) throws -> [RecordItem] {
        guard let area = try region(code) else { return [] }
        return try database.readSync { session in
            var items: [RecordItem] = []
            let listing = RecordListing(
                kind, level: kind == .village ? .naturalVillage : nil, area: area.path, scope: AreaScope([area.path]),
                asOf: AsOf(valid: Self.today))
            try RecordList(session).forEach(listing) { items.append($0) }
            return items
        }
    }

    func population(_ items: [RecordItem]) -> Int64 {
        items.reduce(0) { $0 + ($1.values["registeredPopulation"]?.integer ?? 0) }
    }

    func firstBreak() throws -> Int64? {
        try database.readSync { try AuditLog($0).verify().broken?.sequence }
    }

    func auditHead() throws -> Int64 {
        try database.readSync { try AuditLog($0).head()?.sequence ?? 0 }
    }
}

extension ImportReport {
    /// How many findings of a code the rows of a county have.
    func count(_ code: String, county: String) -> Int {
        towns.filter { $0.countyCode == county }.reduce(0) { $0 + ($1.findings[code] ?? 0) }
    }

    /// The rows that have a finding of the code.
    func rows(_ code: String) -> [Int] {
        findings.filter { $0.code == code }.compactMap(\.place.row)
    }
}
