import Sampling
import Testing

@Suite("Allocation, strata, unequal chances")
struct DesignTests {
    @Test("a proportional allocation that comes out even is met exactly")
    func proportional() throws {
        let sizes = try Allocation.proportional.sizes(
            total: 100, populations: ["a": 400, "b": 300, "c": 200, "d": 100])
        #expect(sizes == ["a": 40, "b": 30, "c": 20, "d": 10])
    }

    @Test("every stratum gets two, or all it has")
    func minimum() throws {
        let sizes = try Allocation.proportional.sizes(total: 50, populations: ["a": 997, "b": 2, "c": 1])
        #expect(sizes == ["a": 47, "b": 2, "c": 1])
    }

    /// N · S: 1000 · 0.5 and 1000 · 0.3, so 5 to 3.
    @Test("Neyman's allocation goes by population times spread")
    func neyman() throws {
        let sizes = try Allocation.neyman(rates: ["a": 0.5, "b": 0.9]).sizes(
            total: 80, populations: ["a": 1000, "b": 1000])
        #expect(sizes == ["a": 50, "b": 30])
    }

    /// With a fourfold cost a stratum gets half as much: 2 to 1.
    @Test("where a check costs four times as much, half as many are made")
    func costs() throws {
        let sizes = try Allocation.costOptimal(rates: ["a": 0.8, "b": 0.8], costs: ["a": 1, "b": 4]).sizes(
            total: 60, populations: ["a": 500, "b": 500])
        #expect(sizes == ["a": 40, "b": 20])
    }

    @Test("no other allocation of eleven has a smaller Neyman variance")
    func exactOptimum() throws {
        let populations = ["a": 30, "b": 50, "c": 20]
        let rates = ["a": 0.5, "b": 0.9, "c": 0.8]
        func variance(_ sizes: [String: Int]) -> Double {
            sizes.reduce(0) { sum, item in
                let (population, rate) = (Double(populations[item.key] ?? 0), rates[item.key] ?? 0)
                return sum + population * population * rate * (1 - rate) / Double(item.value)
            }
        }
        let found = variance(try Allocation.neyman(rates: rates).sizes(total: 11, populations: populations))
        for a in 2...7 {
            for b in 2...(9 - a) { #expect(found <= variance(["a": a, "b": b, "c": 11 - a - b]) + 1e-12) }
        }
    }

    @Test("too small a total, too large a one, and a missing rate are refused")
    func refusedAllocations() {
        let populations = ["a": 10, "b": 10]
        #expect(throws: SamplingError.self) { try Allocation.proportional.sizes(total: 3, populations: populations) }
        #expect(throws: SamplingError.self) { try Allocation.proportional.sizes(total: 21, populations: populations) }
        #expect(throws: SamplingError.self) {
            try Allocation.neyman(rates: ["a": 0.5]).sizes(total: 8, populations: populations)
        }
    }

    @Test("a stratum of one joins the one whose name agrees longest, the smaller of two")
    func collapse() {
        let collapse = StrataCollapse([
            ["甲县", "小"]: 40, ["甲县", "中"]: 12, ["甲县", "大"]: 1, ["乙县", "大"]: 3,
        ])
        #expect(collapse.groups.count == 3)
        #expect(collapse.name(of: ["甲县", "大"]) == collapse.name(of: ["甲县", "中"]))
        #expect(collapse.groups.map(\.population).sorted() == [3, 13, 40])
    }

    @Test("large facilities form a stratum that is checked for certain")
    func certainty() throws {
        let csv = "id,county,size,capacity\na,x,小,10\nb,x,小,12\nc,x,大,600\nd,y,小,9\ne,y,小,\n"
        let units = try Stratification(columns: ["county"], certainty: .init(column: "capacity", atLeast: 500))
            .units(of: Frame(csv: Array(csv.utf8)))
        #expect(units.map(\.stratum) == ["x", "x", Stratification.certaintyName, "y", "y"])
    }

    @Test("over many seeds each town is drawn as often as its share of facilities says")
    func sizeProportional() throws {
        let sizes = ["a": 10, "b": 20, "c": 30, "d": 40]
        var hits: [String: Int] = [:]
        for seed in 0..<4000 {
            let drawn = try SizeProportionalDraw(sizes, count: 2, seed: "\(seed)").clusters
            #expect(drawn.count == 2)
            for town in drawn { hits[town.name, default: 0] += 1 }
        }
        for (name, size) in sizes {
            let expected = 4000 * 2 * Double(size) / 100
            let spread = (expected * (1 - expected / 4000)).squareRoot()
            #expect(abs(Double(hits[name] ?? 0) - expected) < 4 * spread + 1)
        }
    }

    @Test("a town with more than its share is taken for certain")
    func certainTown() throws {
        let drawn = try SizeProportionalDraw(["a": 90, "b": 5, "c": 5], count: 2, seed: "s").clusters
        #expect(drawn.first?.name == "a")
        #expect(drawn.map(\.probability) == [1, 0.5])
        #expect(throws: SamplingError.self) { try SizeProportionalDraw(["a": 1, "b": 0], count: 2, seed: "s") }
    }

    @Test("a two-stage draw stays in the drawn towns", arguments: TwoStageDraw.Method.allCases)
    func twoStage(method: TwoStageDraw.Method) throws {
        let units = (0..<60).map { SamplingUnit(id: "F\($0)", stratum: "T\($0 % 6)") }
        let draw = try TwoStageDraw(units, clusterCount: 3, unitsPerCluster: 4, method: method, seed: "s")
        #expect(draw.clusters.count == 3)
        for cluster in draw.clusters {
            #expect(cluster.probability == 0.5)
            #expect(cluster.units.selected.count == 4)
            #expect(cluster.units.order.count == 10)
        }
    }

    /// With equal chances the general formulas must give N² (1 − f) s² / n.
    @Test("with equal chances the variances of a total are those of a simple random sample")
    func equalChances() throws {
        let values = [3.0, 5, 4, 8, 1]
        let (n, population) = (5.0, 20.0)
        let units = values.map { HorvitzThompson.Unit(value: $0, probability: n / population) }
        let pair = n * (n - 1) / (population * (population - 1))
        let pairs = values.indices.map { i in values.indices.map { $0 == i ? n / population : pair } }
        let sample = try HorvitzThompson(units)
        // s² = 6.7
        let expected = population * population * (1 - n / population) * 6.7 / n
        #expect(abs(try sample.total(.yatesGrundy(pairs: pairs)).variance - expected) < 1e-9)
        #expect(abs(try sample.total(.brewer).variance - expected) < 1e-9)
        let meanSquare = population * (n / population) * (n / population) / n
        #expect(abs(try sample.total(.hartleyRaoDifferences(meanSquare: meanSquare)).variance - expected) < 1e-9)
        #expect(try sample.total(.brewer).estimate == 84)
    }

    @Test("pairs that do not fit, and chances that are none, are refused")
    func refusedChances() throws {
        #expect(throws: SamplingError.self) { try HorvitzThompson([.init(value: 1, probability: 0)]) }
        #expect(throws: SamplingError.self) { try HorvitzThompson([.init(value: .nan, probability: 0.5)]) }
        let sample = try HorvitzThompson([.init(value: 1, probability: 0.5), .init(value: 2, probability: 0.5)])
        #expect(throws: SamplingError.self) { try sample.total(.yatesGrundy(pairs: [[1]])) }
    }

    @Test(
        "no other number in a town gives a smaller variance for the same money",
        arguments: [(10.0, 0.05), (4.0, 0.2), (30.0, 0.1), (1.0, 0.3)])
    func travel(cost: Double, homogeneity: Double) throws {
        let plan = try TravelPlan(travelCost: cost, visitCost: 1, homogeneity: homogeneity)
        // Variance of one unit's worth of money: (1 + (m − 1) ρ) / m per town, at the cost C + m of a town.
        func variance(_ m: Int) -> Double { (1 + Double(m - 1) * homogeneity) / Double(m) * (cost + Double(m)) }
        let best = try #require((2...200).min { variance($0) < variance($1) })
        #expect(abs(plan.perTown - best) <= 1)
        #expect(variance(plan.perTown) <= variance(best) * 1.001)
        #expect(plan.towns(asGoodAs: 60, perTown: plan.perTown) * plan.perTown >= 60)
    }

    @Test("costs and likeness outside their range are refused, not computed with")
    func badTravel() {
        for (travel, visit, rho) in [
            (0, 1, 0.1), (1, -1, 0.1), (1, 1, 0), (1, 1, 1), (.nan, 1, 0.1), (1, .infinity, 0.1),
        ] {
            #expect(throws: SamplingError.self) {
                try TravelPlan(travelCost: travel, visitCost: visit, homogeneity: rho)
            }
        }
    }
}
