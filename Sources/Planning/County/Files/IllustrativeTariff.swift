/// The costs that the plain county format implies: illustrative, in kCNY of present value over 30 years, not calibrated.
///
/// Source: the format's own description (`data/planning/county/README.md`), so that results compare with those of others.
enum IllustrativeTariff {
    /// A station for flow q: 80 + 9 q^0.72.
    static let station = GroupedCost([.station: ConcaveCost(fixed: 80, power: 9, exponent: 0.72)])
    /// The town sewer for flow q: 40 + 1.1 q.
    static let town = GroupedCost([.town: ConcaveCost(fixed: 40, linear: 1.1)])

    /// Household units of the i-th village: PE · max(0.6, 4.6 − c), c being the collection inside the village that is saved.
    static func household(village index: Int, populationEquivalent: Double) -> GroupedCost {
        let hash = UInt32(truncatingIfNeeded: UInt64(truncatingIfNeeded: index) &* 2_654_435_761) % 1000
        let collection = 0.5 + 2.2 * Double(hash) / 1000
        return GroupedCost([.household: ConcaveCost(fixed: populationEquivalent * max(0.6, 4.6 - collection))])
    }

    /// A corridor of a length between grounds at `start` and `end` that rises to `top` on the way, all in metres.
    static func corridor(length: Double, start: Double, end: Double, top: Double) -> (cost: GroupedCost, pump: Bool) {
        var parts = [CostGroup.pipes: ConcaveCost(fixed: 0.18 * length, power: 0.004 * length)]
        let head = pumpingHead(length: length, start: start, end: end, top: top)
        if head > 0 { parts[.pumping] = ConcaveCost(fixed: 120, linear: 0.004 * head) }
        return (GroupedCost(parts), head > 0)
    }

    /// Metres to lift: over the highest ground, or for want of a fall of 2 ‰, with 4 m of depth to spend.
    private static func pumpingHead(length: Double, start: Double, end: Double, top: Double) -> Double {
        let over = max(0, top - start - 4)
        if over > 0 { return over }
        let fall = 0.002 * length - 4
        return start - end < fall ? max(0.5, fall - (start - end)) : 0
    }
}
