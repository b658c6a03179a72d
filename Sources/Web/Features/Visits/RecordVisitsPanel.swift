import Domain
import Governance
import Store

/// The place on a record's page for what visits found there.
///
/// The page itself holds only a link, so that no page waits for it; scripts put in its place what the link leads to.
struct RecordVisitsPanel: Component {
    let address: String
    let language: Language
    let state: PageState

    /// The script that fetches parts of pages.
    static let module = "js/parts.js"

    /// Whether the page of a record has it for somebody: what has been found, or whether anything, makes no difference.
    static func isShown(for record: RegisterPage, to access: Access?, _ site: Site) -> Bool {
        guard let access, RecordVisits.isOffered(for: record.kind, level: record.region?.level) else { return false }
        return VisitDesk(site.platform).showsVisits(to: access)
    }

    var html: HTML {
        section(.class("stack"), .id("visits")) {
            h2 { language(RecordVisitsText.heading) }
            div(.class("stack"), .data("data-part", state.link(address + "/visits"))) {
                p { Action(language(RecordVisitsText.open), to: state.link(address + "/visits"), .plain) }
            }
        }
    }
}
