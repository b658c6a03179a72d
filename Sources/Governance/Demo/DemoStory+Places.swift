import Domain

/// Founding the places: they have no known beginning and are recorded in January 2020.
extension DemoStory {
    private static let recorded = DemoStory.day(2020, 1, 8)

    mutating func foundPlaces() {
        found(province, DemoNames.province, .province, under: .nation, code: "99")
        found(city, DemoNames.city, .city, under: province, code: "9901")
        found(county, DemoNames.county, .county, under: city, code: Self.countyCode)
        foundTowns()
        for town in towns.indices { foundCommittees(of: town) }
        foundHamlets()
    }

    private mutating func found(
        _ id: SubjectID, _ name: String, _ level: RegionLevel, under parent: SubjectID, code: String
    ) {
        tell(
            .tree, known: Self.recorded, .region, id, from: .beginning,
            [
                "name": .text(name), "level": .integer(Int64(level.rawValue)), "parent": .subject(parent),
                "code": .text(code),
            ])
    }

    private mutating func foundTowns() {
        var (proper, rural) = (100, 200)
        for number in 0...extent.towns {
            let isRural = number % 4 == 3
            let code = Self.countyCode + String(isRural ? rural : proper)
            if isRural { rural += 1 } else { proper += 1 }
            let stream = terrain.streams[number + 1]
            let seat = dryPoint(near: stream.point(at: 0.12), within: 500)
            let town = Town(
                id: newSubject(), name: names.seat(isRural ? "乡" : "镇"), code: code, seat: seat, stream: number + 1)
            found(town.id, town.name, .town, under: county, code: code)
            towns.append(town)
        }
    }

    /// Spreads the administrative villages over the towns, each along its tributary and creeks.
    private mutating func foundCommittees(of town: Int) {
        // One more than there will be in the end: it is merged into its neighbour.
        let total = extent.committees + 1
        let count = total * (town + 1) / towns.count - total * town / towns.count
        let rivers = [towns[town].stream, towns[town].stream, towns.count + 2 * town + 1, towns.count + 2 * town + 2]
        if town < extent.communities {
            let seat = towns[town].seat
            addCommittee("社区", of: town, at: seat, code: towns[town].code + "001", isCommunity: true)
        }
        for number in 0..<max(1, count) {
            let stream = terrain.streams[rivers[number % rivers.count]]
            let part = (Double(number) + random.real(0.2, 0.8)) / Double(max(1, count))
            let centre = dryPoint(near: stream.point(at: 0.06 + 0.9 * part), within: 700)
            addCommittee("村", of: town, at: centre, code: nextCode(in: town), isCommunity: false)
        }
    }

    /// The next free code of a villagers' committee in a town.
    mutating func nextCode(in town: Int) -> String {
        towns[town].nextSerial += 1
        return towns[town].code + (towns[town].nextSerial - 1).padded(3)
    }

    private mutating func addCommittee(
        _ suffix: String, of town: Int, at centre: DemoPoint, code: String, isCommunity: Bool
    ) {
        let committee = Committee(
            id: newSubject(), name: names.committee() + suffix, code: code, town: town, centre: centre,
            isCommunity: isCommunity)
        found(committee.id, committee.name, .administrativeVillage, under: towns[town].id, code: code)
        committees.append(committee)
    }

    private mutating func foundHamlets() {
        let villages = committees.indices.filter { !committees[$0].isCommunity }
        let total = extent.storyVillages + mergedHamlets
        for number in 0..<total {
            // One each first, then at random, so that sizes differ as they do in life.
            addHamlet(to: number < villages.count ? villages[number] : random.pick(villages))
        }
    }

    /// Natural villages that will be merged into others.
    var mergedHamlets: Int { max(1, extent.storyVillages / 300) }

    private mutating func addHamlet(to number: Int) {
        let committee = committees[number]
        let households = 12 + Int(random.unit() * random.unit() * 130)
        let registered = Int(Double(households) * random.real(3.1, 4.3))
        let residentHouseholds = max(4, Int(Double(households) * random.real(0.5, 0.92)))
        var hamletNames = DemoNames(DemoRandom(seed, stream: 1000 + UInt64(hamlets.count)))
        let taken = Set(committee.hamlets.map { hamlets[$0].name })
        var name = hamletNames.hamlet()
        while taken.contains(name) { name = hamletNames.hamlet() }
        let hamlet = Hamlet(
            id: newSubject(), name: name, code: committee.code + (committee.hamlets.count + 1).padded(3),
            committee: number, point: dryPoint(near: committee.centre, within: 1500), households: households,
            registered: registered, residentHouseholds: residentHouseholds,
            resident: max(6, Int(Double(residentHouseholds) * random.real(1.9, 3.0))))
        found(hamlet.id, hamlet.name, .naturalVillage, under: committee.id, code: hamlet.code)
        committees[number].hamlets.append(hamlets.count)
        hamlets.append(hamlet)
    }

    /// A place to live near a point: out of the water, but as low as the valley allows.
    mutating func dryPoint(near centre: DemoPoint, within radius: Double) -> DemoPoint {
        var best = centre
        var bestHeight = Double.infinity
        for _ in 0..<6 {
            let point = DemoPoint(
                x: centre.x + random.real(-radius, radius), y: centre.y + random.real(-radius, radius))
            let water = terrain.nearestWater(point)
            let above = terrain.height(point) - water.bed
            guard terrain.contains(point), water.distance > 60, above < bestHeight else { continue }
            best = point
            bestHeight = above
        }
        return best
    }
}
