import Domain
import Store
import Tables

/// Where things go that the undoing of an entry puts back into places which have ended since (撤销后的去处): to the
/// places into which those were merged, as if they had stood there at the merger.
struct Rehousing {
    private let session: any Session
    private let entry: Int64
    private let places: RegionReader
    private let before: Set<Stay.Stray>

    /// Made before the entry is withdrawn: what lay in ended places before is nothing that the undoing brought about.
    init(_ session: any Session, undoing entry: Int64, asOf: AsOf) throws {
        self.session = session
        self.entry = entry
        places = RegionReader(session, asOf: asOf)
        before = Set(try Stay.strays(of: entry, in: session))
    }

    /// States the places that succeeded the ended ones, after the entry was withdrawn.
    ///
    /// - Returns: The first ended place that nothing succeeded; nil where all have found their place.
    func settle(with writer: RegisterWriter, locus: String) throws -> Region? {
        for stray in try Stay.strays(of: entry, in: session) where !before.contains(stray) {
            let stay = stray.stay
            guard let heirs = try heirs(of: stray.place, in: stay.range) else { return try places.region(stray.place) }
            let key = stay.kind == .region ? "parent" : "place"
            for heir in heirs {
                try writer.state(
                    Assertion([key: .subject(heir.place)]), of: stay.id, kind: stay.kind, validity: heir.range,
                    locus: locus)
            }
        }
        return nil
    }

    /// The living places that follow a place along its mergers; nil where there is none on some day.
    private func heirs(
        of place: SubjectID, in range: DayRange, seen: Set<SubjectID> = []
    ) throws -> [(place: SubjectID, range: DayRange)]? {
        var result: [(place: SubjectID, range: DayRange)] = []
        var covered = range.from
        for stretch in try places.past(of: place) where stretch.range.to > range.from && stretch.range.from < range.to {
            let part = DayRange(from: max(stretch.range.from, range.from), to: min(stretch.range.to, range.to))
            guard part.from == covered else { return nil }
            covered = part.to
            if !stretch.isEnded {
                result.append((place, part))
                continue
            }
            guard let next = stretch.successor, next != place, !seen.contains(next),
                let found = try heirs(of: next, in: part, seen: seen.union([place]))
            else { return nil }
            result += found
        }
        return covered >= range.to ? result : nil
    }
}
