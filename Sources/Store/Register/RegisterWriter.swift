public import Domain
public import Rules
public import Tables

/// Writes facts, and brings everything derived from them up to date in the same transaction: the versions that pages
/// read, the ways of the tree, the sums of all levels, and the log.
///
/// One writer is one entry of the log. Use it within one write transaction and call ``finish(action:subject:detail:)``.
public final class RegisterWriter {
    /// The number of the log entry that all of this will be.
    public let entry: Int64
    /// When it becomes known; later than every entry before it.
    public let at: Instant

    let session: any Session
    let actor: Actor
    let zone: CivilZone
    let book: RuleBook
    var catalogue: RuleCatalogue
    var tallies: TallyAccumulator
    var digest = FactDigest()
    var initials = PinyinInitials()
    var pending = PendingFacts()
    var fresh = FreshStretches()
    var provincesChanged = false
    private var indexes = RegionIndexes()
    var ways: [SubjectID: [RegionStretch]] = [:]
    private var subjects: NumberBlock
    private var facts: NumberBlock

    /// Opens an entry in the session's transaction.
    public init(_ session: any Session, at now: Instant, actor: Actor, book: RuleBook, zone: CivilZone) throws {
        self.session = session
        self.actor = actor
        self.zone = zone
        self.book = book
        entry = try Journal.nextSequence(session)
        at = try Journal.nextMoment(session, now)
        catalogue = try RuleCatalogue(book, in: session)
        tallies = TallyAccumulator(catalogue)
        subjects = NumberBlock("subject")
        facts = NumberBlock("fact")
    }

    /// A new identity that nothing else will ever have.
    public func newSubject() throws -> SubjectID {
        let subject = SubjectID(try subjects.next(in: session))
        pending.created.insert(subject)
        return subject
    }

    /// States a fact.
    ///
    /// - Parameters:
    ///   - assertion: The values, and the fields that are said to be unknown.
    ///   - subject: Whom it is about.
    ///   - validity: The days for which it holds.
    ///   - locus: Where exactly it stands in the source: sheet and row, or a form's name.
    /// - Throws: ``StoreError`` where the validity is empty.
    public func state(
        _ assertion: Assertion, of subject: SubjectID, kind: RecordKind, validity: DayRange, locus: String
    ) throws {
        guard !validity.isEmpty else { throw StoreError.emptyValidity(validity) }
        let conformed = assertion.conformed(to: kind)
        let id = try facts.next(in: session)
        let body = FactBody.encode(conformed)
        digest.add(
            id: id, subject: subject.number, kind: kind.number, from: Int64(validity.from.number),
            to: Int64(validity.to.number), locus: locus, body: body)
        pending.rows.append([
            .integer(id), .integer(entry), .integer(subject.number), .integer(kind.number),
            .integer(Int64(validity.from.number)), .integer(Int64(validity.to.number)), .text(locus), .text(body),
        ])
        pending.add(validity, conformed, to: PendingFacts.Key(kind: kind, subject: subject))
        if pending.rows.count >= 4000 {
            if kind == .region { try indexes.putAside(in: session) }
            try flush()
        }
    }

    /// Writes the log entry; nothing can be stated after it.
    ///
    /// - Returns: The entry's place in the log.
    @discardableResult
    public func finish(action: String, subject: SubjectID? = nil, detail: String = "{}") throws -> Int64 {
        try flush()
        try indexes.restore(in: session)
        try tallies.store(knownOn: zone.day(of: at), in: session)
        try subjects.giveBack(in: session)
        try facts.giveBack(in: session)
        let count = digest.count
        try Journal.append(
            sequence: entry, in: session, at: at, actor: actor, action: action, subject: subject, detail: detail,
            factCount: count, factDigest: digest.finish())
        return entry
    }
}

/// Facts stated but not yet worked into the tables.
struct PendingFacts {
    struct Key: Hashable {
        let kind: RecordKind
        let subject: SubjectID
    }

    /// Ready rows of the table of facts.
    var rows: [[TableValue]] = []
    /// Subjects made by this writer since the last flush: nothing about them is stored yet.
    var created: Set<SubjectID> = []
    /// What was stated, in the order of stating.
    private(set) var byRecord: [Key: [(validity: DayRange, assertion: Assertion)]] = [:]
    private(set) var order: [Key] = []

    mutating func add(_ validity: DayRange, _ assertion: Assertion, to key: Key) {
        if byRecord[key] == nil { order.append(key) }
        byRecord[key, default: []].append((validity, assertion))
    }

    /// Asks for the record to be derived anew although nothing was stated of it.
    mutating func touch(_ key: Key) {
        if byRecord[key] == nil {
            order.append(key)
            byRecord[key] = []
        }
    }
}

/// A stretch of numbers taken from a counter at once.
struct NumberBlock {
    private let name: String
    private var nextNumber: Int64 = 0
    private var limit: Int64 = 0
    private static let size: Int64 = 4096

    init(_ name: String) {
        self.name = name
    }

    mutating func next(in session: any Session) throws -> Int64 {
        if nextNumber == limit {
            limit =
                try session.firstInt(
                    "UPDATE counters SET value = value + \(Self.size) WHERE name = \(name) RETURNING value") ?? 0
            nextNumber = limit - Self.size
        }
        nextNumber += 1
        return nextNumber
    }

    /// Returns the numbers not used, so that single edits do not leave holes of thousands.
    mutating func giveBack(in session: any Session) throws {
        guard nextNumber < limit else { return }
        try session.execute("UPDATE counters SET value = \(nextNumber) WHERE name = \(name) AND value = \(limit)")
        limit = nextNumber
    }
}

extension Assertion {
    /// The same statement with every value in the form of its field, and only fields that the kind has.
    func conformed(to kind: RecordKind) -> Assertion {
        let fields = FieldTypes.of(kind)
        let items = values.items.compactMap { item -> FieldValues.Item? in
            guard let type = fields[item.key] else { return nil }
            switch (item.value, type) {
            case (.integer(let number), .decimal):
                return FieldValues.Item(key: item.key, value: .decimal(Double(number)))
            case (.decimal(let number), .decimal) where !number.isFinite: return nil
            default: return item
            }
        }
        return Assertion(
            FieldValues(inOrder: items), clearing: cleared.filter { fields[$0] != nil && values[$0] == nil })
    }
}

/// The types of a kind's fields by key, looked up for every fact.
enum FieldTypes {
    private static let byKind = Dictionary(
        uniqueKeysWithValues: RecordKind.allCases.map { kind in
            (kind, Dictionary(uniqueKeysWithValues: kind.fields.map { ($0.key, $0.type) }))
        })

    /// The types of the kind's fields.
    static func of(_ kind: RecordKind) -> [String: FieldType] {
        byKind[kind] ?? [:]
    }
}
