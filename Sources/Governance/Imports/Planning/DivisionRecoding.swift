import Domain

/// Finds among the places of one level those that a list knows by another code (清单换码).
///
/// A code that the register does not know stands for a place that it does know, if below the same place one of that
/// name stands whose own code the list leaves out: towns and villages keep their names when a county gets a new code.
struct DivisionRecoding {
    /// What the register says of a name below a place.
    enum Answer {
        /// Nothing: the place is new.
        case new
        /// The place has that code in the register.
        case formerly(DivisionKey)
        /// Several places could be meant.
        case unsure([DivisionKey])
    }

    private struct Standing: Hashable {
        let parent: Int64
        let name: String
    }

    private var candidates: [Standing: [DivisionKey]] = [:]
    private var wanted: [Standing: Int] = [:]

    /// Nothing to be found.
    init() {}

    /// Looks through the register for the unknown codes of one level.
    ///
    /// - Parameters:
    ///   - entries: All places of the list of one level, in the order of their codes.
    ///   - nameless: Codes that stand in the list, in rows that are not taken.
    ///   - parent: The number of the place of the register that a code above stands for, if there is one.
    /// - Complexity: O(n log n) for the codes of list and register; nothing is kept where all places of the register
    ///   stand in the list.
    init(
        _ entries: ArraySlice<DivisionPlan.Entry>, holders: [DivisionKey: DivisionHolder],
        nameless: Set<DivisionKey>, parent: (DivisionKey) -> Int64?
    ) {
        guard let level = entries.first?.level, !holders.isEmpty else { return }
        var parents: Set<Int64> = []
        for entry in entries where entry.row > 0 && holders[entry.key] == nil {
            if let above = parent(entry.parent) { parents.insert(above) }
        }
        guard !parents.isEmpty else { return }
        for (key, holder) in holders where holder.isCurrent && holder.isAllowed && parents.contains(holder.parent) {
            guard key.level.rawValue == Int(level), !nameless.contains(key), !Self.lists(entries, key) else { continue }
            candidates[Standing(parent: holder.parent, name: holder.name), default: []].append(key)
        }
        guard !candidates.isEmpty else { return }
        for entry in entries where entry.row > 0 && holders[entry.key] == nil {
            guard let above = parent(entry.parent) else { continue }
            let standing = Standing(parent: above, name: entry.name)
            if candidates[standing] != nil { wanted[standing, default: 0] += 1 }
        }
    }

    /// Which place of the register a row with an unknown code stands for.
    func answer(_ name: String, below parent: Int64) -> Answer {
        guard !candidates.isEmpty else { return .new }
        let standing = Standing(parent: parent, name: name)
        guard let found = candidates[standing], let first = found.first else { return .new }
        return found.count == 1 && wanted[standing] == 1 ? .formerly(first) : .unsure(found.sorted())
    }

    private static func lists(_ entries: ArraySlice<DivisionPlan.Entry>, _ key: DivisionKey) -> Bool {
        var (low, high) = (entries.startIndex, entries.endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < entries.endIndex && entries[low].key == key
    }
}
