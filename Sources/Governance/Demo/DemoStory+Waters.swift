import Domain

/// Waters, protection zones, outlets and public toilets.
extension DemoStory {
    private static let recorded = DemoStory.day(2020, 2, 12)

    mutating func describeWaters() {
        for (number, river) in terrain.rivers.enumerated() where number <= towns.count { tellRiver(number, river) }
        for number in 0..<extent.blackWaters { tellBlackWater(number) }
        for number in 0..<max(1, towns.count / 3) { tellZones(number) }
        for number in hosts.indices where hamlets[hosts[number]].treatedOn != nil { tellOutlet(number) }
        for number in 0..<extent.publicToilets { tellToilet(number) }
    }

    private mutating func tellRiver(_ number: Int, _ river: DemoRiver) {
        let stream = terrain.streams[number]
        let place = number == 0 ? county : towns[number - 1].id
        var course = position(stream.point(at: 0.4))
        course["shape"] = shape(line: stream.points.reversed())
        tell(
            .list, known: Self.recorded, .waterBody, newSubject(), from: Self.firstDay,
            course.merging([
                "code": .text("HL-" + (number + 1).padded(3)), "name": .text(river.name), "place": .subject(place),
                "role": .text("receiving"), "length": .decimal(stream.length.rounded()),
                "functionClass": .text(number == 0 ? "Ⅲ类" : random.pick(["Ⅱ类", "Ⅲ类", "Ⅲ类"])),
                "location": .text("虚构河流"),
            ]))
    }

    private mutating func tellBlackWater(_ number: Int) {
        let hamlet = hamlets[random.integer(0...(hamlets.count - 1))]
        let id = newSubject()
        let found = Self.day(random.integer(2020...2022), random.integer(3...12), 10)
        let middle = dryPoint(near: hamlet.point, within: 200)
        let area = random.real(180, 4200).rounded()
        var values = position(middle)
        values["shape"] = shape(around: middle, radius: (area / 3.14).squareRoot(), unevenness: 0.4)
        values = values.merging([
            "code": .text("HC-" + (number + 1).padded(3)),
            "name": .text(hamlet.name + random.pick(["塘", "沟", "渠", "水塘"])),
            "place": .subject(committees[hamlet.committee].id), "role": .text("blackOdorous"), "state": .text("found"),
            "area": .decimal(area),
            "cause": .text(random.pick(["生活污水直排", "畜禽养殖", "淤泥堆积"])),
            "isListed": .flag(random.chance(0.75)),
        ])
        tell(.report, known: found + 10, .waterBody, id, from: found, values)
        let begun = found + random.integer(60...400)
        guard random.chance(0.93) else { return }
        tell(.report, known: begun + 10, .waterBody, id, from: begun, ["state": .text("underway")])
        let done = begun + random.integer(120...500)
        guard random.chance(0.9) else { return }
        tell(
            .report, known: done + 10, .waterBody, id, from: done, ["state": .text("done"), "completedOn": .day(done)])
        if random.chance(0.15) {
            // It came back: the pond had only been covered up.
            tell(
                .inspection, known: done + random.integer(100...400), .waterBody, id, from: done + 60,
                ["state": .text("underway"), "remarks": .text("返黑返臭（演示）")], clearing: ["completedOn"])
        } else if random.chance(0.8) {
            let closed = done + random.integer(180...360)
            tell(.report, known: closed + 10, .waterBody, id, from: closed, ["state": .text("closed")])
        }
    }

    /// A source on a tributary's upper course: an inner zone within an outer one; villages in it are marked.
    private mutating func tellZones(_ number: Int) {
        let town = towns[number * 3]
        let centre = terrain.streams[town.stream].point(at: 0.78)
        for (grade, radius) in [("second", 2300.0), ("first", 600.0)] {
            var place = position(centre)
            place["shape"] = shape(around: centre, radius: radius, unevenness: 0)
            tell(
                .list, known: Self.recorded, .protectionZone, newSubject(), from: Self.firstDay,
                place.merging([
                    "code": .text("SY-" + (number + 1).padded(2) + (grade == "first" ? "-1" : "-2")),
                    "name": .text(riverNames[town.stream] + (grade == "first" ? "水源地一级保护区" : "水源地二级保护区")),
                    "place": .subject(town.id), "grade": .text(grade), "sourceType": .text("河流型"),
                    "area": .decimal((3.14 * radius * radius / 1e4).rounded() / 100),
                    "servedPopulation": .integer(Int64(random.integer(3000...18_000))),
                    "approval": .text("演示批复（虚构）"),
                ]))
        }
        for hamlet in hamlets where hamlet.point.distance(to: centre) < 2300 {
            tell(
                .list, known: Self.recorded, .village, hamlet.id, from: Self.firstDay,
                ["isInProtectionZone": .flag(true), "isInSensitiveArea": .flag(true)])
        }
    }

    private mutating func tellOutlet(_ number: Int) {
        guard random.chance(0.85) else { return }
        let host = hamlets[hosts[number]]
        let accepted = max(host.treatedOn ?? lastDay, Self.day(2020, 3, 1))
        let water = terrain.nearestWater(sites[number])
        tell(
            .report, known: accepted + 20, .outlet, newSubject(), from: accepted,
            position(water.place).merging([
                "code": .text("PK-" + (number + 1).padded(4)), "name": .text(host.name + "站尾水排口"),
                "place": .subject(committees[host.committee].id), "facilityCode": .text(facilityCode(number)),
                "receivingWater": .text(riverNames[water.stream]), "standard": .text("演示省地方标准（虚构）"),
                "diameter": .decimal(random.pick([110, 160, 200])), "mode": .text("连续排放"),
            ]))
    }

    private mutating func tellToilet(_ number: Int) {
        let hamlet = hamlets[random.integer(0...(hamlets.count - 1))]
        let year = random.integer(2015...2025)
        let built = max(Self.day(year, 9, 30), Self.firstDay)
        tell(
            .report, known: built + 40, .toilet, newSubject(), from: built,
            position(dryPoint(near: hamlet.point, within: 120)).merging([
                "code": .text("GC-" + (number + 1).padded(3)), "name": .text(hamlet.name + "公厕"),
                "place": .subject(committees[hamlet.committee].id), "isPublic": .flag(true),
                "toiletType": .text("水冲式"), "seats": .integer(Int64(random.integer(4...14))),
                "outfall": .text(random.pick(["纳入村污水处理站", "三格式化粪池后还田", "去向不明"])),
                "isConnected": .flag(random.chance(0.55)), "builtYear": .integer(Int64(year)),
            ]))
    }
}
