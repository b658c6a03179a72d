import Domain
import Governance
import Store

/// The long lists of a spot check, tasks and visits, by outcome and page by page.
struct SpotCheckListsView {
    /// Which list.
    enum List: String, CaseIterable {
        case tasks, visits
    }

    static let tasksPerPage = 50
    static let visitsPerPage = 25

    let overview: CampaignOverview
    let list: List
    let site: Site
    let context: WebContext

    private var language: Language { context.language }
    private var address: String { "/spotchecks/\(overview.record.id)" }
    private var outcome: String { context.url["outcome"] ?? "" }
    /// The last number of the page before; pages go on after it, whatever was added meanwhile.
    private var after: Int64 { context.url["after"].flatMap { Int64($0) } ?? 0 }

    var page: PageShell {
        let heading = list == .tasks ? SpotCheckText.tasks : .visits
        var page = site.page(context, title: language(heading))
        page.lead = .text(overview.record.title)
        page.breadcrumbs = [
            Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"),
            Breadcrumb(overview.record.title, to: address), Breadcrumb(page.title),
        ]
        page.main = HTML {
            tabs(list == .tasks ? outcomes(overview.tasks.map(Self.outcome)) : outcomes(visits.map(Self.outcome)))
            switch list {
            case .tasks: taskPage
            case .visits: visitPage
            }
        }
        return page
    }

    static func teamName(_ number: Int, _ overview: CampaignOverview) -> String {
        overview.teams.first { $0.number == number }?.name ?? String(number)
    }

    /// Whether the next ticket can take a task's place.
    static func isReplaceable(_ task: CampaignOverview.Task) -> Bool {
        let outcome = task.visit?.outcome.flatMap(VisitOutcome.init(rawValue:))
        return task.assignment.kind != .recheck && !task.isReplaced
            && (outcome == .inaccessible || outcome == .outOfScope)
    }

    private var visits: [CampaignOverview.Visit] { overview.visits.sorted { $0.record.id < $1.record.id } }

    private static func outcome(_ task: CampaignOverview.Task) -> String { task.visit?.outcome ?? "missing" }

    /// What a visit says, or that it does not count or waits.
    private static func outcome(_ visit: CampaignOverview.Visit) -> String {
        visit.record.state == .accepted ? visit.record.outcome ?? "" : visit.record.state.rawValue
    }

    private func words(_ outcome: String) -> String {
        switch outcome {
        case "": language(SpotCheckListsText.all)
        case "missing": language(SpotCheckText.missing)
        case VisitRecord.State.quarantined.rawValue: language(SpotCheckText.quarantinedState)
        case VisitRecord.State.dismissed.rawValue: language(SpotCheckText.dismissedState)
        default: VisitOutcome(rawValue: outcome).map { language($0.name) } ?? outcome
        }
    }

    /// The outcomes that occur with how often they do, in a fixed order.
    private func outcomes(_ found: [String]) -> [(outcome: String, count: Int)] {
        let order =
            VisitOutcome.allCases.map(\.rawValue) + ["missing"] + VisitRecord.State.allCases.map(\.rawValue)
        let counts = Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +)
        return [("", found.count)] + order.compactMap { name in counts[name].map { (name, $0) } }
    }

    private func tabs(_ outcomes: [(outcome: String, count: Int)]) -> HTML {
        Tabs(
            language(SpotCheckText.outcome),
            outcomes.map { item in
                Tabs.Tab(
                    words(item.outcome),
                    to: context.url.removing("after", "only").setting(
                        "outcome", item.outcome.isEmpty ? nil : item.outcome),
                    isCurrent: item.outcome == outcome && context.url["only"] == nil, count: item.count)
            }, language
        ).html
    }

    private func pager(next: Int64?) -> HTML {
        Pager(
            first: after > 0 ? context.url.removing("after") : nil, previous: nil,
            next: next.map { context.url.setting("after", String($0)) }, last: nil, language
        ).html
    }
}

extension SpotCheckListsView {
    @HTMLBuilder private var taskPage: HTML {
        let fitting = overview.tasks.filter { outcome.isEmpty || Self.outcome($0) == outcome }
            .filter { $0.assignment.id > after }.sorted { $0.assignment.id < $1.assignment.id }
        let shown = Array(fitting.prefix(Self.tasksPerPage))
        section(.class("long-list")) { taskTable(shown).html }
        if after > 0 || fitting.count > shown.count {
            pager(next: fitting.count > shown.count ? shown.last?.assignment.id : nil)
        }
    }

    private func taskTable(_ shown: [CampaignOverview.Task]) -> DataTable<CampaignOverview.Task> {
        var table = DataTable(
            language(SpotCheckText.tasks),
            columns: [
                .text("day", language(SpotCheckListsText.fieldDay), language) { (task: CampaignOverview.Task) in
                    language.day(task.assignment.day)
                }.unbroken(),
                .text("team", language(SpotCheckText.team), language) { Self.teamName($0.assignment.team, overview) },
                .text("facility", language(SpotCheckText.facility), language) {
                    $0.facility.code + " " + $0.facility.name
                },
                .text("stratum", language(SpotCheckText.stratum), language) { language.stratum($0.assignment.stratum) },
                .text("kind", language(SpotCheckListsText.origin), language) { task in
                    guard task.isReplaced else { return language(task.kind.name) }
                    return language.bracketed(language(task.kind.name), language(SpotCheckText.replaced))
                },
                .html("outcome", language(SpotCheckText.outcome)) { task in
                    guard let visit = task.visit else { return .text(language(SpotCheckText.missing)) }
                    return a(.href(address + "/visits?only=\(visit.id)")) { words(Self.outcome(task)) }
                },
            ], rows: shown, url: context.url, language)
        table.stacksOnPhone = true
        return table
    }

    @HTMLBuilder private var visitPage: HTML {
        let only = context.url["only"].flatMap { Int64($0) }
        let fitting = visits.filter { visit in
            only.map { $0 == visit.record.id }
                ?? ((outcome.isEmpty || Self.outcome(visit) == outcome) && visit.record.id > after)
        }
        let shown = fitting.prefix(Self.visitsPerPage)
        if shown.isEmpty { p { language(QuarantineText.none) } }
        for visit in shown {
            details(.when(only != nil, Attribute("open", .flag))) {
                summary {
                    language(SpotCheckText.visit, ["n": String(visit.record.id)]) + " " + visit.name + " "
                    StatusBadge(
                        words(Self.outcome(visit)),
                        visit.record.state != .accepted ? .none : visit.record.outcome == "effective" ? .good : .bad)
                }
                SpotCheckVisitFacts(visit: visit, site: site, language: language)
            }
        }
        if after > 0 || fitting.count > shown.count {
            pager(next: fitting.count > shown.count ? shown.last?.record.id : nil)
        }
    }
}

extension Assignment.Kind {
    /// The name for people.
    var name: BilingualText {
        switch self {
        case .drawn: BilingualText("抽中", "Drawn")
        case .replacement: BilingualText("递补", "Replacement")
        case .recheck: BilingualText("盲样复核", "Blind re-check")
        }
    }
}

/// The words of the lists of tasks and visits.
enum SpotCheckListsText: PhraseSet {
    case all, fieldDay, openedAt, openedBy, reported, replaceable, origin, allWaiting, place, failed
    case best, conservative

    var phrase: Phrase {
        switch self {
        case .all: Phrase("全部", en: "All")
        case .fieldDay: Phrase("检查日", en: "Field day")
        case .openedAt: Phrase("开启时间", en: "Opened")
        case .openedBy: Phrase("开启人", en: "Opened by")
        case .reported: Phrase("已上报", en: "Reported")
        case .replaceable: Phrase("可递补的设施", en: "Facilities that can be replaced")
        case .origin: Phrase("来源", en: "Origin")
        case .place: Phrase("地点", en: "Place")
        case .failed: Phrase("未达要求的检查项", en: "Items not met")
        case .best: Phrase("最佳估计", en: "Best estimate")
        case .conservative: Phrase("保守估计", en: "Conservative estimate")
        case .allWaiting: Phrase("全部待核记录", en: "All visits to decide")
        }
    }
}
