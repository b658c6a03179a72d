import Domain
import Governance
import Store

/// The sewers of a facility on its own page: lengths beside the ledger's, villages, findings.
struct SewerCatchmentSection: Component {
    let report: SewerCatchmentReport
    let language: Language
    let state: PageState
    /// The place whose network check is offered; nil for none.
    var area: SubjectID?

    var html: HTML {
        section(.class("stack"), .id("network")) {
            h2 { language(SewerNetworkText.section) }
            if report.pipes == 0 { p { language(SewerNetworkText.noPipes) } } else { facts }
            if !report.issues.isEmpty { findings }
            p(.class("actions")) {
                if report.pipes > 0 {
                    Action(
                        language(SewerNetworkText.upstream),
                        to: state.traceLink(.facility, report.facility.id, .upstream))
                }
                if let area {
                    Action(
                        language(SewerNetworkText.openNetwork),
                        to: state.link("/networks", PageURL.Item("area", area.description)), .plain)
                }
            }
        }
    }

    @HTMLBuilder private var facts: HTML {
        RecordSheet(entries, language)
    }

    private var entries: [RecordSheet.Entry] {
        var entries = [
            RecordSheet.Entry(language(SewerNetworkText.pipes), language.count(report.pipes, .pipes)),
            RecordSheet.Entry(
                language(SewerNetworkText.households), language.count(report.households, .households)),
            RecordSheet.Entry(language(SewerNetworkText.drains), html: links(report.villages)),
        ]
        if !report.missingVillages.isEmpty {
            entries.append(
                RecordSheet.Entry(language(SewerNetworkText.missing), html: links(report.missingVillages)))
        }
        entries += report.lengths.map { length in
            var words =
                language(SewerNetworkText.surveyed) + " " + language.decimal(length.surveyedMetres, places: 0) + " m"
            if let recorded = length.recordedMetres {
                words +=
                    " · " + language(SewerNetworkText.recorded) + " " + language.decimal(recorded, places: 0) + " m"
            }
            return RecordSheet.Entry(language(length.name), words)
        }
        return entries
    }

    private func links(_ villages: [SewerNetworkModel.Item]) -> HTML? {
        if villages.isEmpty { return nil }
        return HTML {
            for village in villages {
                a(.href(state.link(RegisterKinds.address(.village, village.id)))) { village.label }
                " "
            }
        }
    }

    private var findings: HTML {
        ul {
            for issue in report.issues {
                li {
                    StatusBadge(language(issue.title), issue.severity == .error ? .bad : .partial)
                    " "
                    language(issue.message)
                }
            }
        }
    }
}
