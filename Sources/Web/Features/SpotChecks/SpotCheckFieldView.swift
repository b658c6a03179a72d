import Domain
import Governance
import Store

/// Quarantine, replacements and progress of a spot check in the field; its long lists have pages of their own.
struct SpotCheckFieldView: Component {
    let view: SpotCheckView

    private var language: Language { view.language }
    private var overview: CampaignOverview { view.overview }
    private var isField: Bool { view.record.phase == .field }
    /// So many waiting visits stand on the page; the rest on their own.
    private static let mostWaiting = 10

    var html: HTML {
        HTML {
            quarantine
            if overview.reveals.isEmpty, isField {
                // Nobody sees a list before its team has opened it.
                Notice(
                    .information,
                    language(SpotCheckResultText.unopened, ["n": language.count(overview.taskCount)]), language)
            } else if !overview.reveals.isEmpty {
                if !replaceable.isEmpty { replacements }
                progress
            }
            lists
        }
    }

    private func counted(_ name: SpotCheckText, _ count: Int) -> String {
        language.bracketed(language(name), language.count(count))
    }

    /// The tasks whose facility can be replaced and has not been.
    private var replaceable: [CampaignOverview.Task] {
        overview.tasks.filter { isField && SpotCheckListsView.isReplaceable($0) }
    }

    private var replacements: HTML {
        var table = DataTable(
            language(SpotCheckListsText.replaceable),
            columns: [
                .text("facility", language(SpotCheckText.facility), language) { (task: CampaignOverview.Task) in
                    task.facility.code + " " + task.facility.name
                },
                .text("outcome", language(SpotCheckText.outcome), language) { task in
                    task.visit?.outcome.flatMap(VisitOutcome.init(rawValue:)).map { language($0.name) } ?? ""
                },
                .html("more", language(SpotCheckText.replace)) { task in replacement(task) },
            ], rows: replaceable, url: view.context.url, language)
        table.showsHeading = true
        return table.html
    }

    private func replacement(_ task: CampaignOverview.Task) -> HTML {
        let id = "reason-\(task.assignment.id)"
        return form(.class("inline-form"), .method(.post), .action(view.address + "/replace")) {
            HiddenFields(
                csrfToken: view.context.formToken,
                items: [PageURL.Item("assignment", String(task.assignment.id))])
            label(.for(id)) { language(SpotCheckText.reason) }
            HTML(void: "input", [.type("text"), .id(id), .name("reason"), .required])
            button(.class("button"), .type("submit")) { language(SpotCheckText.replace) }
        }
    }

    /// The opened lists by team and day: when they were opened, by whom, and how far they are.
    private var progress: HTML {
        func tasks(_ reveal: ListReveal) -> [CampaignOverview.Task] {
            overview.tasks.filter { $0.assignment.team == reveal.team && $0.assignment.day == reveal.day }
        }
        var table = DataTable(
            language(SpotCheckText.reveals),
            columns: [
                .text("day", language(SpotCheckListsText.fieldDay), language) { (reveal: ListReveal) in
                    language.day(reveal.day)
                },
                .text("team", language(SpotCheckText.team), language) {
                    SpotCheckListsView.teamName($0.team, overview)
                },
                .text("at", language(SpotCheckListsText.openedAt), language) {
                    language.minute($0.at, in: view.site.zone)
                }
                .unbroken(),
                .text("who", language(SpotCheckListsText.openedBy), language) { $0.userName },
                .count("tasks", language(SpotCheckText.tasks), language) { tasks($0).count },
                .count("done", language(SpotCheckListsText.reported), language) { reveal in
                    tasks(reveal).count { $0.visit != nil }
                },
            ], rows: overview.reveals, url: view.context.url, language)
        table.showsHeading = true
        return table.html
    }

    /// The way to the long lists, which have pages of their own.
    @HTMLBuilder private var lists: HTML {
        if !overview.tasks.isEmpty || !overview.visits.isEmpty {
            p(.class("actions")) {
                Action(
                    counted(.tasks, overview.tasks.count),
                    to: view.address + "/tasks")
                Action(
                    counted(.visits, overview.visits.count),
                    to: view.address + "/visits")
            }
        }
    }

    private func reasons(_ visit: VisitRecord) -> [VisitReason] {
        visit.reasons.split(separator: " ").compactMap { VisitReason(rawValue: String($0)) }
    }

    @HTMLBuilder private var quarantine: HTML {
        let waiting = overview.visits.filter { $0.record.state == .quarantined }
        if !waiting.isEmpty {
            section(.id("quarantine")) {
                h2 { counted(.quarantine, waiting.count) }
                if waiting.count > Self.mostWaiting {
                    p { Action(language(SpotCheckListsText.allWaiting), to: "/visits/quarantine") }
                }
                for visit in waiting.prefix(Self.mostWaiting) {
                    article(.class("panel")) {
                        h3 { language(SpotCheckText.visit, ["n": String(visit.record.id)]) + " " + visit.name }
                        ul { for reason in reasons(visit.record) { li { language(reason.words) } } }
                        SpotCheckVisitFacts(visit: visit, site: view.site, language: language)
                        if visit.record.userID == view.context.caller.person?.userID {
                            p(.class("muted")) { language(QuarantineText.ownVisit) }
                        } else if isField {
                            decision(visit)
                        }
                    }
                }
            }
        }
    }

    private func decision(_ visit: CampaignOverview.Visit) -> HTML {
        let id = "resolution-\(visit.record.id)"
        return form(.class("inline-form"), .method(.post), .action(view.address + "/resolve")) {
            HiddenFields(
                csrfToken: view.context.formToken, items: [PageURL.Item("visit", String(visit.record.id))])
            label(.for(id)) { language(SpotCheckText.resolution) }
            HTML(void: "input", [.type("text"), .id(id), .name("resolution"), .required])
            button(.class("button"), .type("submit"), .name("decision"), .value("accept")) {
                language(SpotCheckText.accept)
            }
            button(.class("button"), .type("submit"), .name("decision"), .value("dismiss")) {
                language(SpotCheckText.dismiss)
            }
        }
    }
}
