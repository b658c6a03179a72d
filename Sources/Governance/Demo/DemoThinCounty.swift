import Domain
import Store

/// A county for measuring load: places, people, a status with one change, some facilities and waters.
struct DemoThinCounty {
    private struct Village {
        let households: Int
        let registered: Int
        let residentHouseholds: Int
        let resident: Int
        /// Where in the order of treatment it comes, 0 to 1.
        let turn: Double
    }

    private let extent: DemoExtent
    private let code: String
    private let west: Double
    private let south: Double
    private let size: Double
    private var random: DemoRandom
    private var names: DemoNames
    private let days: [Day]

    init(extent: DemoExtent, random: DemoRandom, number: Int, code: String) {
        self.extent = extent
        self.code = code
        self.random = random
        names = DemoNames(DemoRandom(UInt64(number), stream: 31))
        // Counties lie like tiles over an empty desert.
        let side = max(1, Int(Double(extent.counties).squareRoot().rounded(.up)))
        size = min(0.4, 7.5 / Double(side))
        west = 94 + Double(number % side) * size
        south = 36.6 + Double(number / side) * size * 0.75
        // Every distinct day costs sums in each town; the nation's many counties get along with fewer.
        let years =
            extent.provinces == 1 ? [2020, 2021, 2022, 2023, 2024] : [2020 + number % 2, 2022, 2023 + number % 2]
        days = years.map { DemoStory.day($0, 3 + 3 * (number % 2), 28) }
    }

    /// Writes so many natural villages and all that is above and around them.
    mutating func write(
        _ villages: Int, under county: SubjectID, _ writer: RegisterWriter, changes: inout DemoLaterChanges
    ) throws {
        let committees = max(1, Int(Double(villages) / extent.villagesACommittee))
        let towns = max(1, committees / extent.committeesATown)
        var townNames = names
        for town in 0..<towns {
            let townID = try writer.newSubject()
            let townCode = code + String(100 + town)
            try writer.found(townID, townNames.seat(town % 4 == 3 ? "乡" : "镇"), .town, under: county, code: townCode)
            let first = committees * town / towns
            let last = committees * (town + 1) / towns
            names.startAnew()
            for committee in first..<last {
                let share = villages * (committee + 1) / committees - villages * committee / committees
                try writeCommittee(
                    share, under: townID, code: townCode + String(200 + committee - first), writer, &changes)
            }
        }
    }

    private mutating func writeCommittee(
        _ count: Int, under town: SubjectID, code: String, _ writer: RegisterWriter, _ changes: inout DemoLaterChanges
    ) throws {
        let villages = (0..<count).map { _ in village() }
        let id = try writer.newSubject()
        let name = names.committee()
        try writer.found(id, name + "村", .administrativeVillage, under: town, code: code)
        let turn = villages.map(\.turn).sorted().dropFirst(count / 2).first ?? 1
        let sums = Village(
            households: villages.reduce(0) { $0 + $1.households },
            registered: villages.reduce(0) { $0 + $1.registered },
            residentHouseholds: villages.reduce(0) { $0 + $1.residentHouseholds },
            resident: villages.reduce(0) { $0 + $1.resident }, turn: turn)
        try describe(id, sums, writer)
        var below = DemoNames(DemoRandom(random.next()))
        for (number, village) in villages.enumerated() {
            let place = try writer.newSubject()
            let villageName = below.hamlet()
            try writer.found(
                place, villageName, .naturalVillage, under: id, code: code + (number + 1).padded(3))
            try describe(place, village, writer)
            changes.consider(place, turn: village.turn, households: village.residentHouseholds)
            try surround(villageName, at: id, village, writer)
        }
    }

    private mutating func village() -> Village {
        let households = 12 + Int(random.unit() * random.unit() * 130)
        let residents = max(4, Int(Double(households) * random.real(0.5, 0.92)))
        return Village(
            households: households, registered: Int(Double(households) * random.real(3.1, 4.3)),
            residentHouseholds: residents, resident: Int(Double(residents) * random.real(1.9, 3.0)), turn: random.unit()
        )
    }

    private mutating func describe(_ id: SubjectID, _ village: Village, _ writer: RegisterWriter) throws {
        var values = position()
        values["registeredHouseholds"] = .integer(Int64(village.households))
        values["residentHouseholds"] = .integer(Int64(village.residentHouseholds))
        if random.chance(0.94) {
            values["registeredPopulation"] = .integer(Int64(village.registered))
            values["residentPopulation"] = .integer(Int64(village.resident))
        }
        if random.chance(0.03) { values["isInProtectionZone"] = .flag(true) }
        let improved = village.residentHouseholds * 4 / 5
        values["improvedToiletHouseholds"] = .integer(Int64(improved))
        let treated = Self.treatment(village.residentHouseholds, share: random.real(0.6, 0.98))
        if village.turn < 0.18 {
            values = values.merging(treated)
        } else {
            values["status"] = .text("untreated")
        }
        try state(values, id, .village, from: DemoStory.firstDay, writer)
        if village.turn >= 0.18, village.turn < DemoLaterChanges.turns.lowerBound {
            let part = (village.turn - 0.18) / (DemoLaterChanges.turns.lowerBound - 0.18)
            try state(
                treated, id, .village, from: days[min(days.count - 1, Int(part * Double(days.count)))], writer)
        }
    }

    /// What a village reports once it is treated.
    static func treatment(_ households: Int, share: Double) -> FieldValues {
        let covered = Int(Double(households) * share)
        return [
            "status": .text("treated"), "mode": .text(covered.isMultiple(of: 3) ? "reuse" : "centralised"),
            "coveredHouseholds": .integer(Int64(covered)),
            "connectedToiletHouseholds": .integer(Int64(covered * 2 / 3)),
        ]
    }

    /// Facilities, waters and toilets, of which only some villages have any.
    private mutating func surround(
        _ name: String, at place: SubjectID, _ village: Village, _ writer: RegisterWriter
    ) throws {
        if random.unit() < 1 / extent.villagesAFacility {
            let capacity = Double(5 * random.integer(1...12))
            let samples = random.integer(1...4)
            var values = position().merging([
                "code": .text("YS-\(code)-\(random.integer(10_000...99_999))"), "name": .text(name + "污水处理站"),
                "place": .subject(place), "designCapacity": .decimal(capacity),
                "actualFlow": .decimal((capacity * random.real(0.15, 0.95) * 10).rounded() / 10),
                "state": .text(random.chance(0.82) ? "normal" : random.pick(["abnormal", "stopped", "construction"])),
                "hasFlowMeter": .flag(random.chance(0.5)), "samplesTaken": .integer(Int64(samples)),
                "samplesCompliant": .integer(Int64(samples - (random.chance(0.2) ? 1 : 0))),
                "connectedHouseholds": .integer(Int64(village.residentHouseholds / 2)),
            ])
            if random.chance(0.9) { values["operatorName"] = .text("演示运维公司") }
            try state(values, writer.newSubject(), .facility, from: days[0], writer)
        }
        if random.chance(0.015) {
            let values = position().merging([
                "name": .text(name + "塘"), "place": .subject(place), "role": .text("blackOdorous"),
                "state": .text(random.pick(["found", "underway", "done", "closed", "closed"])),
                "isListed": .flag(random.chance(0.7)), "area": .decimal(random.real(200, 4000).rounded()),
            ])
            try state(values, writer.newSubject(), .waterBody, from: days[0], writer)
        }
        if random.chance(0.02) {
            try state(
                [
                    "name": .text(name + "公厕"), "place": .subject(place), "isPublic": .flag(true),
                    "isConnected": .flag(random.chance(0.5)),
                ],
                writer.newSubject(), .toilet, from: days[0], writer)
        }
    }

    private mutating func position() -> FieldValues {
        [
            "longitude": .decimal(((west + random.unit() * size) * 1e6).rounded() / 1e6),
            "latitude": .decimal(((south + random.unit() * size * 0.7) * 1e6).rounded() / 1e6),
        ]
    }

    private func state(
        _ values: FieldValues, _ id: SubjectID, _ kind: RecordKind, from day: Day, _ writer: RegisterWriter
    ) throws {
        try writer.state(
            Assertion(values), of: id, kind: kind, validity: DayRange(from: day), locus: "演示/批量")
    }
}
