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

    var catalogue: RuleCatalogue
    private var slots: [Key: Int] = [:]
    private var sums: [Int64] = []
    private let width = RuleSet.slotLimit
    private let zeros = [Int64](repeating: 0, count: RuleSet.slotLimit)
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
        // In the order of the key, so that the rows come in clustered and locks are taken in one order.
        let ordered = slots.sorted { left, right in
            (left.key.rules, left.key.region, left.key.day) < (right.key.rules, right.key.region, right.key.day)
        }
        let known = [.ever] + Bucket.containing(day)
        var batch: [[TableValue]] = []
        var index = 0
        while index < ordered.count {
            let (rules, region) = (ordered[index].key.rules, ordered[index].key.region)
            var buckets: [Bucket: [Int64]] = [:]
            while index < ordered.count, ordered[index].key.rules == rules, ordered[index].key.region == region {
                let start = ordered[index].value
                for bucket in Bucket.containing(Day(number: ordered[index].key.day)) {
                    for slot in 0..<width {
                        buckets[bucket, default: zeros][slot] += sums[start + slot]
                    }
                }
                index += 1
            }
            for (bucket, total) in buckets.sorted(by: { ($0.key.grain, $0.key.number) < ($1.key.grain, $1.key.number) })
            where total != zeros {
                for known in known { batch.append(Self.row(rules, region, known, bucket, total)) }
            }
            // Written in portions: a national import changes tens of thousands of places at once.
            if batch.count >= 1000 || index == ordered.count {
                try session.executeBatch(Self.upsert, batch)
                batch.removeAll(keepingCapacity: true)
            }
        }
        slots.removeAll()
        sums.removeAll()
    }

    private static func row(
        _ rules: Int64, _ region: Int64, _ known: Bucket, _ valid: Bucket, _ total: [Int64]
    ) -> [TableValue] {
        var row: [TableValue] = [
            .integer(rules), .integer(region), .integer(known.grain), .integer(valid.grain), .integer(valid.number),
            .integer(known.number),
        ]
        row.reserveCapacity(RuleSet.slotLimit + 6)
        for value in total { row.append(.integer(value)) }
        return row
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
