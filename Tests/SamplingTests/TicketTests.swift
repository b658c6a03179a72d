import Sampling
import Testing

@Suite("Tickets and draws")
struct TicketTests {
    /// The drand round 657413, whose randomness the package drand-verify documents.
    static let seed = "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"

    @Test("a ticket is the one that Rivest's consistent_sampler documents")
    func documentedTicket() {
        let ticket = TicketMaker(seed: "01382438112797316654").ticket(for: "AB-130")
        #expect(
            ticket.fraction
                == "0.26299714122838008416507544297546663599715395525154425586041245287750224561854")
    }

    @Test(
        "the documented tickets of four animals come out, digits and order",
        arguments: [
            ("cat", "0.24866413894129579898796850445568128508290132707747976039848637531569373309555"),
            ("dog", "0.33886035615681875183111698317327684455682722683976874746986356932751818935066"),
            ("fish", "0.74685932088827950509145941729789143204056041958068799542050396198792954500593"),
            ("goat", "0.49599842072022713663423753308080171636735689997237236247068925068573448764387"),
        ])
    func animals(name: String, fraction: String) {
        #expect(TicketMaker(seed: "xy()134!g2n").ticket(for: name).fraction == fraction)
    }

    @Test("the drand seed draws the first six of two hundred in the order of the specification")
    func drandVector() throws {
        let units = (1...200).map { number in
            let digits = String(number)
            return SamplingUnit(id: "S-" + String(repeating: "0", count: 5 - digits.count) + digits)
        }
        let draw = try Draw(units.shuffled(), seed: Self.seed, sizes: .total(6))
        #expect(draw.selected.map(\.id) == ["S-00055", "S-00117", "S-00168", "S-00032", "S-00040", "S-00175"])
        #expect(
            draw.selected.prefix(3).map { $0.ticket.shortened() } == ["0.007882227", "0.019900092", "0.021800007"])
    }
}

@Suite("What a draw keeps to")
struct DrawTests {
    private let units = (1...40).map { SamplingUnit(id: "F\($0)", stratum: $0 <= 25 ? "A" : "B") }

    @Test("a facility added to the frame leaves the order of the others as it was")
    func additions() throws {
        let before = try Draw(units, seed: "s", sizes: .perStratum(["A": 5, "B": 3]))
        let after = try Draw(
            units + [SamplingUnit(id: "new", stratum: "A")], seed: "s", sizes: .perStratum(["A": 5, "B": 3]))
        #expect(after.strata[0].order.map(\.id).filter { $0 != "new" } == before.strata[0].order.map(\.id))
        #expect(after.strata[1] == before.strata[1])
    }

    @Test("replacements are the next tickets, also when a replacement is lost in turn")
    func replacements() throws {
        let stratum = try Draw(units, seed: "s", sizes: .perStratum(["A": 3, "B": 2])).strata[0]
        let order = stratum.order.map(\.id)
        let replaced = try stratum.replacing([(order[1], "路断"), (order[3], "锁门")])
        #expect(replaced.map(\.by.id) == [order[3], order[4]])
        #expect(throws: SamplingError.notDrawn(id: order[7])) { try stratum.replacing([(order[7], "x")]) }
        #expect(throws: SamplingError.notDrawn(id: order[1])) {
            try stratum.replacing([(order[1], "x"), (order[1], "x")])
        }
        let full = try Draw(units, seed: "s", sizes: .perStratum(["A": 25, "B": 0])).strata[0]
        #expect(throws: SamplingError.noReplacement(stratum: "A")) { try full.replacing([(order[0], "x")]) }
    }

    @Test("sizes that cannot be are refused by stratum")
    func badSizes() {
        let cases: [(SampleSizes, SamplingError)] = [
            (.perStratum(["A": 26, "B": 1]), .sampleTooLarge(stratum: "A", size: 26, population: 25)),
            (.perStratum(["A": 2]), .missingSize(stratum: "B", population: 15)),
            (.perStratum(["A": 2, "B": 1, "C": 1]), .unknownStratum(name: "C", known: ["A", "B"])),
            (.perStratum(["A": -1, "B": 1]), .badSize(stratum: "A", size: -1)),
            (.total(0), .badSize(stratum: "", size: 0)),
            (.total(41), .sampleTooLarge(stratum: "", size: 41, population: 40)),
        ]
        for (sizes, error) in cases {
            #expect(throws: error) { try Draw(units, seed: "s", sizes: sizes) }
        }
        #expect(throws: SamplingError.emptySeed) { try Draw(units, seed: "", sizes: .total(1)) }
        #expect(throws: SamplingError.duplicateID(id: "F1", line: 41, firstLine: 1, column: 1)) {
            try Draw(units + [SamplingUnit(id: "F1")], seed: "s", sizes: .total(1))
        }
    }
}
