import Domain
import Governance
import Store

/// The page of a list: query form, tools, table, pages.
struct RegisterView {
    let list: RegisterList
    let kind: RecordKind
    let filters: RegisterFilters
    let order: RecordListing.Order
    let site: Site
    let context: WebContext
    let mayEdit: Bool
    let mayExport: Bool

    private var language: Language { context.language }
    private var path: String { "/register/" + RegisterKinds.path(kind) }
    private var url: PageURL { PageURL(path, filters.url.items) }

    var page: PageShell {
        let state = context.state
        var page = site.page(context, title: language(kind.name))
        page.url = url
        page.lead = .text(count)
        page.breadcrumbs =
            list.lineage.map { Breadcrumb($0.name, to: state.link("/areas/\($0.id)")) } + [
                Breadcrumb(language(kind.name))
            ]
        page.context = ContextBar(
            areaName: list.area.name, areaAddress: state.link("/search"),
            asOf: (state.day ?? site.platform.today).description, known: state.known?.description ?? "", url: url,
            language: language)
        page.stamp = DataStamp(
            day: language.day(state.day ?? site.platform.today), version: language.count(Int(list.dataVersion)),
            rules: "—")
        if mayEdit, kind != .village {
            page.actions = [
                Action(
                    language(RegisterText.add), to: "/records/\(RegisterKinds.path(kind))/new?place=\(list.area.id)")
            ]
        }
        page.main = HTML {
            filters.form(list, language)
            tools
            table
            ListPaging.pager(list, url: url, order: order, language)
        }
        return page
    }

    private var count: String {
        if let count = list.count { return language(KitText.rowsTotal, ["n": language.count(count)]) }
        return language(RegisterText.moreThan, ["n": language.count(RegisterList.countBound)])
    }

    private var shown: [String] {
        let asked = filters.url.values(TableTools.columnsName)
        return asked.isEmpty
            ? RegisterTable.defaultKeys(kind) : kind.fields.map(\.key).filter { asked.contains($0) }
    }

    private var isCompact: Bool { filters.url[TableTools.densityName] == "compact" }

    private var tools: TableTools {
        let choices = kind.fields.filter { !["name", "code", "place"].contains($0.key) }.map { field in
            TableTools.ColumnChoice(field.key, language(field.label), isShown: shown.contains(field.key))
        }
        let plain = url.removing("after", "before", "last")
        return TableTools(
            tableName: RegisterKinds.path(kind), columns: choices, isCompact: isCompact, url: plain,
            excelAddress: mayExport ? PageURL(path + "/export.xlsx", plain.items) : nil,
            csvAddress: mayExport ? PageURL(path + "/export.csv", plain.items) : nil,
            geodataAddress: mayExport ? PageURL(path + "/export.gpkg", plain.items) : nil,
            shapefileAddress: mayExport ? PageURL(path + "/export.zip", plain.items) : nil,
            language: language)
    }

    private var table: HTML {
        var table = RegisterTable(
            list: list, kind: kind, keys: shown, language: language, state: context.state, url: url)
        table.sort = SortOrder(order.key, isDescending: order.isDescending)
        table.isCompact = isCompact
        table.cleared = filters.form(list, language).cleared
        return table.html
    }
}
