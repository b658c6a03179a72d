import Domain

/// Facilities: built, accepted, handed over, run, and standing still (设施的一生).
extension DemoStory {
    private static let operators = ["演示清流运维公司", "演示绿源水务公司", "演示乡村环保服务队"]
    private static let processes = ["A/O", "A²/O", "厌氧–人工湿地", "人工湿地", "生物接触氧化", "MBR", "一体化设备"]
    private static let sizes: [Double] = [3, 5, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300]

    mutating func buildFacilities() {
        for number in hosts.indices { build(number) }
        for number in hosts.prefix(duplicates).indices { tellDuplicate(number) }
    }

    func facilityCode(_ number: Int) -> String { "YS-" + Self.countyCode + "-" + (number + 1).padded(4) }

    private mutating func build(_ number: Int) {
        let host = hamlets[hosts[number]]
        let served = hamlets.filter { $0.facility == number }
        let covered = max(8, served.reduce(0) { $0 + $1.covered })
        let id = newSubject()
        facilities.append(id)
        let point = site(below: host.point)
        sites.append(point)
        let capacity = designCapacity(households: covered)
        let accepted = host.treatedOn ?? lastDay + 400
        let begun = min(accepted + -random.integer(150...420), lastDay + -60)
        let known = max(begun + 20, Self.day(2020, 2, 12))
        var values = position(point).merging(design(number, capacity, begun))
        values["name"] = .text(host.name + "污水处理站")
        values["place"] = .subject(committees[host.committee].id)
        values["servedVillages"] = .text(served.map(\.name).joined(separator: "、"))
        values["receivingWater"] = .text(riverNames[terrain.nearestWater(point).stream])
        values["liftStations"] = .integer(terrain.height(point) < terrain.height(host.point) ? 0 : 1)
        let occasion: DemoEntry.Occasion = begun < Self.firstDay ? .list : .report
        tell(occasion, known: known, .facility, id, from: begun, values)
        guard host.treatedOn != nil else { return }
        accept(number, id, on: accepted, covered: covered, capacity: capacity)
    }

    /// The size by people and a generous share of water, rounded up as catalogues are: many turn out too large.
    private mutating func designCapacity(households: Int) -> Double {
        let need = Double(households) * 2.9 * 0.08 * random.real(1.0, 1.9)
        return Self.sizes.first { $0 >= need } ?? 300
    }

    private mutating func design(_ number: Int, _ capacity: Double, _ begun: Day) -> FieldValues {
        let mains = (capacity * random.real(14, 40)).rounded()
        let branches = (mains * random.real(1.2, 2.6)).rounded()
        var values: FieldValues = [
            "code": .text(facilityCode(number)), "mode": .text("centralised"),
            "process": .text(random.pick(Self.processes)),
            "designCapacity": .decimal(capacity), "state": .text("construction"),
            "builtYear": .integer(Int64(begun.year)),
            "standard": .text("演示省地方标准（虚构）"), "grade": .text(capacity >= 50 ? "一级" : "二级"),
            "investment": .decimal(((capacity * 0.75 + (mains + branches) * 0.028) * 100).rounded() / 100),
            "fundSource": .text(random.pick(["省级补助", "县级财政", "专项债券", "省级补助、村集体"])),
            "builder": .text("演示县建设单位"), "designer": .text("演示设计院"),
            "siteArea": .decimal((capacity * random.real(1.5, 6)).rounded()),
            "mainLength": .decimal(mains), "branchLength": .decimal(branches),
            "manholes": .integer(Int64((mains + branches) / 35)),
            "hasFlowMeter": .flag(capacity >= 30 || random.chance(0.3)),
            "hasVideo": .flag(capacity >= 50),
        ]
        if random.chance(0.7) { values["outletCode"] = .text("PK-" + (number + 1).padded(4)) }
        return values
    }

    /// A site between the village and the water, lower than the village where the land allows.
    private mutating func site(below village: DemoPoint) -> DemoPoint {
        let water = terrain.nearestWater(village)
        let candidates = stride(from: 0.25, through: 0.85, by: 0.1).map { village.towards(water.place, $0) }
        let home = terrain.height(village)
        let fit = candidates.filter { terrain.height($0) < home - 1 && $0.distance(to: water.place) > 25 }
        return fit.first ?? candidates.min { terrain.height($0) < terrain.height($1) } ?? village
    }

    private mutating func accept(_ number: Int, _ id: SubjectID, on accepted: Day, covered: Int, capacity: Double) {
        // The commonest fault: sewers lie in the street and never reach the houses.
        let isUnconnected = random.chance(0.12)
        let connected = Int(Double(covered) * (isUnconnected ? random.real(0.08, 0.35) : random.real(0.8, 1)))
        let isIdle = random.chance(isUnconnected ? 0.45 : 0.04)
        var values: FieldValues = [
            "acceptedOn": .day(accepted), "state": .text(isIdle ? "stopped" : "normal"),
            "connectedHouseholds": .integer(Int64(connected)), "lateralLength": .decimal(Double(connected * 18)),
        ]
        if isIdle { values["stopReason"] = .text(isUnconnected ? "户管未接入，无水可处理（演示）" : "建成后未移交，无人管理（演示）") }
        let report: DemoEntry.Occasion = accepted < Self.firstDay ? .list : .report
        let known = max(accepted + 3, Self.day(2020, 2, 12))
        tell(report, known: known, .facility, id, from: accepted, values)
        let handover = accepted + random.integer(20...200)
        if random.chance(0.92), !isIdle {
            let cost = (capacity * 365 * random.real(0.7, 1.6) / 10_000 * 100).rounded() / 100
            tell(
                report, known: max(handover + 3, known), .facility, id, from: handover,
                [
                    "handedOverOn": .day(handover), "operatorName": .text(random.pick(Self.operators)),
                    "contractUntil": .day(Self.day(handover.year + 3, 12, 31)), "yearlyCost": .decimal(cost),
                    "keeper": .text("虚构管护员\(number + 1)"), "phone": .text("虚构号码-\((number + 1).padded(4))"),
                    "powerMeter": .text("虚构户号-\((number + 1).padded(5))"),
                ])
        }
        let use = connected * 29 * 7
        run(id, from: max(handover, Self.firstDay), isIdle: isIdle, flow: Double(use) / 1000, capacity: capacity)
    }

    /// The years of operation: flows and samples each December, and now and then a fault.
    private mutating func run(_ id: SubjectID, from start: Day, isIdle: Bool, flow: Double, capacity: Double) {
        guard start <= lastDay else { return }
        let quality = random.real(0.55, 1)
        var isDead = isIdle
        for year in start.year...lastDay.year {
            if !isDead, random.chance(0.13) { tellFault(id, year, start) }
            if !isDead, random.chance(0.022) {
                isDead = true
                let from = max(Self.day(year, random.integer(1...10), 15), start)
                tell(
                    .report, known: from + random.integer(3...150), .facility, id, from: from,
                    [
                        "state": .text("stopped"),
                        "stopReason": .text(random.pick(["设备损坏待修", "运维合同到期", "进水管堵塞"]) + "（演示）"),
                    ])
            }
            let closing = Self.day(year, 12, 1)
            guard closing > start, random.chance(0.95) else { continue }
            let samples = isDead ? 0 : random.integer(capacity >= 20 ? 2...4 : 1...2)
            let good = (0..<samples).reduce(0) { count, _ in count + (random.chance(quality) ? 1 : 0) }
            let actual = isDead ? 0 : (min(flow * random.real(0.7, 1.25), capacity * 1.3) * 10).rounded() / 10
            tell(
                .yearly, known: closing + 15, .facility, id, from: closing,
                [
                    "actualFlow": .decimal(actual), "samplesTaken": .integer(Int64(samples)),
                    "samplesCompliant": .integer(Int64(good)),
                ])
        }
    }

    /// A fault of some months; some are only found by an inspection, long after they began.
    private mutating func tellFault(_ id: SubjectID, _ year: Int, _ start: Day) {
        let from = max(Self.day(year, random.integer(1...12), 15), start)
        let until = from + random.integer(40...260)
        let isHidden = random.chance(0.3)
        let values: FieldValues = [
            "state": .text(random.chance(0.65) ? "abnormal" : "stopped"),
            "stopReason": .text(random.pick(["填料板结", "提升泵故障", "停电未恢复", "进水浓度过低", "格栅堵塞溢流"]) + "（演示）"),
        ]
        tell(
            isHidden ? .inspection : .report, known: from + (isHidden ? random.integer(60...300) : 18), .facility, id,
            from: from, to: until, values)
    }

    /// The same facility entered a second time by another office, a little differently.
    private mutating func tellDuplicate(_ number: Int) {
        let host = hamlets[hosts[number]]
        let known = Self.day(random.integer(2021...2023), random.integer(1...12), 5)
        let capacity = Self.sizes[number % 6 + 3]
        let point = DemoPoint(x: sites[number].x + 22, y: sites[number].y - 15)
        tell(
            .report, known: known, .facility, newSubject(), from: known + -60,
            position(point).merging([
                "code": .text("YSSW-" + (number + 1).padded(3)), "name": .text(host.name + "生活污水处理设施"),
                "place": .subject(committees[host.committee].id), "mode": .text("centralised"),
                "designCapacity": .decimal(capacity), "state": .text("normal"),
                "remarks": .text("疑似重复登记（演示）"),
            ]))
    }
}
