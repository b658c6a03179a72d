import Domain
import Governance
import Rules
import Store

/// What boards and opened figures have around them: the way to the area, the day, the rule set.
struct AreaFrame {
    let board: Board
    let site: Site
    let context: WebContext

    func page(title: String, path: String) -> PageShell {
        let language = context.language
        let state = context.state
        var page = site.page(context, title: title)
        page.url = PageURL(path, context.url.items)
        page.breadcrumbs = board.ancestry.map { region in
            region.id == board.region.id && path == "/areas/\(region.id)"
                ? Breadcrumb(region.name) : Breadcrumb(region.name, to: state.link("/areas/\(region.id)"))
        }
        page.context = ContextBar(
            areaName: board.region.name, areaAddress: state.link("/search"),
            asOf: (state.day ?? site.platform.today).description, known: state.known?.description ?? "",
            url: page.url, language: language)
        page.stamp = DataStamp(
            day: language.day(state.day ?? site.platform.today), version: language.count(Int(board.dataVersion)),
            rules: language(board.rules.title), rulesAddress: "/rules/" + PageURL.encode(board.rules.id))
        page.lead = lead
        page.notices = notices
        return page
    }

    private var lead: HTML {
        let language = context.language
        return HTML {
            language(board.region.level.name)
            if !board.region.code.isEmpty { " · " + board.region.code }
            form(.class("context-day"), .method(.get), .action("/areas/\(board.region.id)")) {
                HiddenFields(keeping: context.url.items.filter { ![PageState.rulesName, PageState.treeName].contains($0.name) })
                label(.for("rules")) { language(BoardText.rulesChoice) }
                select(.class("short"), .id("rules"), .name(PageState.rulesName)) {
                    for rules in board.alternatives {
                        option(.value(rules.id), .when(rules.id == board.rules.id, .selected)) { language(rules.title) }
                    }
                }
                label(.for("tree")) { language(BoardText.treeChoice) }
                select(.class("short"), .id("tree"), .name(PageState.treeName)) {
                    option(.value("then"), .when(context.state.tree == .then, .selected)) { language(BoardText.treeThen) }
                    option(.value("now"), .when(context.state.tree == .now, .selected)) { language(BoardText.treeNow) }
                }
                button(.class("button small"), .type("submit")) { language(KitText.show) }
            }
        }
    }

    private var notices: [Notice] {
        let language = context.language
        var notices: [Notice] = []
        if let day = context.state.day, day != site.platform.today {
            notices.append(
                Notice(
                    .information, language(BoardText.pastDay, ["day": language.longDay(day)]), language,
                    actions: [Action(language(BoardText.backToToday), to: context.state.with(day: nil).link("/areas/\(board.region.id)"))]))
        }
        if board.region.isEnded {
            notices.append(
                Notice(
                    .warning, language(BoardText.endedPlace), language,
                    actions: board.region.successor.map {
                        [Action(language(BoardText.successor), to: context.state.link("/areas/\($0)"))]
                    } ?? []))
        }
        return notices
    }
}
