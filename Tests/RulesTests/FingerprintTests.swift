import Domain
import Testing

@testable import Rules

@Suite("Fingerprints of measures")
struct FingerprintTests {
    private func measure(
        _ condition: Predicate = .always, name: String = "村", amount: Measure.Amount = .one, slot: Int = 0
    ) -> Measure {
        Measure(
            id: "m", name: BilingualText(name, "villages"), subject: .naturalVillage, condition: condition,
            amount: amount, unit: BilingualText("个", "villages"), slot: slot)
    }

    @Test(
        "the hash is FNV-1a with 64 bits, by its authors' test vectors",
        arguments: [
            ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
        ] as [(String, UInt64)])
    func vectors(text: String, hash: UInt64) {
        #expect(Fingerprint.hash(text.utf8) == hash)
    }

    @Test("it changes with everything that sums depend on, and not with names")
    func sensitivity() {
        let base = Fingerprint.of([measure()])
        #expect(Fingerprint.of([measure(name: "自然村")]) == base)
        let others = [
            measure(.reported("status")), measure(.equals("status", .text("treated"))),
            measure(.not(.reported("status"))), measure(.isOneOf("status", [.text("treated")])),
            measure(.isOneOf("status", [.text("treated,controlled")])),
            measure(.isOneOf("status", [.text("treated"), .text("controlled")])),
            measure(.atLeast("coveredHouseholds", 1)), measure(.atLeast("coveredHouseholds", 2)),
            measure(amount: .field("coveredHouseholds", scale: 1)),
            measure(amount: .field("coveredHouseholds", scale: 1000)), measure(slot: 1),
        ].map { Fingerprint.of([$0]) }
        #expect(Set(others + [base]).count == others.count + 1)
    }
}

@Suite("The plan for counting")
struct CountingPlanTests {
    private func holds(_ condition: Predicate, _ record: MeasuredRecord) -> Bool? {
        let measure = Measure(
            id: "m", name: BilingualText("村", "villages"), subject: .naturalVillage, condition: condition,
            amount: .one, unit: BilingualText("个", "villages"), slot: 0)
        var sums: [Int64] = [0]
        CountingPlan([measure])?.accumulate(record, into: &sums, sign: 1)
        return sums == [1]
    }

    @Test("it agrees with the condition itself, however conditions are nested")
    func agrees() {
        let atoms: [Predicate] = [
            .always, .reported("status"), .equals("status", .text("treated")), .atLeast("coveredHouseholds", 10),
        ]
        var conditions = atoms
        for left in atoms {
            for right in atoms {
                conditions += [
                    .all([left, .not(right)]), .any([left, .not(right)]), .not(.all([left, right])),
                    .not(.any([left, .not(.not(right))])), .not(.any([.all([left, right]), .not(left)])),
                ]
            }
        }
        let records = [
            Sample.naturalVillage(), Sample.naturalVillage(["status": .text("treated")]),
            Sample.naturalVillage(["status": .text("untreated"), "coveredHouseholds": .integer(10)]),
            Sample.naturalVillage(["status": .text("treated"), "coveredHouseholds": .integer(9)]),
        ]
        for condition in conditions {
            for record in records {
                #expect(holds(condition, record) == condition.holds(for: record), "\(condition)")
            }
        }
    }

    @Test("more different conditions than there are bits are refused")
    func limit() {
        let measures = (0...CountingPlan.atomLimit).map {
            Measure(
                id: "m\($0)", name: BilingualText("村", "villages"), subject: .naturalVillage,
                condition: .atLeast("coveredHouseholds", Double($0)), amount: .one,
                unit: BilingualText("个", "villages"), slot: $0)
        }
        #expect(CountingPlan(measures) == nil)
        #expect(CountingPlan(measures.dropLast()) != nil)
    }
}
