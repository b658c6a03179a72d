public import Domain
import Store
import Tables

/// Changes of the administrative tree (区划变更): create, rename, re-code, move, merge, split; each from a day on.
public struct RegionDesk: Sendable {
    private let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// A new place below another.
    ///
    /// - Parameter code: The official code; for a natural village our own display code, made if left out.
    /// - Throws: ``RegisterError``, ``AccessError/notFound``.
    public func create(
        _ level: RegionLevel, named name: String, code: String?, under parent: SubjectID, from day: Day, access: Access
    ) async throws -> SubjectID {
        try await change("region-create", access: access) { session, writer in
            guard let above = try Self.region(parent, session, platform.today) else { throw RegisterError.unknownPlace }
            try access.require(.editRegister, in: above.path)
            let name = try RegionName.read(name)
            if let refusal = RegisterError.refusal(of: day, today: platform.today) { throw refusal }
            try Self.requireStanding(above, on: day, session)
            let given = try code.map { try Self.checked($0, level, above, nil, session, platform.today) }
            let id = try writer.newSubject()
            var values: FieldValues = [
                "name": .text(name), "level": .integer(Int64(level.rawValue)), "parent": .subject(parent),
            ]
            values["code"] = try (given ?? Self.displayCode(level, above, session)).map(Value.text)
            try writer.state(
                Assertion(values), of: id, kind: .region, validity: DayRange(from: day), locus: access.locus)
            return id
        }
    }

    /// Gives a place another name or code from a day on; both old ones still lead to it.
    ///
    /// What is known of later days stays: a name of the past ends where the next known name begins.
    ///
    /// - Parameter isForBelow: Whether the places below whose codes begin with the old code get the same ending behind
    ///   the new one, on the same day; natural villages keep their codes, which are our own.
    /// - Throws: ``RegisterError``, among them ``RegisterError/codesTaken(_:)``; ``AccessError/notFound``.
    public func rename(
        _ id: SubjectID, to name: String?, code: String?, below isForBelow: Bool = false, from day: Day, access: Access
    ) async throws {
        try await change("region-rename", access: access) { session, writer in
            let region = try allowed(id, day, access, session)
            let life = RegionLife(try RegionReader(session, asOf: AsOf(valid: platform.today)).past(of: id))
            guard let then = life.place(on: day) else { throw RegisterError.dayUnfit(day) }
            var stated: [(values: FieldValues, range: DayRange)] = []
            var below: [CodeStay] = []
            if let name = try name.map({ try RegionName.read($0) }), name != then.name {
                stated += life.renaming(to: name, from: day)
            }
            if let code, code != then.code {
                let above = try then.parent.flatMap { try Self.region($0, session, day) }
                let checked = try Self.checked(code, region.level, above, id, session, platform.today)
                let range = life.stretch(of: \.code, from: day)
                stated.append((["code": .text(checked)], range))
                if isForBelow { below = try Self.recoded(below: then, to: checked, in: range, session) }
            }
            guard !stated.isEmpty else { throw RegisterError.nothingChanged }
            for (values, range) in stated {
                try writer.state(Assertion(values), of: id, kind: .region, validity: range, locus: access.locus)
            }
            for stay in below {
                try writer.state(
                    Assertion(["code": .text(stay.code)]), of: stay.id, kind: .region, validity: stay.range,
                    locus: access.locus)
            }
            return id
        }
    }

    /// Puts a place with all that lies in it below another from a day on, until it is known to lie elsewhere.
    public func move(_ id: SubjectID, under parent: SubjectID, from day: Day, access: Access) async throws {
        try await change("region-move", access: access) { session, writer in
            let region = try allowed(id, day, access, session)
            let target = try Self.region(parent, session, platform.today)
            try access.require(.editRegister, in: target?.path)
            guard let target, target.level < region.level, !region.path.contains(target.path) else {
                throw RegisterError.unknownPlace
            }
            try Self.requireStanding(target, on: day, session)
            let life = RegionLife(try RegionReader(session, asOf: AsOf(valid: platform.today)).past(of: id))
            guard life.place(on: day)?.parent != parent else { throw RegisterError.nothingChanged }
            try writer.state(
                Assertion(["parent": .subject(parent)]), of: id, kind: .region,
                validity: life.stretch(of: \.parent, from: day), locus: access.locus)
            return id
        }
    }

    /// Merges a place into another of its level from a day on: what lay in it lies in the other, and it ends.
    public func merge(_ id: SubjectID, into other: SubjectID, from day: Day, access: Access) async throws {
        try await change("region-merge", access: access) { session, writer in
            let region = try allowed(id, day, access, session)
            let target = try Self.region(other, session, platform.today)
            try access.require(.editRegister, in: target?.path)
            guard let target, target.id != id, target.level == region.level else { throw RegisterError.mergeUnfit }
            try Self.requireStanding(target, on: day, session)
            for stay in try Stay.within(id, from: day, in: session) {
                try writer.state(
                    Assertion([stay.kind == .region ? "parent" : "place": .subject(other)]), of: stay.id,
                    kind: stay.kind, validity: stay.range, locus: access.locus)
            }
            try writer.state(
                Assertion(["isEnded": .flag(true), "successor": .subject(other)]), of: id, kind: .region,
                validity: DayRange(from: day), locus: access.locus)
            return id
        }
    }

    /// Splits a new place of the same level off another from a day on, and puts the named parts into it.
    ///
    /// The new place lies where the other lay on that day, and moves with it as far as that is known.
    public func split(
        _ id: SubjectID, newName name: String, code: String?, parts: [SubjectID], from day: Day, access: Access
    ) async throws -> SubjectID {
        try await change("region-split", access: access) { session, writer in
            let region = try allowed(id, day, access, session)
            guard let above = try region.parent.flatMap({ try Self.region($0, session, platform.today) }) else {
                throw RegisterError.unknownPlace
            }
            let life = RegionLife(try RegionReader(session, asOf: AsOf(valid: platform.today)).past(of: id))
            let parents = life.parents(from: day)
            guard let first = parents.first, first.range.from == day,
                try Self.region(first.id, session, day)?.isEnded == false
            else { throw RegisterError.dayUnfit(day) }
            let name = try RegionName.read(name)
            let given = try code.map { try Self.checked($0, region.level, above, nil, session, platform.today) }
            let new = try writer.newSubject()
            var values: FieldValues = [
                "name": .text(name), "level": .integer(Int64(region.level.rawValue)), "parent": .subject(first.id),
            ]
            values["code"] = try (given ?? Self.displayCode(region.level, above, session)).map(Value.text)
            try writer.state(
                Assertion(values), of: new, kind: .region, validity: DayRange(from: day), locus: access.locus)
            for later in parents.dropFirst() {
                try writer.state(
                    Assertion(["parent": .subject(later.id)]), of: new, kind: .region, validity: later.range,
                    locus: access.locus)
            }
            let stays = try Stay.within(id, from: day, in: session).filter { $0.kind == .region }
            guard Set(parts).isSubset(of: stays.map(\.id)) else { throw RegisterError.unknownPlace }
            for stay in stays where parts.contains(stay.id) {
                try writer.state(
                    Assertion(["parent": .subject(new)]), of: stay.id, kind: .region, validity: stay.range,
                    locus: access.locus)
            }
            return new
        }
    }

    @discardableResult
    private func change(
        _ action: String, access: Access,
        _ body: @escaping @Sendable (any Session, RegisterWriter) throws -> SubjectID
    ) async throws -> SubjectID {
        try await platform.database.write { session in
            let writer = try RegisterDesk(platform).writer(session, access)
            let id = try body(session, writer)
            try writer.finish(action: action, subject: id)
            return id
        }
    }

    private func allowed(_ id: SubjectID, _ day: Day, _ access: Access, _ session: any Session) throws -> Region {
        let region = try Self.region(id, session, platform.today)
        try access.require(.editRegister, in: region?.path)
        guard let region, region.level > .nation else { throw AccessError.notFound }
        if let refusal = RegisterError.refusal(of: day, today: platform.today) { throw refusal }
        try Self.requireStanding(region, on: day, session)
        return region
    }

    /// Goes on only if the place, given as it is today, has not ended and was there on the day.
    private static func requireStanding(_ region: Region, on day: Day, _ session: any Session) throws {
        guard !region.isEnded else { throw RegisterError.unknownPlace }
        let then = try RegionReader(session, asOf: AsOf(valid: day)).region(region.id)
        guard then?.isEnded == false else { throw RegisterError.dayUnfit(day) }
    }

    private static func region(_ id: SubjectID, _ session: any Session, _ today: Day) throws -> Region? {
        try RegionReader(session, asOf: AsOf(valid: today)).region(id)
    }

    /// The code in short form, if it fits the level and the place above and nobody else has it.
    private static func checked(
        _ text: String, _ level: RegionLevel, _ above: Region?, _ own: SubjectID?, _ session: any Session, _ today: Day
    ) throws -> String {
        if level == .naturalVillage {
            guard !text.isEmpty, text.utf8.count <= 32, text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
            else { throw RegisterError.codeUnfit(text) }
        }
        let code = level == .naturalVillage ? text : DivisionCode(text)?.digits ?? ""
        guard level == .naturalVillage || DivisionCode(text)?.level == level,
            level == .naturalVillage || above.map({ code.hasPrefix($0.code) }) ?? true
        else { throw RegisterError.codeUnfit(text) }
        let holder = try RegionReader(session, asOf: AsOf(valid: today)).region(code: code)
        guard holder == nil || holder?.id == own else { throw RegisterError.codeTaken(text) }
        return code
    }

    /// The codes that follow from a new code of the place above, in its days.
    private static func recoded(
        below place: Region, to code: String, in range: DayRange, _ session: any Session
    ) throws -> [CodeStay] {
        let found = try CodeStay.below(place, beginning: place.code, from: range.from, in: session)
        let changes = found.filter { $0.range.from < range.to }.map { stay in
            CodeStay(
                id: stay.id, name: stay.name, code: code + stay.code.dropFirst(place.code.count),
                range: DayRange(from: stay.range.from, to: min(stay.range.to, range.to)))
        }
        let holders = Dictionary(grouping: try CodeStay.all(beginning: code, in: session), by: \.code)
        let taken = changes.flatMap { change in
            (holders[change.code] ?? []).filter { $0.id != change.id }.map(\.code)
        }
        // Their codes only: the asker may not know of other areas' places, nor how they are called.
        guard taken.isEmpty else { throw RegisterError.codesTaken(Set(taken).sorted()) }
        return changes
    }

    private static func displayCode(_ level: RegionLevel, _ above: Region, _ session: any Session) throws -> String? {
        guard level == .naturalVillage else { return nil }
        var codes = DisplayCodes(session)
        return try codes.next(under: above)
    }
}
