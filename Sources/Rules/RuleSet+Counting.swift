extension RuleSet {
    /// What the record adds to each kept sum, by slot; all zero for records that no measure looks at.
    public func contribution(of record: MeasuredRecord) -> [Int64] {
        var sums = [Int64](repeating: 0, count: measures.count)
        accumulate(record, into: &sums, sign: 1)
        return sums
    }

    /// Adds what the record contributes, times the sign, to the sums.
    ///
    /// Contributions are exactly reversible: adding with sign 1 and then with −1 leaves the sums as they were.
    ///
    /// - Parameter sums: One sum for each measure, by slot.
    /// - Parameter sign: 1 for a record that comes, −1 for one that goes.
    public func accumulate(_ record: MeasuredRecord, into sums: inout [Int64], sign: Int64) {
        precondition(sums.count >= measures.count, "one sum is needed for each measure")
        plan.accumulate(record, into: &sums, sign: sign)
    }
}
