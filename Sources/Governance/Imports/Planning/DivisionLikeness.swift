import Domain

/// Finds for new places of a list the places of the register that they probably are, by another code and another name
/// at once (换码又改名).
///
/// What lies directly below tells it: a county's towns keep their names when the county itself gets both a new code and
/// a new name. It is told, never taken for granted.
struct DivisionLikeness {
    /// A new place and the place of the register that it is like.
    struct Pair {
        /// The new place in the list.
        let entry: DivisionPlan.Entry
        /// The code of the place of the register.
        let key: DivisionKey
        /// The name of the place of the register.
        let name: String
        /// How many names below are equal.
        let equal: Int
        /// How many names there are below the place that has more of them.
        let total: Int
    }

    /// Fewer equal names may be chance: many counties have a town called 城关镇.
    private static let fewest = 2

    /// The new places of the list, with the names below each.
    private var created: [(entry: DivisionPlan.Entry, names: Set<String>)] = []
    /// The places of the register that the list leaves out, with the names below each.
    private var left: [(key: DivisionKey, name: String, names: Set<String>)] = []

    /// Looks at a list that was compared with the register.
    ///
    /// - Parameters:
    ///   - isListed: Whether the list knows a place of the register, by its code or by another.
    ///   - standing: The number of the place of the register that a code stands for, if there is one.
    /// - Complexity: O(places of list and register) where the list brings a city, county or town under a place of the
    ///   register; nothing to speak of where it does not.
    init(
        _ entries: [DivisionPlan.Entry], holders: [DivisionKey: DivisionHolder],
        isListed: (DivisionKey, DivisionHolder) -> Bool, standing: (DivisionKey) -> Int64?
    ) {
        var names: [DivisionKey: Set<String>] = [:]
        let new = entries.filter { entry in
            // Below a place that is new itself everything is: the highest one says it for all.
            Self.mayBeLike(entry) && standing(entry.parent) != nil
        }
        guard !new.isEmpty else { return }
        for entry in new { names[entry.key] = [] }
        for entry in entries where names[entry.parent] != nil { names[entry.parent]?.insert(entry.name) }
        for entry in new {
            guard let below = names[entry.key], below.count >= Self.fewest else { continue }
            created.append((entry: entry, names: below))
        }
        guard !created.isEmpty else { return }
        let wanted = Set(created.map { Standing($0.entry.key) })
        var below: [Int64: Set<String>] = [:]
        var candidates: [(key: DivisionKey, holder: DivisionHolder)] = []
        for (key, holder) in holders
        where holder.isCurrent && holder.isAllowed && wanted.contains(Standing(key)) && !isListed(key, holder) {
            candidates.append((key: key, holder: holder))
            below[holder.id] = []
        }
        guard !candidates.isEmpty else { return }
        for holder in holders.values where holder.isCurrent && below[holder.parent] != nil {
            below[holder.parent]?.insert(holder.name)
        }
        left = candidates.sorted { $0.key < $1.key }.map { place in
            (key: place.key, name: place.holder.name, names: below[place.holder.id] ?? [])
        }
    }

    /// Whether a place of the list is new and of a level whose places have others below them.
    static func mayBeLike(_ entry: DivisionPlan.Entry) -> Bool {
        entry.action == .create && entry.row > 0
            && (RegionLevel.city.rawValue...RegionLevel.town.rawValue).contains(Int(entry.level))
    }

    /// The new places that are like one of the register, each with the one that it is most like.
    ///
    /// At least half of the names below must be equal, of the place that has more of them.
    var pairs: [Pair] {
        guard !left.isEmpty else { return [] }
        var holding: [String: [Int]] = [:]
        for (index, place) in left.enumerated() {
            for name in place.names { holding[name, default: []].append(index) }
        }
        return created.compactMap { entry, names -> Pair? in
            var equal: [Int: Int] = [:]
            for name in names { for index in holding[name] ?? [] { equal[index, default: 0] += 1 } }
            let best = equal.filter { Standing(left[$0.key].key) == Standing(entry.key) }
                .max { ($0.value, $1.key) < ($1.value, $0.key) }
            guard let best, best.value >= Self.fewest else { return nil }
            let place = left[best.key]
            let total = max(names.count, place.names.count)
            guard best.value * 2 >= total else { return nil }
            return Pair(entry: entry, key: place.key, name: place.name, equal: best.value, total: total)
        }
    }
}

/// Among which places a place is looked for that may have another code: those of its level in its province, for a town
/// in its county.
private struct Standing: Hashable {
    let level: RegionLevel
    let area: UInt64

    init(_ key: DivisionKey) {
        level = key.level
        area = key.level == .town ? key.parent.padded : key.padded / 10_000_000_000
    }
}
