import Domain
import Geo

/// The invented life of one county from 2020 on (虚构县域): what happened when, and when it became known.
///
/// The story is made as a whole before anything is written, as entries in the order of the days on which they became
/// known. Its people and places, its figures and its troubles are made up.
struct DemoStory {
    struct Town {
        let id: SubjectID
        var name: String
        var code: String
        let seat: DemoPoint
        let stream: Int
        var nextSerial = 200
        var isEnded = false
    }

    struct Committee {
        let id: SubjectID
        var name: String
        var code: String
        var town: Int
        let centre: DemoPoint
        let isCommunity: Bool
        var hamlets: [Int] = []
        var isEnded = false
    }

    struct Hamlet {
        let id: SubjectID
        var name: String
        var code: String
        var committee: Int
        let point: DemoPoint
        let households: Int
        var registered: Int
        let residentHouseholds: Int
        var resident: Int
        /// When its treatment was completed; nil where nothing was built.
        var treatedOn: Day?
        var mode = ""
        /// The facility that serves it.
        var facility: Int?
        var covered = 0
        var isEnded = false
    }

    let extent: DemoExtent
    let seed: UInt64
    let terrain: DemoTerrain
    let lastDay: Day
    let province = SubjectID.standIn(0)
    let city = SubjectID.standIn(1)
    let county = SubjectID.standIn(2)
    static let countyCode = "990101"

    var random: DemoRandom
    var names: DemoNames
    var towns: [Town] = []
    var committees: [Committee] = []
    var hamlets: [Hamlet] = []
    /// The natural villages that have a facility, in the order of facilities.
    var hosts: [Int] = []
    var facilities: [SubjectID] = []
    var sites: [DemoPoint] = []
    private(set) var riverNames: [String] = []
    private var standIns = 3
    private(set) var byKey: [DemoEntry.Key: DemoEntry] = [:]

    /// The first day of the history; what was so before has no known beginning.
    static let firstDay = DemoStory.day(2020, 1, 1)

    init(extent: DemoExtent, seed: UInt64, lastDay: Day) {
        self.extent = extent
        self.seed = seed
        self.lastDay = lastDay
        // One town more than there will be in the end: one is merged into another.
        terrain = DemoTerrain(seed: seed, tributaries: extent.towns + 1)
        random = DemoRandom(seed, stream: 1)
        names = DemoNames(DemoRandom(seed, stream: 2))
        riverNames = terrain.rivers.map(\.name)
        foundPlaces()
        describeVillages()
        treatVillages()
        buildFacilities()
        describeWaters()
        changeTree()
        surveySewers()
        drawBoundaries()
        takeListBack()
    }

    /// What is written, in the order of the days on which it became known.
    var entries: [DemoEntry] {
        byKey.values.sorted { $0.key < $1.key }
    }

    /// States a fact that becomes known on the first day of the occasion from `known` on; beyond the last day it has
    /// not been reported yet.
    mutating func tell(
        _ occasion: DemoEntry.Occasion, known: Day, _ kind: RecordKind, _ subject: SubjectID, from: Day, to: Day = .end,
        _ values: FieldValues, clearing cleared: Set<String> = []
    ) {
        let day = occasion.next(from: known)
        guard day <= lastDay, from < to else { return }
        let key = DemoEntry.Key(day: day, occasion: occasion)
        byKey[key, default: DemoEntry(key: key)].statements.append(
            DemoStatement(
                subject: subject, kind: kind, validity: DayRange(from: from, to: to),
                assertion: Assertion(values, clearing: cleared)))
    }

    /// Takes back an earlier entry.
    mutating func takeBack(_ earlier: DemoEntry.Key, on known: Day) {
        let key = DemoEntry.Key(day: DemoEntry.Occasion.withdrawal.next(from: known), occasion: .withdrawal)
        guard key.day <= lastDay, byKey[earlier] != nil else { return }
        byKey[key] = DemoEntry(key: key, withdraws: earlier)
    }

    /// Puts another statement in the place of one told before.
    mutating func retell(_ key: DemoEntry.Key, _ index: Int, as statement: DemoStatement) {
        byKey[key]?.statements[index] = statement
    }

    mutating func newSubject() -> SubjectID {
        standIns += 1
        return .standIn(standIns - 1)
    }

    /// A day of the calendar; where there is none, the story's constants are wrong and the epoch is taken.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(number: 0)
    }

    /// One of the three days of a month on which works are completed.
    mutating func completionDay(year: Int) -> Day {
        Self.day(year, random.integer(1...12), random.pick([10, 20, 28]))
    }

    /// Longitude and latitude of a point, as they stand in a list.
    func position(_ point: DemoPoint) -> FieldValues {
        let place = terrain.coordinate(point)
        return [
            "longitude": .decimal((place.longitude * 1e6).rounded() / 1e6),
            "latitude": .decimal((place.latitude * 1e6).rounded() / 1e6),
            "sourceDatum": .text("CGCS2000（虚构位置）"),
        ]
    }
}

extension FieldValues {
    /// The same with further values; these prevail.
    func merging(_ others: FieldValues) -> FieldValues {
        others.entries.reduce(into: self) { $0[$1.key] = $1.value }
    }
}

extension Int {
    /// With zeros in front, as in codes.
    func padded(_ width: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, width - text.utf8.count)) + text
    }
}
