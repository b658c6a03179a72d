import Domain
import Store

/// The counties beside the one with the full history, made for measuring load: as many as asked for, history thinner.
struct DemoOthers {
    private let extent: DemoExtent
    private let seed: UInt64
    private var isLoaded = false
    private var changes = DemoLaterChanges()

    /// What is valid from 2020 on becomes known in one autumn.
    private static let loaded = DemoStory.day(2024, 9, 1)
    private static let villagesAnEntry = 48_000

    init(extent: DemoExtent, seed: UInt64) {
        self.extent = extent
        self.seed = seed
    }

    /// Writes what became known before a day.
    mutating func catchUp(
        to day: Day, with scribe: inout DemoScribe, story: DemoStory, progress: (String) -> Void
    ) throws {
        guard extent.counties > 0, day >= Self.loaded else { return }
        if !isLoaded {
            isLoaded = true
            try load(&scribe, story, progress)
        }
        for month in changes.months(before: day) {
            try changes.write(month, with: &scribe)
            progress("演示/月度变化 \(month)")
        }
    }

    private mutating func load(
        _ scribe: inout DemoScribe, _ story: DemoStory, _ progress: (String) -> Void
    ) throws {
        var tree = DemoUpperTree(
            extent: extent, seed: seed, province: scribe.identity(story.province), city: scribe.identity(story.city))
        var next = 0
        while next < extent.counties {
            var written = 0
            var changes = changes
            try scribe.write(on: Self.loaded, action: "demo-load") { writer in
                while next < extent.counties, written < Self.villagesAnEntry {
                    let share =
                        extent.otherVillages * (next + 1) / extent.counties
                        - extent.otherVillages * next / extent.counties
                    let (county, code) = try tree.county(next, writer)
                    var thin = DemoThinCounty(
                        extent: extent, random: DemoRandom(seed, stream: 1_000_000 + UInt64(next)), number: next,
                        code: code)
                    try thin.write(share, under: county, writer, changes: &changes)
                    written += share
                    next += 1
                }
            }
            self.changes = changes
            progress("演示/批量县 \(next)/\(extent.counties)")
        }
    }
}

/// Provinces, cities and counties beside the usual ones.
struct DemoUpperTree {
    private let extent: DemoExtent
    private var names: DemoNames
    private var provinces: [SubjectID]
    private var cities: [Int: SubjectID] = [:]
    private var lastProvince = 0

    init(extent: DemoExtent, seed: UInt64, province: SubjectID, city: SubjectID) {
        self.extent = extent
        names = DemoNames(DemoRandom(seed, stream: 21))
        provinces = [province]
        cities[0] = city
    }

    /// Founds a county, and what is above it.
    ///
    /// - Parameter number: Counted over all; the first place of the first city is that of the usual county.
    mutating func county(_ number: Int, _ writer: RegisterWriter) throws -> (SubjectID, code: String) {
        let inAll = extent.counties + 1
        let province = (number + 1) * extent.provinces / inAll
        let first = (province * inAll + extent.provinces - 1) / extent.provinces
        let inProvince = number + 1 - first
        let provinceCode = String(DemoExtent.provinceCodes[province])
        if province == provinces.count {
            names.startAnew()
            let name = DemoNames.province(province)
            provinces.append(try found(name, .province, under: .nation, code: provinceCode, writer))
        }
        let city = inProvince / extent.countiesACity
        let cityCode = provinceCode + (city + 1).padded(2)
        let cityKey = province * 1000 + city
        let cityID =
            try cities[cityKey]
            ?? found(
                names.seat("市"), .city, under: provinces[province], code: cityCode, writer)
        cities[cityKey] = cityID
        let code = cityCode + (inProvince % extent.countiesACity + 1).padded(2)
        return (try found(names.seat("县"), .county, under: cityID, code: code, writer), code)
    }

    private func found(
        _ name: String, _ level: RegionLevel, under parent: SubjectID, code: String, _ writer: RegisterWriter
    ) throws -> SubjectID {
        let id = try writer.newSubject()
        try writer.found(id, name, level, under: parent, code: code)
        return id
    }
}

extension RegisterWriter {
    /// States that a place has always been there.
    func found(_ id: SubjectID, _ name: String, _ level: RegionLevel, under parent: SubjectID, code: String) throws {
        try state(
            Assertion([
                "name": .text(name), "level": .integer(Int64(level.rawValue)), "parent": .subject(parent),
                "code": .text(code),
            ]), of: id, kind: .region, validity: DayRange(from: .beginning), locus: "演示/批量")
    }
}
