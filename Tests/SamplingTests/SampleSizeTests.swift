import Sampling
import Testing

/// Figures of design/sampling.md §§4.1 and 4.4.
@Suite("Sample sizes")
struct SampleSizeTests {
    static let table: [(PopulationSize, [Int?])] = [
        (.finite(20), [9, 13, 16, 19, 20, nil, nil, nil, nil]),
        (.finite(30), [10, 15, 19, 23, 26, 28, 30, nil, nil]),
        (.finite(50), [11, 17, 23, 27, 32, 36, 39, 43, 46]),
        (.finite(80), [12, 19, 25, 30, 36, 40, 45, 50, 54]),
        (.finite(100), [12, 20, 26, 32, 37, 42, 47, 52, 57]),
        (.finite(200), [13, 21, 28, 34, 40, 46, 52, 57, 63]),
        (.finite(500), [14, 22, 29, 36, 42, 48, 55, 61, 67]),
        (.finite(1000), [14, 22, 29, 36, 43, 49, 56, 62, 68]),
        (.finite(10_000), [14, 22, 30, 37, 44, 50, 57, 63, 69]),
        (.unlimited, [14, 22, 30, 37, 44, 50, 57, 63, 69]),
    ]

    @Test("the decision table comes out in every cell", arguments: table)
    func decisionTable(population: PopulationSize, expected: [Int?]) throws {
        let plan = try SampleSize(population: population, threshold: 0.8, confidence: 0.95)
        for (failures, size) in expected.enumerated() {
            #expect((try? plan.proving(failures: failures)) == size, "failures \(failures)")
        }
    }

    @Test(
        "the checks needed for an observed rate are those of the specification",
        arguments: [(0.824, 747, 616), (0.85, 176, 150), (0.88, 69, 61), (0.904, 44, 40), (0.95, 22, 21)])
    func observedRates(rate: Double, size: Int, effective: Int) throws {
        let plan = try SampleSize(population: .unlimited, threshold: 0.8, confidence: 0.95)
        let found = try plan.proving(observedRate: rate)
        #expect(found.size == size)
        #expect(found.size - found.failures == effective)
    }

    @Test(
        "operating characteristics are those of the specification",
        arguments: [
            (1000, 60, 6, [0.0025, 0.027, 0.177, 0.607, 0.975], [0.00005, 0.0005, 0.0005, 0.0005, 0.0005]),
            (1000, 100, 13, [0.0016, 0.039, 0.337, 0.888, 0.9998], [0.00005, 0.0005, 0.0005, 0.0005, 0.00005]),
            // The specification's 0.042 is phyper(30, 1999, 8001, 200); with 2000 of 10,000 it is this.
            (10_000, 200, 30, [0.0004, 0.041487, 0.549, 0.991, 1], [0.00005, 5e-7, 0.0005, 0.0005, 0.0005]),
            (10_000, 385, 64, [0, 0.050, 0.837, 1, 1], [0.0005, 0.0005, 0.0005, 0.0005, 0.0005]),
        ])
    func operatingCharacteristic(
        population: Int, size: Int, failures: Int, expected: [Double], tolerances: [Double]
    ) throws {
        let plan = try SampleSize(population: .finite(population), threshold: 0.8, confidence: 0.95)
        for (index, rate) in [0.75, 0.8, 0.85, 0.9, 0.95].enumerated() {
            let pass = plan.passProbability(size: size, failures: failures, trueRate: rate)
            #expect(abs(pass - expected[index]) <= tolerances[index], "true rate \(rate): \(pass)")
        }
    }

    @Test("a size planned with power passes with that probability, and one fewer failure allowed does not")
    func power() throws {
        let plan = try SampleSize(population: .finite(1000), threshold: 0.8, confidence: 0.95)
        let (size, failures) = try plan.proving(trueRate: 0.9, power: 0.8)
        #expect(try plan.proving(failures: failures) == size)
        #expect(plan.passProbability(size: size, failures: failures, trueRate: 0.9) >= 0.8)
        let smaller = try plan.proving(failures: failures - 1)
        #expect(plan.passProbability(size: smaller, failures: failures - 1, trueRate: 0.9) < 0.8)
    }

    @Test(
        "sizes for a margin are those of the specification",
        arguments: [
            (0.05, 0.8, [72, 111, 166, 198, 235, 240]), (0.1, 0.8, [39, 48, 55, 58, 61, 62]),
            (0.05, 0.5, [80, 132, 218, 278, 357, 370]),
        ])
    func precision(margin: Double, rate: Double, expected: [Int]) throws {
        for (population, size) in zip([100, 200, 500, 1000, 5000, 10_000], expected) {
            let found = try Precision.sampleSize(
                margin: margin, rate: rate, confidence: 0.95, population: .finite(population))
            #expect(found == size, "population \(population)")
        }
    }

    @Test("what no sample can prove is refused rather than searched for without end")
    func refused() throws {
        let plan = try SampleSize(population: .unlimited, threshold: 0.8, confidence: 0.95)
        #expect(throws: SamplingError.self) { try plan.proving(observedRate: 0.8) }
        #expect(throws: SamplingError.self) { try plan.proving(observedRate: .nan) }
        #expect(throws: SamplingError.self) { try plan.proving(failures: -1) }
        #expect(throws: SamplingError.self) { try plan.proving(failures: .max) }
        #expect(throws: SamplingError.self) { try SampleSize(population: .unlimited, threshold: 1, confidence: 0.95) }
        #expect(throws: SamplingError.self) { try SampleSize(population: .finite(0), threshold: 0.8, confidence: 0.95) }
    }
}
