import Domain
import Governance
import Store

/// What visits found at a record: a page of its own, and a part of the record's page.
struct RecordVisitsView {
    let found: RecordVisits
    let site: Site
    let context: WebContext

    private var language: Language { context.language }
    private var record: RegisterPage { found.page }
    private var address: String { RegisterKinds.address(record.kind, record.id) }

    var page: PageShell {
        let name = record.name.isEmpty ? "#\(record.id)" : record.name
        var page = site.page(context, title: language(RecordVisitsText.headingOf, ["name": name]))
        page.lead = .text(language(RecordVisitsText.lead))
        page.breadcrumbs =
            record.lineage.filter { $0.id != record.id }.map {
                Breadcrumb($0.name, to: context.state.link("/areas/\($0.id)"))
            } + [
                Breadcrumb(name, to: context.state.link(address)), Breadcrumb(language(RecordVisitsText.heading)),
            ]
        page.main = div(.class("stack"), .data("data-part-content", "")) { content }
        return page
    }

    @HTMLBuilder private var content: HTML {
        if found.facilities.isEmpty {
            p { language(RecordVisitsText.noFacility) }
        } else {
            p(.class("muted")) { language(RecordVisitsText.running) }
            if record.kind != .facility { facilities }
            if found.visits.isEmpty { p { language(RecordVisitsText.none) } }
            for visit in found.visits { panel(visit) }
            if let next = found.next {
                p(.class("actions")) {
                    Action(
                        language(RecordVisitsText.older),
                        to: context.state.link(address + "/visits", PageURL.Item("before", String(next))), .plain)
                }
            }
        }
    }

    /// Whose visits these are; a river may have a hundred.
    private var facilities: HTML {
        p {
            language.labelled(
                language(RecordVisitsText.facilities),
                language(RecordVisitsText.count, ["n": language.count(found.facilities.count)]))
            if found.facilities.count <= Self.mostNames {
                for facility in found.facilities {
                    " · "
                    link(facility)
                }
            }
        }
    }

    /// So many facilities are named; of more there is only the number.
    private static let mostNames = 12

    private func link(_ facility: RecordVisits.Facility) -> HTML {
        a(.href(context.state.link(RegisterKinds.address(.facility, facility.id)))) {
            facility.name.isEmpty ? "#\(facility.id)" : facility.name
        }
    }

    private func panel(_ visit: RecordVisits.Visit) -> HTML {
        let visited = visit.record
        let began = visited.corrected(visited.endedAt ?? visited.startedAt) ?? visited.receivedAt
        return article(.class("panel visit"), .id("visit-\(visited.id)")) {
            h3 { language.minute(began, in: site.zone) + " · " + language(visit.kind) }
            p {
                StatusBadge(outcomeWords(visit), tone(visit.outcome))
                if let state = stateWords(visited.state) {
                    " "
                    StatusBadge(state, .neutral)
                }
            }
            if let title = visit.title { p { title } }
            if record.kind != .facility, let facility = visit.facility {
                p {
                    language.labelled(language(RecordVisitsText.facility), "")
                    link(facility)
                }
            }
            p(.class("muted")) {
                language(RecordVisitsText.signedBy, ["name": visited.userName]) + " · "
                    + language(SpotCheckText.visit, ["n": String(visited.id)])
            }
            if !visit.findings.isEmpty {
                p { language(SpotCheckText.findings) }
                ul { for finding in visit.findings { li { language(finding.words) } } }
            }
            if !visit.photos.isEmpty { VisitPhotos(photos: visit.photos, visit: visited.id, language: language) }
            if visited.purpose == SpotCheckVisits().purpose, let campaign = visited.purposeID {
                p { a(.href("/spotchecks/\(campaign)")) { language(RecordVisitsText.plan) } }
            }
        }
    }

    private func outcomeWords(_ visit: RecordVisits.Visit) -> String {
        visit.outcome.map { language($0.name) } ?? language(RecordVisitsText.unknownOutcome)
    }

    private func tone(_ outcome: VisitOutcome?) -> StatusBadge.Tone {
        switch outcome {
        case .effective: .good
        case .notEffective: .bad
        case .inaccessible: .partial
        case .outOfScope, nil: .neutral
        }
    }

    private func stateWords(_ state: VisitRecord.State) -> String? {
        switch state {
        case .accepted: nil
        case .quarantined: language(RecordVisitsText.waiting)
        case .dismissed: language(RecordVisitsText.setAside)
        }
    }
}
