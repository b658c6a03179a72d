public import Domain
import Foundation
public import Rules
import Store
public import Tables

/// What every use case stands on: the database, the rule sets, the deployment's zone and the clock.
public struct Platform: Sendable {
    /// The database, embedded or PostgreSQL.
    public let database: any Database
    /// The rule sets that the program carries.
    public let book: RuleBook
    /// Where days begin and end.
    public let zone: CivilZone
    /// The present moment.
    public let now: @Sendable () -> Instant

    /// Where photos lie.
    public let evidence: EvidenceShelf
    /// What visits to facilities are made for.
    public let visitOwners: [any VisitOwner]
    /// One photo at a time is put in its place.
    let evidenceGate = EvidenceGate()
    /// One import at a time for the whole process.
    let importGate = ImportGate()

    /// Puts the parts together; see ``prepare()`` for the tables.
    ///
    /// - Parameters:
    ///   - evidence: The folder for photos; by default one below the folder for temporary files.
    ///   - visitOwners: What visits to facilities are made for.
    public init(
        database: any Database, book: RuleBook, zone: CivilZone = .china, evidence: EvidenceShelf? = nil,
        visitOwners: [any VisitOwner] = [SpotCheckVisits()], now: @escaping @Sendable () -> Instant
    ) {
        self.evidence =
            evidence
            ?? EvidenceShelf(
                folder: FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString)"))
        self.visitOwners = visitOwners
        self.database = database
        self.book = book
        self.zone = zone
        self.now = now
    }

    /// Brings the tables to the present form and the sums in step with the rule sets.
    ///
    /// - Throws: ``DatabaseError``; `newerSchema` where a newer program has written the database.
    public func prepare() throws {
        try Schema.prepare(database)
        let registry = RuleSetRegistry(book, zone: zone)
        let isCurrent = try database.readSync { session in try registry.isCurrent(in: session) }
        if !isCurrent { try database.writeSync { session in _ = try registry.synchronise(in: session) } }
    }

    /// Ends the imports that are at work, before the process ends: what they wrote so far is not kept.
    public func stopImports() {
        importGate.stop()
    }

    /// Today here.
    public var today: Day { zone.day(of: now()) }

    /// The state on the given day by what was known at the end of another; both default to today and now.
    public func asOf(valid: Day? = nil, known: Day? = nil) -> AsOf {
        AsOf(valid: valid ?? today, known: known.map { $0 >= today ? .latest : zone.endOfDay($0) } ?? .latest)
    }
}
