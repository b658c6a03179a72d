import Domain
import Store
import Tables

/// Counts what was made, as the register itself tells.
struct DemoSurvey {
    private let database: any Database
    private let story: DemoStory
    private let scribe: DemoScribe

    init(_ database: any Database, story: DemoStory, scribe: DemoScribe) {
        self.database = database
        self.story = story
        self.scribe = scribe
    }

    var summary: DemoSummary {
        get throws {
            let town = story.towns[0]
            let example = story.hamlets.indices.first { number in
                story.hamlets[number].treatedOn != nil && !story.hamlets[number].isEnded
                    && story.committees[story.hamlets[number].committee].town == 0
            }
            let hamlet = story.hamlets[example ?? 0]
            let (places, records) = try counts()
            return DemoSummary(
                seed: story.seed, places: places, records: records, entries: scribe.entries,
                countyCode: DemoStory.countyCode, lastDay: story.lastDay,
                examples: DemoSummary.Examples(
                    province: scribe.identity(story.province), county: scribe.identity(story.county),
                    town: scribe.identity(town.id),
                    administrativeVillage: scribe.identity(story.committees[hamlet.committee].id),
                    naturalVillage: scribe.identity(hamlet.id),
                    facility: story.facilities.first.map(scribe.identity)),
                accounts: accounts(town.code))
        }
    }

    private func counts() throws -> ([RegionLevel: Int], [RecordKind: Int]) {
        let asOf = AsOf(valid: story.lastDay)
        return try database.readSync { session in
            let census = RegisterCensus(session, asOf: asOf)
            return (try census.places(), try census.records())
        }
    }

    private func accounts(_ townCode: String) -> [DemoAccount] {
        func account(_ login: String, _ zh: String, _ en: String, _ role: Role, _ area: String) -> DemoAccount {
            DemoAccount(loginName: login, displayName: BilingualText(zh, en), role: role, areaCode: area)
        }
        let county = DemoStory.countyCode
        return [
            account("county", "演示·县级编辑", "Demo county editor", .countyEditor, county),
            account("town", "演示·乡镇填报", "Demo township reporter", .townReporter, townCode),
            account("operator", "演示·运维单位", "Demo operator", .operatorCompany, county),
            account("supervisor", "演示·督查", "Demo supervisor", .supervisor, "9901"),
            account("supervisor-2", "演示·督查二组", "Demo supervisor, second team", .supervisor, "9901"),
            account("auditor", "演示·审计", "Demo auditor", .auditor, "99"),
            account("admin", "演示·管理员", "Demo administrator", .administrator, ""),
        ]
    }
}
