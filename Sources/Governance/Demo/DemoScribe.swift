import Domain
import Rules
import Store
import Tables

/// Writes entries of the invented history to the register, under the days on which they became known.
struct DemoScribe {
    private let database: any Database
    private let book: RuleBook
    private let zone: CivilZone
    private let seed: UInt64
    private var identities: [Int: SubjectID] = [:]
    private var sequences: [DemoEntry.Key: Int64] = [:]
    /// How many entries were written.
    private(set) var entries = 0

    /// Who writes: nobody real.
    static let actor = Actor(name: "演示数据（虚构）", channel: .demo)

    init(_ database: any Database, book: RuleBook, zone: CivilZone, seed: UInt64) {
        self.database = database
        self.book = book
        self.zone = zone
        self.seed = seed
    }

    /// The identity that a stand-in was given; a real one stands for itself.
    func identity(_ subject: SubjectID) -> SubjectID {
        subject.standInIndex.flatMap { identities[$0] } ?? subject
    }

    /// Writes one entry at four in the afternoon of its day.
    mutating func write(_ entry: DemoEntry) throws {
        var given = identities
        let sequences = sequences
        let sequence = try write(on: entry.key.day, action: entry.key.occasion.action) { writer in
            if let key = entry.withdraws, let earlier = sequences[key] { try writer.withdraw(earlier) }
            let locus = entry.key.occasion.title + " " + entry.key.day.description
            for statement in entry.statements {
                func real(_ subject: SubjectID) throws -> SubjectID {
                    guard let index = subject.standInIndex else { return subject }
                    if let known = given[index] { return known }
                    let new = try writer.newSubject()
                    given[index] = new
                    return new
                }
                var values = statement.assertion.values
                // By key, so that new identities come in the same order each time.
                for (key, value) in values.entries.sorted(by: { $0.key < $1.key }) {
                    if case .subject(let other) = value { values[key] = .subject(try real(other)) }
                }
                try writer.state(
                    Assertion(values, clearing: statement.assertion.cleared), of: real(statement.subject),
                    kind: statement.kind, validity: statement.validity, locus: locus)
            }
        }
        identities = given
        self.sequences[entry.key] = sequence
    }

    /// Writes one entry whose facts the body states.
    @discardableResult
    mutating func write(on day: Day, action: String, _ body: (RegisterWriter) throws -> Void) throws -> Int64 {
        let afternoon = Instant(milliseconds: zone.endOfDay(day).milliseconds - 8 * 3_600_000 + 1)
        let detail = "{\"fictional\":true,\"note\":\"演示数据，纯属虚构\",\"seed\":\"\(seed)\",\"day\":\"\(day)\"}"
        let sequence = try database.writeSync { session in
            let writer = try RegisterWriter(session, at: afternoon, actor: Self.actor, book: book, zone: zone)
            try body(writer)
            return try writer.finish(action: action, detail: detail)
        }
        entries += 1
        return sequence
    }
}
