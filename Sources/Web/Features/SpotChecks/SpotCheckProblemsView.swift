import Domain
import Governance

/// The facilities that failed and were passed on for rectification, with what stands against each.
struct SpotCheckProblemsView: Component {
    let problems: [SpotCheckDesk.Problem]
    let site: Site
    let context: WebContext

    var html: HTML {
        let language = context.language
        var table = DataTable(
            language.bracketed(language(SpotCheckText.problems), language.count(problems.count)),
            columns: [
                .link(
                    "facility", language(SpotCheckText.facility),
                    address: { RegisterKinds.address(.facility, $0.facility) }
                ) { (problem: SpotCheckDesk.Problem) in problem.code + " " + problem.name },
                .text("place", language(SpotCheckText.area), language) { $0.place },
                .text("items", language(SpotCheckText.findings), language) { problem in
                    language.joined(problem.items.map { language($0) })
                },
                .text("visit", language(SpotCheckText.visits), language) {
                    language(SpotCheckText.visit, ["n": String($0.visit)])
                },
                .text("at", language(SpotCheckText.when), language) { language.minute($0.at, in: site.zone) }
                    .unbroken(),
            ], rows: problems, url: context.url, language)
        table.showsHeading = true
        return section(.id("problems")) { table.html }
    }
}
