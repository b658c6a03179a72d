import Domain

/// What the lists say of the villages: people, water, toilets, and what is missing or late.
extension DemoStory {
    private static let recorded = DemoStory.day(2020, 2, 12)

    mutating func describeVillages() {
        for number in hamlets.indices { describe(number) }
        for number in committees.indices where !committees[number].isCommunity { describeCommittee(number) }
        for year in [2022, 2024, 2026] { updatePeople(year) }
    }

    private mutating func describe(_ number: Int) {
        let hamlet = hamlets[number]
        let water = terrain.nearestWater(hamlet.point)
        let height = terrain.height(hamlet.point)
        let town = towns[committees[hamlet.committee].town]
        let distance = hamlet.point.distance(to: town.seat)
        var values = position(hamlet.point).merging([
            "villageClass": .text(villageClass(distance)),
            "waterSupply": .text(random.chance(0.62) ? "piped" : random.pick(["well", "spring", "mixed"])),
            "layout": .text(random.pick(["集中", "较集中", "沿河分布", "分散"])),
            "terrain": .text(height < 90 ? "plain" : height < 260 ? "hill" : "mountain"),
            "receivingWater": .text(riverNames[water.stream]),
            "distanceFromTown": .decimal((distance / 100).rounded() / 10),
            "toiletType": .text(random.pick(["三格式化粪池", "三格式化粪池", "水冲式", "双瓮式"])),
            "isInProtectionZone": .flag(false),
        ])
        if distance < 4000 {
            values["sewerDistance"] = .decimal((distance * random.real(0.3, 0.9)).rounded())
            values["elevationDifference"] = .decimal(((height - terrain.height(town.seat)) * 10).rounded() / 10)
        }
        if random.chance(0.8) {
            let improved = Int(Double(hamlet.residentHouseholds) * random.real(0.55, 0.98))
            values["improvedToiletHouseholds"] = .integer(Int64(improved))
            values["connectedToiletHouseholds"] = .integer(Int64(Double(improved) * random.real(0, 0.15)))
        }
        if random.chance(0.07) { values["isBlackOdorous"] = .flag(true) }
        let people = self.people(hamlet)
        if random.chance(0.93) { values = values.merging(people) } else { reportLate(people, of: hamlet) }
        if random.chance(0.97) { values["status"] = .text("untreated") }
        tell(.list, known: Self.recorded, .village, hamlet.id, from: Self.firstDay, values)
    }

    private mutating func villageClass(_ distance: Double) -> String {
        if distance < 2200 { return "suburban" }
        return random.pick(["growth", "growth", "other", "other", "heritage", "relocation"])
    }

    private mutating func people(_ hamlet: Hamlet) -> FieldValues {
        // One list in fifty does not add up.
        let men = hamlet.registered * 52 / 100 + (random.chance(0.02) ? random.integer(1...4) : 0)
        var values: FieldValues = [
            "registeredHouseholds": .integer(Int64(hamlet.households)),
            "registeredPopulation": .integer(Int64(hamlet.registered)),
            "registeredMale": .integer(Int64(men)),
            "registeredFemale": .integer(Int64(hamlet.registered - hamlet.registered * 52 / 100)),
            "residentHouseholds": .integer(Int64(hamlet.residentHouseholds)),
        ]
        if random.chance(0.95) {
            values["residentPopulation"] = .integer(Int64(hamlet.resident))
            values["peakPopulation"] = .integer(Int64(Double(hamlet.registered) * random.real(0.85, 1.05)))
            values["waterUse"] = .decimal((Double(hamlet.resident) * random.real(0.06, 0.11) * 10).rounded() / 10)
        }
        return values
    }

    /// A village without people in the first list: four in ten are reported long afterwards, for all the time.
    private mutating func reportLate(_ people: FieldValues, of hamlet: Hamlet) {
        guard random.chance(0.4) else { return }
        let known = Self.day(random.integer(2021...2023), random.integer(1...12), 1)
        tell(.report, known: known, .village, hamlet.id, from: Self.firstDay, people)
    }

    private mutating func describeCommittee(_ number: Int) {
        let members = committees[number].hamlets.map { hamlets[$0] }
        guard !members.isEmpty else { return }
        func sum(_ count: (Hamlet) -> Int) -> Value { .integer(Int64(members.reduce(0) { $0 + count($1) })) }
        tell(
            .list, known: Self.recorded, .village, committees[number].id, from: Self.firstDay,
            position(committees[number].centre).merging([
                "registeredHouseholds": sum(\.households), "registeredPopulation": sum(\.registered),
                "residentHouseholds": sum(\.residentHouseholds), "residentPopulation": sum(\.resident),
                "status": .text("untreated"),
            ]))
    }

    /// The update of people every other January; some towns forget to send theirs.
    private mutating func updatePeople(_ year: Int) {
        let silent = random.integer(0...(towns.count - 1))
        for number in hamlets.indices {
            hamlets[number].registered = Int(Double(hamlets[number].registered) * random.real(0.975, 1.01))
            hamlets[number].resident = max(4, Int(Double(hamlets[number].resident) * random.real(0.92, 1.01)))
            guard committees[hamlets[number].committee].town != silent, random.chance(0.8) else { continue }
            tell(
                .yearly, known: Self.day(year, 1, 12), .village, hamlets[number].id, from: Self.day(year, 1, 1),
                [
                    "registeredPopulation": .integer(Int64(hamlets[number].registered)),
                    "residentPopulation": .integer(Int64(hamlets[number].resident)),
                ], clearing: ["registeredMale", "registeredFemale"])
        }
    }
}
