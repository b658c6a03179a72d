import Domain
import Governance

/// The facilities that failed and were passed on for rectification, with what stands against each.
struct SpotCheckProblemsView: Component {
    let problems: [SpotCheckDesk.Problem]
    let site: Site
    let context: WebContext
    /// The spot check's number.
    let campaign: Int64

    private static let mostOpen = 10

    var html: HTML {
        let language = context.language
        let heading = language.bracketed(language(SpotCheckText.problems), language.count(problems.count))
        let table = DataTable(
            heading,
            columns: [
                .link(
                    "facility", language(SpotCheckText.facility),
                    address: { RegisterKinds.address(.facility, $0.facility) }
                ) { (problem: SpotCheckDesk.Problem) in problem.code + " " + problem.name },
                .text("place", language(SpotCheckListsText.place), language) { $0.place },
                .text("items", language(SpotCheckListsText.failed), language) { problem in
                    language.joined(problem.items.map { language($0) })
                },
                .link(
                    "visit", language(SpotCheckText.visits),
                    address: { "/spotchecks/\(campaign)/visits?only=\($0.visit)" }
                ) { language(SpotCheckText.visit, ["n": String($0.visit)]) },
                .text("at", language(SpotCheckText.when), language) { language.minute($0.at, in: site.zone) }
                    .unbroken(),
            ], rows: problems, url: context.url, language)
        // Folded where it would push everything else off the page.
        return section(.id("problems"), .class("long-list")) {
            details(.when(problems.count <= Self.mostOpen, Attribute("open", .flag))) {
                summary { heading }
                table.html
            }
        }
    }
}
