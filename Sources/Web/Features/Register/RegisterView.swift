import Domain
import Governance
import Store

/// The page of a list: query form, tools, table, pages.
struct RegisterView {
    let list: RegisterList
    let kind: RecordKind
    let filters: RegisterFilters
    let order: RecordListing.Order
    /// The columns and the spacing.
    let choice: TableChoice
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
        page.notices = notices
        page.main = HTML {
            filters.form(list, language)
            tools
            rows
            ListPaging.pager(list, url: url, order: order, language)
        }
        return page
    }

    /// Why a step of work on many records led back here.
    private var notices: [Notice] {
        let error: BatchError
        switch context.url["done"] {
        case "nothing-chosen": error = .nothingChosen
        case "too-many-chosen": error = .tooMany
        default: return []
        }
        return [Notice(.warning, language(error.message), language)]
    }

    private var count: String {
        if let count = list.count { return language(KitText.rowsTotal, ["n": language.count(count)]) }
        return language(RegisterText.moreThan, ["n": language.count(RegisterList.countBound)])
    }

    private var shown: [String] { RegisterTable.shownKeys(kind, choice) }

    private var tools: TableTools {
        let choices = kind.fields.filter { !["name", "code", "place"].contains($0.key) }.map { field in
            TableTools.ColumnChoice(field.key, language(field.label), isShown: shown.contains(field.key))
        }
        let plain = url.removing("after", "before", "last")
        let asShown = choice.explicit(in: plain, or: shown)
        return TableTools(
            tableName: RegisterKinds.path(kind), columns: choices, isCompact: choice.isCompact, url: plain,
            excelAddress: mayExport ? PageURL(path + "/export.xlsx", asShown.items) : nil,
            wholeAddress: mayExport
                ? PageURL(path + "/export.xlsx", plain.removing(TableTools.columnsName).items) : nil,
            csvAddress: mayExport ? PageURL(path + "/export.csv", asShown.items) : nil,
            geodataAddress: mayExport ? PageURL(path + "/export.gpkg", plain.items) : nil,
            shapefileAddress: mayExport ? PageURL(path + "/export.zip", plain.items) : nil,
            isKeptByServer: true, language: language)
    }

    /// Changing many records at once speaks of today, not of a day in the past.
    private var mayChange: Bool { mayEdit && context.state.day == nil && context.state.known == nil }

    private var isPickable: Bool { !list.page.items.isEmpty && (mayChange || mayExport) }

    /// The table; where rows can be chosen, inside the form that they are sent with.
    private var rows: HTML {
        guard isPickable else { return table }
        let conditions = choice.explicit(in: url.removing("after", "before", "last"))
        return form(
            .class("batch"), .method(.post), .action(PageURL(path + "/batch", conditions.items).text),
            .data("data-batch", "")
        ) {
            HiddenFields(csrfToken: context.formToken)
            BatchBar(
                kind: kind, count: list.count, shown: list.page.items.count, mayEdit: mayChange, mayExport: mayExport,
                language: language)
            table
        }
    }

    private var picking: RowPicking<RecordItem> {
        RowPicking(
            value: { $0.id.description },
            label: { language(BatchText.chooseRow, ["name": $0.name.isEmpty ? $0.code : $0.name]) },
            heading: language(BatchText.choose), all: language(BatchText.chooseAll))
    }

    /// A line of sums for each level, with how many records do not report the field.
    private var totals: [DataTable<RecordItem>.TotalLine] {
        list.totals.map { total in
            var cells: [String: TotalCell] = [:]
            for (key, sum) in total.sums {
                let field = kind.field(key)
                var value = Value.decimal(sum.value)
                if case .integer? = field?.type, let whole = Int64(exactly: sum.value) { value = .integer(whole) }
                let text = FieldText(language: language).text(value, field)
                let missing = total.count - sum.reported
                cells[key] = TotalCell(
                    text: sum.reported == 0 ? Language.missingSign : text,
                    note: missing == 0 ? nil : language(RegisterText.totalMissing, ["n": language.count(missing)]))
            }
            let name = total.level.map { language(VillageLevel.names($0)) }
            return DataTable<RecordItem>.TotalLine(
                heading: language(
                    name == nil ? RegisterText.totalOf : .totalOfLevel,
                    ["n": language.count(total.count), "level": name ?? ""]),
                cells: cells)
        }
    }

    /// What stands in place of the rows: nothing matches, or nothing is recorded yet.
    private var placeholder: EmptyState? {
        guard filters.form(list, language).chips.isEmpty else { return nil }
        var actions: [Action] = []
        if mayEdit, kind != .village {
            actions.append(
                Action(
                    language(RegisterText.add), to: "/records/\(RegisterKinds.path(kind))/new?place=\(list.area.id)",
                    .primary))
        }
        if context.caller.access?.mayAnywhere(.importFiles) == true {
            actions.append(Action(language(SiteMapText.imports), to: "/imports"))
        }
        return EmptyState(
            language(RegisterText.noneYet, ["kind": language(kind.name)]),
            advice: language(actions.isEmpty ? RegisterText.noneYetAdvice : .noneYetEditor), actions: actions,
            icon: .information)
    }

    private var table: HTML {
        var table = RegisterTable(
            list: list, kind: kind, keys: shown, language: language, state: context.state, url: url)
        table.sort = SortOrder(order.key, isDescending: order.isDescending)
        table.isCompact = choice.isCompact
        if list.page.items.isEmpty {
            table.cleared = filters.form(list, language).cleared
            table.placeholder = placeholder
        }
        if isPickable { table.picking = picking }
        table.totals = totals
        return table.html
    }
}
