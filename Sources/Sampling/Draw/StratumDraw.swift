/// What was drawn in one stratum.
public struct StratumDraw: Hashable, Sendable {
    /// The stratum's name; empty where the frame is not stratified.
    public let name: String
    /// How many were to be drawn.
    public let size: Int
    /// All units of the stratum in the order of their tickets: first the sample, then the replacements.
    public let order: [DrawnUnit]

    /// How many units the stratum has.
    public var population: Int { order.count }
    /// The sample: the smallest tickets.
    public var selected: ArraySlice<DrawnUnit> { order.prefix(size) }
    /// The units that take the place of others, in the order in which they must be taken (替补).
    public var reserve: ArraySlice<DrawnUnit> { order.dropFirst(size) }

    /// Gives each unit that could not be checked the next ticket that is still free.
    ///
    /// A replacement may itself turn out inaccessible; it then appears in the list as well.
    ///
    /// - Parameter lost: The ids that could not be checked, each with its reason, in the order in which that was
    ///   recorded.
    /// - Throws: `notDrawn` for an id that is neither in the sample nor yet a replacement, or is given twice;
    ///   `noReplacement` when all have been used.
    public func replacing(_ lost: [(id: String, reason: String)]) throws(SamplingError) -> [Replacement] {
        var active = Set(selected.map(\.id))
        var next = size
        var result: [Replacement] = []
        for (id, reason) in lost {
            guard active.remove(id) != nil else { throw .notDrawn(id: id) }
            guard next < order.count else { throw .noReplacement(stratum: name) }
            result.append(Replacement(lost: id, reason: reason, by: order[next]))
            active.insert(order[next].id)
            next += 1
        }
        return result
    }
}
