import Domain
import Rules
import Testing

@Suite("The rule sets that come with the platform")
struct RuleBookTests {
    let book: RuleBook

    init() throws { book = try Sample.book.get() }

    @Test("there are national rules, two of Guangdong, two of Jiangxi, and the fictional province's")
    func all() {
        #expect(
            book.ruleSets.map(\.id) == ["national-2023", "jx-2022", "jx-2025", "gd-2022", "gd-2025", "demo-2025"])
        #expect(book["gd-2025"]?.area == "44")
        #expect(book["gd-2030"] == nil)
    }

    @Test("a province counts by its latest rules of the year or before, else its earliest, others by the national ones")
    func preferred() {
        #expect(book.preferred(forArea: "441226", year: 2025).id == "gd-2025")
        #expect(book.preferred(forArea: "44", year: 2031).id == "gd-2025")
        #expect(book.preferred(forArea: "441200000000", year: 2024).id == "gd-2022")
        #expect(book.preferred(forArea: "3603", year: 2019).id == "jx-2022")
        #expect(book.preferred(forArea: "32", year: 2025).id == "national-2023")
        #expect(book.preferred(forArea: nil, year: 2020).id == "national-2023")
        #expect(book.preferred(forArea: "990101", year: 2022).id == "demo-2025")
    }

    @Test("the national rules and those of its own province apply to a place, no others")
    func applicable() {
        #expect(book.applicable(toProvince: "44").map(\.id) == ["national-2023", "gd-2022", "gd-2025"])
        #expect(book.applicable(toProvince: "32").map(\.id) == ["national-2023"])
        #expect(book.applicable(toProvince: nil).map(\.id) == ["national-2023"])
        #expect(book.applicable(toProvince: "990102").map(\.id) == ["national-2023", "demo-2025"])
    }

    @Test("Guangdong and the demo count natural villages, the nation and Jiangxi administrative ones")
    func countingUnits() {
        for rules in book.ruleSets {
            let isNatural = rules.id.hasPrefix("gd-") || rules.id.hasPrefix("demo-")
            #expect(rules.countingUnit == (isNatural ? .naturalVillage : .administrativeVillage), "\(rules.id)")
        }
    }

    @Test(
        "every rule set has the ten indicators of the register",
        arguments: [
            "treatmentRate", "treatmentOrControlRate", "householdCoverage", "normalOperationRate",
            "effectiveOperationRate", "effluentCompliance", "loadRate", "blackOdorousRemediation",
            "protectedVillageTreatment", "toiletSewageConnection",
        ])
    func indicators(id: String) {
        for rules in book.ruleSets {
            #expect(rules.indicator(id) != nil, "\(rules.id)")
            #expect(rules.indicators.count >= 20)
        }
    }

    @Test("measures keep to the slots there are, and each slot is its index")
    func slots() {
        for rules in book.ruleSets {
            #expect(rules.measures.count <= RuleSet.slotLimit)
            #expect(rules.measures.map(\.slot) == Array(rules.measures.indices))
        }
    }

    @Test("every source that is cited is listed, and none that is not")
    func sources() {
        for rules in book.ruleSets {
            var cited = Set(rules.indicators.flatMap(\.sourceIDs))
            cited.formUnion(rules.targets.map(\.sourceID))
            cited.formUnion(rules.statuses.compactMap(\.sourceID))
            cited.formUnion(rules.gaps.flatMap(\.sourceIDs))
            #expect(Set(rules.sources.map(\.id)) == cited, "\(rules.id)")
        }
    }

    @Test("texts name the counted unit and leave no placeholder")
    func texts() {
        for rules in book.ruleSets {
            let texts =
                rules.indicators.flatMap { [$0.name, $0.definition, $0.formula] } + rules.measures.map(\.name)
                + rules.statuses.map(\.meaning) + rules.gaps.map(\.text)
            #expect(texts.allSatisfy { !$0.zh.contains("{") && !$0.en.contains("{") })
        }
        #expect(book["jx-2025"]?.measure("treatedVillages")?.name.zh == "完成治理的行政村")
        #expect(book["gd-2025"]?.measure("reuseVillages")?.name.en == "Natural villages treated by reuse")
    }

    @Test("rules on the same basis have the same fingerprint, those on different bases do not")
    func fingerprints() {
        #expect(book["gd-2022"]?.fingerprint == book["gd-2025"]?.fingerprint)
        #expect(book["gd-2025"]?.fingerprint != book["jx-2025"]?.fingerprint)
        #expect(book.ruleSets.allSatisfy { $0.fingerprint.utf8.count == 16 })
    }
}

@Suite("Targets and gaps of the bundled rules")
struct TargetTests {
    let book: RuleBook

    init() throws { book = try Sample.book.get() }

    @Test(
        "published targets are there",
        arguments: [
            ("national-2023", "treatmentRate", "", 2025, [0.4]),
            ("gd-2025", "treatmentOrControlRate", "44", 2025, [0.8]),
            ("gd-2025", "normalOperationRate", "44", 2025, [0.8]),
            ("gd-2022", "treatmentRate", "44", 2023, [0.6]),
            ("gd-2022", "effectiveOperationRate", "4412", 2022, [0.8]),
            ("jx-2022", "treatmentRate", "36", 2025, [0.3, 0.4]),
            ("jx-2025", "blackWatersDone", "36", 2025, [280]),
        ])
    func published(id: String, indicator: String, area: String, year: Int, values: [Double]) throws {
        let rules = try #require(book[id])
        let found = rules.targets(ofIndicator: indicator, area: area).filter { $0.year == year }
        #expect(found.map(\.value) == values)
    }

    @Test("Jiangxi's 30 % is required and its 40 % striven for")
    func strength() throws {
        let targets = try #require(book["jx-2022"]).targets(ofIndicator: "treatmentRate", area: "36")
        #expect(targets.map(\.strength) == [.required, .striving])
    }

    @Test("a target holds for its own area and for none below")
    func areas() throws {
        let rules = try #require(book["gd-2025"])
        #expect(rules.targets(ofIndicator: "treatmentOrControlRate", area: "4412").isEmpty)
        #expect(rules.targets(ofIndicator: "treatmentOrControlRate", area: nil).isEmpty)
    }

    @Test("the demo's targets are for the fictional province only and say so")
    func demo() throws {
        let rules = try #require(book["demo-2025"])
        #expect(!rules.targets.isEmpty)
        #expect(rules.targets.allSatisfy { ["99", "990101"].contains($0.area) })
        #expect(rules.targets.allSatisfy { $0.note?.zh == "虚构目标" && $0.sourceID == "DEMO" })
        #expect(rules.title.zh.contains("虚构"))
    }

    @Test("what no source settles is listed as a gap in every rule set, first of all the household threshold")
    func gaps() {
        for rules in book.ruleSets {
            #expect(rules.gaps.contains { $0.id == "household-threshold" && $0.text.zh.contains("60%") })
            #expect(rules.gaps.contains { $0.id == "effective-operation" })
        }
    }
}
