import Domain

/// How villages come to be treated, year by year, and what is wrong with some of the reports.
extension DemoStory {
    /// The invented share of villages that are treated by the end of each year.
    private static let shares: [(year: Int, share: Double)] = [
        (2019, 0.18), (2020, 0.25), (2021, 0.33), (2022, 0.42), (2023, 0.52), (2024, 0.64), (2025, 0.71), (2026, 0.76),
    ]

    mutating func treatVillages() {
        for number in hamlets.indices { hamlets[number].treatedOn = completion() }
        chooseHosts()
        for number in hamlets.indices { chooseMode(number) }
        for number in hamlets.indices { tellTreatment(number) }
        for number in committees.indices { tellCommittee(number) }
    }

    private mutating func completion() -> Day? {
        let place = random.unit()
        guard let year = Self.shares.first(where: { place < $0.share })?.year else { return nil }
        let day = completionDay(year: year == 2019 ? random.integer(2016...2019) : year)
        return day <= lastDay ? day : nil
    }

    /// How far a village is from its town's seat, in metres.
    private func distanceFromSeat(_ number: Int) -> Double {
        hamlets[number].point.distance(to: towns[committees[hamlets[number].committee].town].seat)
    }

    /// The villages that get a facility of their own; a few are still building at the end.
    private mutating func chooseHosts() {
        let wanted = extent.facilities - duplicates
        let candidates = random.shuffled(Array(hamlets.indices))
        let treated = candidates.filter { hamlets[$0].treatedOn != nil && distanceFromSeat($0) > 1800 }
        let building = candidates.filter { hamlets[$0].treatedOn == nil }
        let unfinished = min(building.count, max(wanted * 3 / 100, wanted - treated.count))
        hosts = treated.prefix(wanted - unfinished).sorted() + building.prefix(unfinished).sorted()
    }

    /// Facilities that stand in the register twice.
    var duplicates: Int { extent.facilities >= 40 ? extent.facilities / 40 : min(1, extent.facilities / 5) }

    private mutating func chooseMode(_ number: Int) {
        guard let treatedOn = hamlets[number].treatedOn else { return }
        if let own = hosts.firstIndex(of: number) {
            hamlets[number].mode = "centralised"
            hamlets[number].facility = own
        } else if distanceFromSeat(number) <= 1800 {
            hamlets[number].mode = "townSewer"
        } else if let shared = hosts.firstIndex(where: { host in
            hamlets[host].committee == hamlets[number].committee && (hamlets[host].treatedOn ?? .end) <= treatedOn
        }), random.chance(0.6) {
            hamlets[number].mode = "shared"
            hamlets[number].facility = shared
        } else {
            hamlets[number].mode = random.pick(["reuse", "reuse", "reuse", "household", "mixed"])
        }
        hamlets[number].covered = Int(Double(hamlets[number].residentHouseholds) * random.real(0.6, 0.99))
    }

    private mutating func tellTreatment(_ number: Int) {
        let hamlet = hamlets[number]
        guard let treatedOn = hamlet.treatedOn else { return tellControl(number) }
        let isOld = treatedOn < Self.firstDay
        if !isOld, treatedOn.year >= 2022, random.chance(0.35) { tellControl(number) }
        var values: FieldValues = [
            "status": .text("treated"), "mode": .text(hamlet.mode), "completedOn": .day(treatedOn),
            "recognitionBatch": .text("\(treatedOn.year) 年第 \((treatedOn.month + 5) / 6) 批（演示）"),
        ]
        if random.chance(0.94) {
            let rate = Double(hamlet.covered) / Double(hamlet.residentHouseholds) * 100
            values["coveredHouseholds"] = .integer(Int64(hamlet.covered))
            values["coverageRate"] = .decimal((rate * 100).rounded() / 100)
        }
        if random.chance(0.75) {
            let improved = Int(Double(hamlet.residentHouseholds) * random.real(0.7, 1))
            values["improvedToiletHouseholds"] = .integer(Int64(improved))
            values["connectedToiletHouseholds"] = .integer(Int64(Double(improved) * random.real(0.35, 0.97)))
        }
        if isOld {
            tell(.list, known: Self.day(2020, 2, 12), .village, hamlet.id, from: treatedOn, values)
        } else {
            // Most report the month after; one in seven many months late.
            let delay = random.chance(0.14) ? random.integer(80...330) : 3
            tell(.report, known: treatedOn + delay, .village, hamlet.id, from: treatedOn, values)
        }
        if random.chance(0.045) { tellFalseReport(number, treatedOn) }
    }

    /// An inspection finds that what was reported as treated never was: a correction of all the time since.
    private mutating func tellFalseReport(_ number: Int, _ treatedOn: Day) {
        let inspected = max(treatedOn, Self.firstDay) + random.integer(150...700)
        let cleared: Set<String> = ["mode", "completedOn", "coveredHouseholds", "coverageRate", "recognitionBatch"]
        tell(
            .inspection, known: inspected, .village, hamlets[number].id, from: treatedOn,
            [
                "status": .text(random.chance(0.5) ? "controlled" : "untreated"),
                "remarks": .text("督察核实：管网未入户，污水直排，原上报不实（演示）"),
            ], clearing: cleared)
        guard random.chance(0.5) else { return }
        let mended = inspected + random.integer(120...500)
        tell(
            .report, known: mended + 3, .village, hamlets[number].id, from: mended,
            [
                "status": .text("treated"), "mode": .text(hamlets[number].mode), "completedOn": .day(mended),
                "coveredHouseholds": .integer(Int64(hamlets[number].covered)), "remarks": .text("整改后重新认定（演示）"),
            ])
    }

    /// Control without treatment: before the works, or instead of them.
    private mutating func tellControl(_ number: Int) {
        let hamlet = hamlets[number]
        let latest = hamlet.treatedOn.map { $0.year - 1 } ?? 2026
        guard latest >= 2021, hamlet.treatedOn != nil || random.chance(0.55) else { return }
        let from = Self.day(random.integer(2021...latest), random.integer(1...9), 28)
        tell(
            .report, known: from + 3, .village, hamlet.id, from: from,
            ["status": .text("controlled"), "drainage": .text("无管网，洗涤废水就近浇灌，公共空间无污水横流（演示）")])
    }

    /// An administrative village counts as treated when six in ten of its natural villages are.
    private mutating func tellCommittee(_ number: Int) {
        let members = committees[number].hamlets.map { hamlets[$0] }
        let days = members.compactMap(\.treatedOn).sorted()
        let needed = (members.count * 6 + 9) / 10
        guard needed > 0, days.count >= needed else { return }
        let done = max(days[needed - 1], Self.firstDay)
        let covered = members.filter { ($0.treatedOn ?? .end) <= done }.reduce(0) { $0 + $1.covered }
        tell(
            .report, known: max(done, Self.day(2020, 2, 20)) + 3, .village, committees[number].id, from: done,
            [
                "status": .text("treated"), "completedOn": .day(done), "mode": .text("mixed"),
                "coveredHouseholds": .integer(Int64(covered)),
            ])
    }
}
