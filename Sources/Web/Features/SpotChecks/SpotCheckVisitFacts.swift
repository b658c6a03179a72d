import Domain
import Governance
import Store

/// A visit's reporter, time, decision, what is noteworthy, and photos.
struct SpotCheckVisitFacts: Component {
    let visit: CampaignOverview.Visit
    let site: Site
    let language: Language

    var html: HTML {
        let record = visit.record
        return HTML {
            p(.class("muted")) {
                record.userName + " · " + language.minute(record.startedAt ?? record.receivedAt, in: site.zone)
            }
            if let resolution = record.resolution {
                p { language.labelled(language(SpotCheckText.resolution), resolution) }
            }
            if !visit.findings.isEmpty {
                p { language(SpotCheckText.findings) }
                ul { for finding in visit.findings { li { language(finding.words) } } }
            }
            if !visit.photos.isEmpty { photos }
        }
    }

    private var photos: HTML {
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
