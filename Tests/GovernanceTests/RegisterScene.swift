import Domain
import Governance
import Rules
import Store
import Tables

/// A prepared platform with one small county of two towns, whose clock stands at noon of a day.
struct RegisterScene {
    let platform: Platform
    let places: [String: SubjectID]

    static let today = "2025-06-15"
    static let operatorAccess = Access.commandLine(name: "test")

    init(_ database: any Database, today: String = RegisterScene.today) throws {
        let noon = Self.noon(today)
        platform = Platform(database: database, book: try RuleBook.bundled(), now: { noon })
        try platform.prepare()
        let book = platform.book
        places = try database.writeSync { session in
            let writer = try RegisterWriter(
                session, at: Self.noon("2020-01-01"), actor: Actor(name: "test", channel: .command), book: book,
                zone: .china)
            var tree = try SceneTree(writer)
            for (town, code) in [("东镇", "990101100"), ("西镇", "990101101")] {
                try tree.addTown(town, code)
                for index in 1...2 {
                    try tree.add("\(town)\(index)", .naturalVillage, town + "村", code + "20100\(index)")
                }
            }
            try writer.finish(action: "test")
            return tree.places
        }
    }

    static func noon(_ day: String) -> Instant {
        Instant(milliseconds: CivilZone.china.endOfDay(Day(iso: day) ?? .beginning).milliseconds - 43_200_000)
    }

    func id(_ name: String) -> SubjectID { places[name] ?? SubjectID(0) }

    func day(_ text: String) -> Day { Day(iso: text) ?? .end }

    func edit(_ name: String, from day: String, _ values: FieldValues) async throws {
        try await RegisterDesk(platform).edit(
            .village, id(name), RegisterDesk.Edit(values, validFrom: self.day(day)), access: Self.operatorAccess)
    }

    func board(_ name: String, asOf day: String? = nil, tree: BoardDesk.TreeBasis = .then) async throws -> Board? {
        try await BoardDesk(platform).board(
            .id(id(name)), asOf: platform.asOf(valid: day.flatMap { Day(iso: $0) }), rulesID: "demo-2025", tree: tree,
            access: Self.operatorAccess)
    }
}

extension Board {
    func value(_ indicator: String) -> IndicatorValue? {
        figures.first { $0.indicator.id == indicator }?.value
    }
}
