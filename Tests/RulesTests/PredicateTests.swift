import Domain
import Rules
import Testing

@Suite("Conditions on records")
struct PredicateTests {
    let village = Sample.administrativeVillage(
        "441226106201",
        ["status": .text("treated"), "coveredHouseholds": .integer(60), "residentHouseholds": .integer(100)])

    @Test("comparisons hold for reported values")
    func comparisons() {
        #expect(Predicate.always.holds(for: village))
        #expect(Predicate.reported("status").holds(for: village))
        #expect(Predicate.equals("status", .text("treated")).holds(for: village))
        #expect(Predicate.equals("coveredHouseholds", .decimal(60)).holds(for: village))
        #expect(Predicate.isOneOf("status", [.text("controlled"), .text("treated")]).holds(for: village))
        #expect(Predicate.atLeast("coveredHouseholds", 60).holds(for: village))
        #expect(!Predicate.atLeast("coveredHouseholds", 60.5).holds(for: village))
        #expect(Predicate.villagersCommittee.holds(for: village))
    }

    @Test("a ratio is compared only where both parts are reported and the lower is not zero")
    func ratios() {
        func ratio(_ bound: Double, _ record: MeasuredRecord) -> Bool {
            Predicate.ratioAtLeast(numerator: "coveredHouseholds", denominator: "residentHouseholds", bound)
                .holds(for: record)
        }
        #expect(ratio(0.6, village))
        #expect(!ratio(0.61, village))
        #expect(!ratio(0, Sample.naturalVillage(["coveredHouseholds": .integer(3)])))
        let deserted: FieldValues = ["coveredHouseholds": .integer(3), "residentHouseholds": .integer(0)]
        #expect(!ratio(0, Sample.naturalVillage(deserted)))
    }

    @Test("every comparison with a value that is missing is false, and its negation true")
    func missing() {
        let empty = Sample.naturalVillage()
        let comparisons: [Predicate] = [
            .reported("status"), .equals("status", .text("treated")), .isOneOf("status", [.text("treated")]),
            .atLeast("coveredHouseholds", 0), .villagersCommittee,
        ]
        for comparison in comparisons {
            #expect(!comparison.holds(for: empty))
            #expect(Predicate.not(comparison).holds(for: empty))
        }
    }

    @Test("all of nothing holds, any of nothing does not")
    func combinations() {
        #expect(Predicate.all([]).holds(for: village))
        #expect(!Predicate.any([]).holds(for: village))
        #expect(Predicate.any([.not(.always), .villagersCommittee]).holds(for: village))
        #expect(!Predicate.all([.always, .not(.always)]).holds(for: village))
    }

    @Test("a condition knows the fields that it looks at")
    func fields() {
        let condition = Predicate.all([
            .reported("status"), .not(.ratioAtLeast(numerator: "a", denominator: "b", 1)), .any([.atLeast("c", 1)]),
        ])
        #expect(condition.fieldKeys == ["status", "a", "b", "c"])
    }
}
