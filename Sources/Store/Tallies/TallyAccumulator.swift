import Domain
import Rules
import Tables

/// Gathers the changes of sums that a write brings, and adds them to the kept sums at its end.
struct TallyAccumulator {
    private struct Key: Hashable {
        let rules: Int64
        let region: Int64
        let day: Int
    }

    private struct BucketKey: Hashable {
        let rules: Int64
        let region: Int64
        let bucket: Bucket
    }

    var catalogue: RuleCatalogue
    private var slots: [Key: Int] = [:]
    private var sums: [Int64] = []
    private let width = RuleSet.slotLimit
    private var vector = [Int64](repeating: 0, count: RuleSet.slotLimit)

    init(_ catalogue: RuleCatalogue) {
        self.catalogue = catalogue
    }

    /// How many sums have changed so far.
    var count: Int { slots.count }

    /// Adds what a record contributes to all places on its way, over the days for which it is so.
    mutating func add(_ record: MeasuredRecord, over range: DayRange, on path: RegionPath, sign: Int64) {
        let steps = path.steps
        let province = steps.first { $0.level == .province }?.region
        for (number, rules) in catalogue.applicable(to: province) {
            for index in 0..<width { vector[index] = 0 }
            rules.accumulate(record, into: &vector, sign: sign)
            guard vector.contains(where: { $0 != 0 }) else { continue }
            for step in steps where step.level <= .town {
                add(vector, Key(rules: number, region: step.region.number, day: range.from.number), sign: 1)
                if range.to < .end {
                    add(vector, Key(rules: number, region: step.region.number, day: range.to.number), sign: -1)
                }
            }
        }
    }

    private mutating func add(_ vector: [Int64], _ key: Key, sign: Int64) {
        let start: Int
        if let found = slots[key] {
            start = found
        } else {
            start = sums.count
            slots[key] = start
            sums.append(contentsOf: repeatElement(0, count: width))
        }
        for index in 0..<width { sums[start + index] += sign * vector[index] }
    }

    /// Adds the gathered changes to the kept sums, each to its buckets of both times.
    mutating func store(knownOn day: Day, in session: any Session) throws {
        var buckets: [BucketKey: [Int64]] = [:]
        for (key, start) in slots {
            let part = sums[start..<(start + width)]
            guard part.contains(where: { $0 != 0 }) else { continue }
            for bucket in Bucket.containing(Day(number: key.day)) {
                let target = BucketKey(rules: key.rules, region: key.region, bucket: bucket)
                var total = buckets[target] ?? [Int64](repeating: 0, count: width)
                for (index, value) in part.enumerated() { total[index] += value }
                buckets[target] = total
            }
        }
        slots.removeAll()
        sums.removeAll()
        // In the order of the key, so that the rows come in clustered and locks are taken in one order.
        let ordered = buckets.filter { $0.value.contains { $0 != 0 } }.sorted { left, right in
            (left.key.rules, left.key.region, left.key.bucket.grain, left.key.bucket.number)
                < (right.key.rules, right.key.region, right.key.bucket.grain, right.key.bucket.number)
        }
        var rows: [[TableValue]] = []
        for known in [.ever] + Bucket.containing(day) {
            for (key, total) in ordered {
                rows.append(
                    [
                        .integer(key.rules), .integer(key.region), .integer(known.grain), .integer(key.bucket.grain),
                        .integer(key.bucket.number), .integer(known.number),
                    ] + total.map(TableValue.integer))
            }
        }
        try session.executeBatch(Self.upsert, rows)
    }

    private static let upsert: Query = {
        let slots = (0..<RuleSet.slotLimit).map { "m\($0)" }
        let places = Array(repeating: Query.parameter, count: RuleSet.slotLimit + 6).joined(separator: ", ")
        let names = Query(stringLiteral: slots.joined(separator: ", "))
        let sums = Query(stringLiteral: slots.map { "\($0) = tallies.\($0) + excluded.\($0)" }.joined(separator: ", "))
        return """
            INSERT INTO tallies (rules, region, known_grain, valid_grain, valid_bucket, known_bucket, \(names))
            VALUES (\(places))
            ON CONFLICT (rules, region, known_grain, valid_grain, valid_bucket, known_bucket) DO UPDATE SET \(sums)
            """
    }()
}
