import Domain
import Governance
import Store

/// Lists, visits and quarantine of a spot check in the field.
struct SpotCheckFieldView: Component {
    let view: SpotCheckView

    private var language: Language { view.language }
    private var overview: CampaignOverview { view.overview }
    private var isField: Bool { view.record.phase == .field }

    var html: HTML {
        HTML {
            quarantine
            if overview.reveals.isEmpty {
                // Nobody sees a list before its team has opened it.
                Notice(
                    .information,
                    language(SpotCheckResultText.unopened, ["n": language.count(overview.taskCount)]), language)
            } else {
                tasks
                reveals
            }
            visits
        }
    }

    private func teamName(_ number: Int) -> String {
        overview.teams.first { $0.number == number }?.name ?? String(number)
    }

    private var tasks: HTML {
        var table = DataTable(
            language.bracketed(language(SpotCheckText.openTasks), "\(overview.tasks.count)/\(overview.taskCount)"),
            columns: [
                .text("day", language(SpotCheckText.when), language) { (task: CampaignOverview.Task) in
                    language.day(task.assignment.day)
                },
                .text("team", language(SpotCheckText.team), language) { teamName($0.assignment.team) },
                .text("facility", language(SpotCheckText.facility), language) {
                    $0.facility.code + " " + $0.facility.name
                },
                .text("stratum", language(SpotCheckText.stratum), language) { language.stratum($0.assignment.stratum) },
                .text("outcome", language(SpotCheckText.outcome), language) { task in
                    let outcome = task.visit?.outcome.flatMap(VisitOutcome.init(rawValue:))
                    return outcome.map { language($0.name) } ?? language(SpotCheckText.missing)
                },
                .html("more", language(SpotCheckText.replace)) { task in replacement(task) },
            ], rows: overview.tasks, url: view.context.url, language
        )
        table.showsHeading = true
        return table.html
    }

    private func replacement(_ task: CampaignOverview.Task) -> HTML {
        if task.isReplaced { return .text(language(SpotCheckText.replaced)) }
        let outcome = task.visit?.outcome.flatMap(VisitOutcome.init(rawValue:))
        guard isField, task.assignment.kind != .recheck, outcome == .inaccessible || outcome == .outOfScope else {
            return .text(task.assignment.reason ?? "")
        }
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

    private var reveals: HTML {
        var table = DataTable(
            language(SpotCheckText.reveals),
            columns: [
                .text("day", language(SpotCheckText.day), language) { (reveal: ListReveal) in language.day(reveal.day)
                },
                .text("team", language(SpotCheckText.team), language) { teamName($0.team) },
                .text("at", language(SpotCheckText.when), language) { language.minute($0.at, in: view.site.zone) }
                    .unbroken(),
                .text("who", language(SpotCheckText.who), language) { $0.userName },
            ], rows: overview.reveals, url: view.context.url, language
        )
        table.showsHeading = true
        return table.html
    }

    private func reasons(_ visit: VisitRecord) -> [VisitReason] {
        visit.reasons.split(separator: " ").compactMap { VisitReason(rawValue: String($0)) }
    }

    @HTMLBuilder private var quarantine: HTML {
        let waiting = overview.visits.filter { $0.record.state == .quarantined }
        if !waiting.isEmpty {
            section(.id("quarantine")) {
                h2 { language.bracketed(language(SpotCheckText.quarantine), language.count(waiting.count)) }
                for visit in waiting {
                    article(.class("panel")) {
                        h3 { language(SpotCheckText.visit, ["n": String(visit.record.id)]) + " " + visit.name }
                        ul { for reason in reasons(visit.record) { li { language(reason.words) } } }
                        about(visit)
                        if isField, visit.record.userID != view.context.caller.person?.userID { decision(visit) }
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

    @HTMLBuilder private var visits: HTML {
        let others = overview.visits.filter { $0.record.state != .quarantined }
        if !others.isEmpty {
            section(.id("visits")) {
                h2 { language.bracketed(language(SpotCheckText.visits), language.count(others.count)) }
                for visit in others {
                    details {
                        summary {
                            language(SpotCheckText.visit, ["n": String(visit.record.id)]) + " " + visit.name + " "
                            StatusBadge(
                                visit.record.outcome.flatMap(VisitOutcome.init(rawValue:)).map { language($0.name) }
                                    ?? "?", visit.record.outcome == "effective" ? .good : .bad)
                        }
                        about(visit)
                    }
                }
            }
        }
    }

    private func about(_ visit: CampaignOverview.Visit) -> HTML {
        let record = visit.record
        return HTML {
            p(.class("muted")) {
                record.userName + " · " + language.minute(record.startedAt ?? record.receivedAt, in: view.site.zone)
            }
            if let resolution = record.resolution {
                p { language.labelled(language(SpotCheckText.resolution), resolution) }
            }
            if !visit.findings.isEmpty {
                p { language(SpotCheckText.findings) }
                ul { for finding in visit.findings { li { language(finding.words) } } }
            }
            p(.class("photos")) {
                for photo in visit.photos {
                    a(.href("/spotchecks/photos/\(photo.hash)/original")) {
                        HTML(
                            void: "img",
                            [
                                .src("/spotchecks/photos/\(photo.hash)/thumb"), .alt(photo.item),
                                Attribute("width", .number(120)), Attribute("loading", .literal("lazy")),
                            ])
                    }
                    " "
                }
            }
        }
    }
}
