import Domain
import Testing

@testable import Store

@Suite("Folding facts into a life")
struct TimelineTests {
    private func day(_ number: Int) -> Day { Day(number: number) }

    private func fact(
        _ from: Int, _ to: Int?, _ values: FieldValues, clearing: Set<String> = []
    ) -> (validity: DayRange, assertion: Assertion) {
        (DayRange(from: day(from), to: to.map(day) ?? .end), Assertion(values, clearing: clearing))
    }

    @Test("a later fact prevails on the days that both cover, and only there")
    func laterPrevails() {
        let timeline = Timeline(folding: [
            fact(0, nil, ["a": .integer(1)]), fact(10, 20, ["a": .integer(2)]),
        ])
        #expect(timeline.values(on: day(9)) == ["a": .integer(1)])
        #expect(timeline.values(on: day(10)) == ["a": .integer(2)])
        #expect(timeline.values(on: day(19)) == ["a": .integer(2)])
        #expect(timeline.values(on: day(20)) == ["a": .integer(1)])
        #expect(timeline.stretches.count == 3)
    }

    @Test("facts on other fields leave a value alone")
    func otherFieldsStay() {
        let timeline = Timeline(folding: [fact(0, nil, ["a": .integer(1)]), fact(5, nil, ["b": .integer(2)])])
        #expect(timeline.values(on: day(4)) == ["a": .integer(1)])
        #expect(timeline.values(on: day(5)) == ["a": .integer(1), "b": .integer(2)])
    }

    @Test("days without any fact have no record, neither before, between nor after")
    func gapsStayGaps() {
        let timeline = Timeline(folding: [fact(10, 20, ["a": .integer(1)]), fact(30, 40, ["a": .integer(2)])])
        for outside in [9, 20, 29, 40] { #expect(timeline.values(on: day(outside)) == nil) }
        let bridged = Timeline(folding: [
            fact(10, 20, ["a": .integer(1)]), fact(30, 40, ["a": .integer(2)]), fact(0, 50, ["b": .integer(3)]),
        ])
        #expect(bridged.values(on: day(5)) == ["b": .integer(3)])
        #expect(bridged.values(on: day(15)) == ["a": .integer(1), "b": .integer(3)])
        #expect(bridged.values(on: day(25)) == ["b": .integer(3)])
        #expect(bridged.values(on: day(45)) == ["b": .integer(3)])
        #expect(bridged.stretches.count == 5)
    }

    @Test("a cleared field is missing from then on, not zero")
    func clearing() {
        let timeline = Timeline(folding: [
            fact(0, nil, ["a": .integer(1), "b": .integer(2)]), fact(5, nil, [:], clearing: ["a"]),
        ])
        #expect(timeline.values(on: day(4))?["a"] == .integer(1))
        #expect(timeline.values(on: day(5)) == ["b": .integer(2)])
    }

    @Test("neighbouring days with the same values are one stretch")
    func joining() {
        let timeline = Timeline(folding: [
            fact(0, nil, ["a": .integer(1)]), fact(5, nil, ["a": .integer(2)]), fact(5, nil, ["a": .integer(1)]),
        ])
        #expect(timeline.stretches.count == 1)
    }

    @Test("a fold agrees with asking each day for the last fact that covers it", arguments: 0..<200)
    func agreesWithDefinition(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let facts = (0..<8).map { index in
            let from = next(30)
            let values: FieldValues = [["a", "b"][next(2)]: .integer(Int64(index))]
            return next(4) == 0
                ? fact(from, from + 1 + next(10), [:], clearing: ["a"]) : fact(from, from + 1 + next(20), values)
        }
        let timeline = Timeline(folding: facts)
        for number in 0..<60 {
            var expected: FieldValues?
            for fact in facts where fact.validity.contains(day(number)) {
                expected = fact.assertion.applied(to: expected ?? [:])
            }
            #expect(timeline.values(on: day(number)) == expected)
        }
    }
}
