import Domain
import Governance
import Store

/// Criteria to be read: item by item, with weight, evidence and source.
struct CriteriaView: Component {
    let version: CriteriaDesk.Version
    let language: Language

    var html: HTML {
        let list = version.list
        return HTML {
            p { language(list.source.text) }
            ol(.class("criteria")) {
                for item in list.items {
                    li {
                        strong { language(item.question.text) }
                        span(.class("muted")) { " — " + answers(item) }
                    }
                }
            }
            p(.class("muted")) {
                language.labelled(
                    language(CriteriaText.supporting),
                    language(CriteriaText.decisiveHint, ["n": String(list.supportingLimit)]))
            }
        }
    }

    private func answers(_ item: Checklist.Item) -> String {
        let failing = item.choices.filter { item.failing.contains($0.code) }.map { language($0.words.text) }
        return language.joined([
            language.labelled(language(CriteriaText.fails), language.listed(failing)),
            language(CriteriaFormView.words(item.weight)),
            language(CriteriaText.photoCount, ["n": String(item.photos)]),
        ])
    }

    /// What a version is called in lists.
    static func name(_ version: CriteriaDesk.Version, _ language: Language) -> String {
        let number =
            version.key == .draft
            ? language(CriteriaText.builtIn) : language(CriteriaText.version, ["n": String(version.key.version)])
        return language(version.list.name.text) + " · " + number
    }
}

/// The sets of criteria with their versions.
struct CriteriaListView {
    let versions: [CriteriaDesk.Version]

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(CriteriaText.heading))
        page.breadcrumbs = [Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"), Breadcrumb(page.title)]
        page.lead = .text(language(CriteriaText.lead))
        page.actions = [
            Action(
                language(CriteriaText.useDraft), to: "/spotchecks/criteria/edit?from=" + CriteriaDesk.Key.draft.text,
                .primary)
        ]
        var table = DataTable(
            language(CriteriaText.versions),
            columns: [
                .link("name", language(CriteriaText.heading), address: { Self.address($0.key) }) {
                    CriteriaView.name($0, language)
                },
                .text("code", language(CriteriaText.code), language) { $0.key.code },
                .text("author", language(CriteriaText.author), language) { $0.author.isEmpty ? "—" : $0.author },
                .text("at", language(CriteriaText.keptAt), language) {
                    $0.createdAt.map { language.minute($0, in: site.zone) } ?? "—"
                }.unbroken(),
            ], rows: versions, url: context.url, language)
        table.stacksOnPhone = true
        page.main = table.html
        return page
    }

    static func address(_ key: CriteriaDesk.Key) -> String {
        "/spotchecks/criteria/view?key=" + PageURL.encode(key.text)
    }
}

/// One version of a set of criteria.
struct CriteriaVersionView {
    let version: CriteriaDesk.Version

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: CriteriaView.name(version, language))
        page.breadcrumbs = [
            Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"),
            Breadcrumb(language(CriteriaText.heading), to: "/spotchecks/criteria"), Breadcrumb(page.title),
        ]
        let key = PageURL.encode(version.key.text)
        page.actions = [
            Action(language(CriteriaText.edit), to: "/spotchecks/criteria/edit?from=" + key, .primary),
            Action(language(CriteriaText.export), to: "/spotchecks/criteria/export?key=" + key),
        ]
        page.main = div(.class("record")) { CriteriaView(version: version, language: language).html }
        return page
    }
}
