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
            day: language.day(min(state.day ?? site.platform.today, site.platform.today)),
            version: language.count(Int(board.dataVersion)),
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
            " · "
            language(board.rules.title)
            if context.state.tree == .now { " · " + language(BoardText.treeNow) }
        }
    }

    /// The choice of rule set and tree, opened on demand.
    var rulesChoice: HTML {
        let language = context.language
        let kept = context.url.items.filter { ![PageState.rulesName, PageState.treeName].contains($0.name) }
        let fields = [
            FormField(
                PageState.rulesName, language(BoardText.rulesChoice),
                .select(board.alternatives.map { FormChoice($0.id, language($0.title)) }), value: board.rules.id,
                language),
            FormField(
                PageState.treeName, language(BoardText.treeChoice),
                .select([
                    FormChoice("then", language(BoardText.treeThen)), FormChoice("now", language(BoardText.treeNow)),
                ]), value: context.state.tree.rawValue, language),
        ]
        return div(.class("table-tools")) {
            details(.class("popover")) {
                summary(.class("button small")) { language(BoardText.basis) }
                form(.class("popover-panel"), .method(.get), .action(context.url.path)) {
                    HiddenFields(keeping: kept)
                    fields.map(\.html)
                    p(.class("actions")) {
                        button(.class("button primary small"), .type("submit")) { language(KitText.apply) }
                    }
                }
            }
        }
    }

    private var notices: [Notice] {
        let language = context.language
        var notices: [Notice] = []
        if let day = context.state.day, day != site.platform.today {
            let isToCome = day > site.platform.today
            notices.append(
                Notice(
                    isToCome ? .warning : .information,
                    language(isToCome ? BoardText.dayToCome : .pastDay, ["day": language.longDay(day)]), language,
                    actions: [
                        Action(
                            language(BoardText.backToToday),
                            to: context.url.removing(ContextBar.asOfName).removing("day").text)
                    ]))
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
