public import Domain
import Sealing
import Store
import Tables

extension RegisterDesk {
    /// A change of one record that a form or a program asks for.
    public struct Edit: Hashable, Sendable {
        /// The values to state.
        public var values: FieldValues
        /// The fields to declare unknown.
        public var cleared: Set<String>
        /// Since when it is so.
        public var validFrom: Day
        /// The version that the editor saw; nil to skip the check.
        public var seenVersion: Int64?
        /// Where this comes from: an order, a survey; empty where nothing is said.
        public var source = ""

        /// A change of one record.
        public init(
            _ values: FieldValues, clearing cleared: Set<String> = [], validFrom: Day, seenVersion: Int64? = nil,
            source: String = ""
        ) {
            self.values = values
            self.cleared = cleared
            self.validFrom = validFrom
            self.seenVersion = seenVersion
            self.source = source
        }
    }

    /// States new values of a record; what it held before stays on file.
    ///
    /// A late report of the past holds until the next day from which on something else is known of the field: what is
    /// known of later days stays.
    ///
    /// - Returns: The number of the log entry.
    /// - Throws: ``AccessError/notFound`` where the record is unknown to the one who asks, ``RegisterError``.
    @discardableResult
    public func edit(_ kind: RecordKind, _ id: SubjectID, _ edit: Edit, access: Access) async throws -> Int64 {
        try await platform.database.write { session in
            let statements = try statements(of: edit, kind, id, access: access, in: session)
            let writer = try writer(session, access)
            for statement in statements {
                try writer.state(
                    statement.assertion, of: id, kind: kind, validity: statement.validity, locus: access.locus)
            }
            return try writer.finish(
                action: "record-edit", subject: id, detail: BatchChange.detail(source: edit.source))
        }
    }

    /// What an edit states, each part with the days for which it holds.
    ///
    /// - Throws: ``AccessError/notFound``, ``RegisterError``.
    func statements(
        of edit: Edit, _ kind: RecordKind, _ id: SubjectID, access: Access, in session: any Session
    ) throws -> [(assertion: Assertion, validity: DayRange)] {
        let now = platform.asOf(valid: edit.validFrom)
        let places = RegionReader(session, asOf: AsOf(valid: platform.today))
        let current = try RecordReader(session, asOf: AsOf(valid: platform.today)).record(kind, id)
        guard kind != .region, kind == .village || current != nil else { throw AccessError.notFound }
        let region = try Self.place(of: id, kind == .village ? nil : current?.values, places)
        try access.require(.editRegister, in: region?.path)
        guard kind != .village || region?.level.isVillage == true else { throw AccessError.notFound }
        if let refusal = RegisterError.refusal(of: edit.validFrom, today: platform.today) { throw refusal }
        if case .subject(let target)? = edit.values["place"] {
            guard let place = try places.region(target), access.may(.editRegister, in: place.path),
                !place.isEnded
            else { throw RegisterError.unknownPlace }
        }
        if let seen = edit.seenVersion {
            let version = try RecordReader(session, asOf: now).version(of: id, kinds: Self.factKinds(kind))
            guard version == seen else { throw RegisterError.changedMeanwhile }
        }
        // Without a place nobody would find the record again; striking it off is said in so many words.
        guard !edit.cleared.contains("place") else { throw RegisterError.unknownPlace }
        let life = try RecordReader(session, asOf: now).stretches(of: kind, id)
        let before = life.first { $0.range.contains(edit.validFrom) }?.values ?? [:]
        let standing = kind == .village ? Value.subject(id) : edit.values["place"] ?? before["place"]
        if case .subject(let place)? = standing ?? current?.values["place"] {
            try Self.requireStanding(place, on: edit.validFrom, session)
        }
        let changed = edit.values.entries.filter { before[$0.key] != $0.value }
        let cleared = edit.cleared.filter { before[$0] != nil }
        guard !changed.isEmpty || !cleared.isEmpty else { throw RegisterError.nothingChanged }
        let ends = Dictionary(grouping: Set(changed.keys).union(cleared)) {
            life.nextChange(of: $0, after: edit.validFrom)
        }
        try Self.requireParts(kind, changed, until: ends, from: edit.validFrom, in: life)
        return ends.sorted { $0.key < $1.key }.map { end, keys in
            (
                Assertion(
                    FieldValues(changed.filter { keys.contains($0.key) }), clearing: cleared.intersection(keys)),
                DayRange(from: edit.validFrom, to: end)
            )
        }
    }

    /// Adds a record that stands in a place: a facility, a water, or an outlet.
    ///
    /// - Parameters:
    ///   - source: Where this comes from; empty where nothing is said.
    ///   - form: What tells the form from others: sent again, it adds nothing and names the first record.
    public func create(
        _ kind: RecordKind, _ values: FieldValues, validFrom: Day, source: String = "", form: String? = nil,
        access: Access
    ) async throws -> SubjectID {
        try await platform.database.write { session in
            let form = Self.formToken(
                form, Self.words(values) + [kind.rawValue, validFrom.description] + (source.isEmpty ? [] : [source]))
            if let earlier = try Self.receipt(form, access, session) { return SubjectID(earlier) }
            guard kind != .region, kind != .village else { throw AccessError.notFound }
            guard case .subject(let target)? = values["place"] else { throw RegisterError.unknownPlace }
            guard let place = try RegionReader(session, asOf: AsOf(valid: platform.today)).region(target),
                access.may(.editRegister, in: place.path), !place.isEnded
            else { throw RegisterError.unknownPlace }
            guard values["name"]?.text?.isEmpty == false else { throw RegisterError.nameMissing }
            if let refusal = RegisterError.refusal(of: validFrom, today: platform.today) { throw refusal }
            try Self.requireStanding(target, on: validFrom, session)
            try Self.requireParts(
                kind, values.entries, until: [.end: values.keys], from: validFrom, in: [])
            let writer = try writer(session, access)
            let id = try writer.newSubject()
            try writer.state(
                Assertion(values), of: id, kind: kind, validity: DayRange(from: validFrom), locus: access.locus)
            try writer.finish(action: "record-create", subject: id, detail: BatchChange.detail(source: source))
            try Self.keepReceipt(id.number, form, access, at: platform.now(), session)
            return id
        }
    }

    /// Accepts what was recorded of a subject since the last acceptance (审核); never by one who recorded any of it.
    @discardableResult
    public func accept(_ kind: RecordKind, _ id: SubjectID, access: Access) async throws -> Int64 {
        try await platform.database.write { session in
            let asOf = AsOf(valid: platform.today)
            guard let page = try page(kind, id, asOf: asOf, access: access, in: session) else {
                throw AccessError.notFound
            }
            guard let latest = page.facts.first(where: { $0.withdrawnAt == nil }), page.acceptance == nil else {
                throw RegisterError.nothingToAccept
            }
            let path = page.region?.path ?? page.lineage.last?.path
            let since = try acceptance(id, in: session, until: asOf)?.sequence ?? 0
            for author in try RecordReader(session, asOf: asOf).authors(
                of: id, kinds: Self.factKinds(kind), after: since)
            {
                try access.requireAcceptance(of: path, recordedBy: author)
            }
            return try Journal.append(
                in: session, at: platform.now(), actor: access.actor, action: "record-accept", subject: id,
                detail: "{\"entry\":\(latest.origin.sequence)}")
        }
    }

    /// The longest text that tells one form from another, in bytes: 64 characters of any script.
    private static let longestForm = 256

    /// What tells a form with these entries from others: sent again with other entries it is another one.
    static func formToken(_ form: String?, _ entries: [String]) -> String? {
        guard let form, !form.isEmpty, form.utf8.count <= longestForm else { return nil }
        return form + "." + SHA256Digest(of: entries.joined(separator: "\u{1F}")).hexadecimal
    }

    private static func words(_ values: FieldValues) -> [String] {
        values.entries.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }

    /// What came of a form when it was sent before.
    static func receipt(_ form: String?, _ access: Access, _ session: any Session) throws -> Int64? {
        guard let form, let user = access.userID else { return nil }
        return try FormReceipts(session).result(of: form, user: user)
    }

    /// Keeps what came of a form.
    static func keepReceipt(
        _ result: Int64, _ form: String?, _ access: Access, at: Instant, _ session: any Session
    ) throws {
        guard let form, let user = access.userID else { return }
        try FormReceipts(session).keep(result, of: form, user: user, at: at)
    }

    /// Goes on only if the place existed on the day.
    private static func requireStanding(_ place: SubjectID, on day: Day, _ session: any Session) throws {
        let region = try RegionReader(session, asOf: AsOf(valid: day)).region(place)
        guard region?.isEnded == false else { throw RegisterError.dayUnfit(day) }
    }

    func writer(_ session: any Session, _ access: Access) throws -> RegisterWriter {
        try RegisterWriter(
            session, at: platform.now(), actor: access.actor, book: platform.book, zone: platform.zone)
    }
}
