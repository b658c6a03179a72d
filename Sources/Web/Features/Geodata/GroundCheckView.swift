import Domain
import Governance
import Store

/// What the rules in geometry found in an area.
struct GroundCheckView {
    let report: GroundReport
    let filter: GroundFilter
    let site: Site
    let context: WebContext
    let mayExport: Bool
    /// The layers of the map that the asker may see.
    let layers: [MapLayer]

    private static let pageSize = 200

    private var language: Language { context.language }
    private var state: PageState { context.state }

    var page: PageShell {
        var page = site.page(context, title: language(GroundCheckText.title))
        page.lead = .text(language(GroundCheckText.lead))
        page.breadcrumbs = [
            Breadcrumb(report.area.name, to: state.link("/areas/\(report.area.id)")),
            Breadcrumb(language(GeodataText.title), to: "/geodata"), Breadcrumb(page.title),
        ]
        page.context = ContextBar(
            areaName: report.area.name, areaAddress: state.link("/search"),
            asOf: (state.day ?? site.platform.today).description, known: state.known?.description ?? "",
            url: context.url, language: language)
        page.stamp = DataStamp(
            day: language.day(state.day ?? site.platform.today), version: language.count(Int(report.version)),
            rules: "—")
        page.main = HTML {
            for note in report.unchecked { Notice(.information, language(note), language) }
            p(.class("muted")) {
                language(
                    GroundCheckText.checked,
                    ["n": language.count(report.checked), "found": language.count(report.items.count)])
            }
            filterForm
            tools
            table
        }
        return page
    }

    private var filterForm: HTML {
        var (rules, kinds): ([String: Int], [RecordKind: Int]) = ([:], [:])
        for item in report.items {
            rules[item.finding.code, default: 0] += 1
            kinds[item.kind, default: 0] += 1
        }
        func words(_ name: BilingualText, _ count: Int) -> String {
            language.bracketed(language(name), language.count(count))
        }
        let any = FormChoice("", language(KitText.any))
        return FilterForm(
            [
                FormField(
                    "rule", language(GroundCheckText.rule),
                    .select(
                        [any]
                            + GroundReport.codes.map {
                                FormChoice($0, words(GroundReport.title($0), rules[$0] ?? 0))
                            }), value: filter.code ?? "", language),
                FormField(
                    "kind", language(GroundCheckText.kind),
                    .select(
                        [any]
                            + RegisterKinds.all.compactMap { path, kind in
                                kinds[kind].map { FormChoice(path, words(kind.name, $0)) }
                            }), value: filter.kind.map { RegisterKinds.path($0) } ?? "", language),
            ], url: context.url, language
        ).html
    }

    private var tools: HTML {
        guard mayExport else { return .empty }
        let items = context.url.removing("after").items
        return div(.class("table-tools")) {
            Action(language(KitText.exportExcel), to: PageURL("/geodata/check/export.xlsx", items))
            Action(language(KitText.exportCSV), to: PageURL("/geodata/check/export.csv", items))
        }
    }

    private var table: HTML {
        let all = filter.items(of: report)
        let start = min(max(0, context.url["after"].flatMap { Int($0) } ?? 0), all.count)
        let shown = Array(all.dropFirst(start).prefix(Self.pageSize))
        var table = DataTable(
            language(GroundCheckText.findings), columns: columns, rows: shown, url: context.url, language)
        table.stacksOnPhone = true
        table.placeholder = EmptyState(language(GroundCheckText.none), advice: "", icon: .success)
        let base = context.url.removing("after")
        func page(_ place: Int) -> PageURL { place > 0 ? base.setting("after", String(place)) : base }
        let end = start + Self.pageSize
        return HTML {
            table.html
            if all.count > Self.pageSize {
                Pager(
                    first: start > 0 ? base : nil, previous: start > 0 ? page(max(0, start - Self.pageSize)) : nil,
                    next: end < all.count ? page(end) : nil,
                    last: end < all.count ? page((all.count - 1) / Self.pageSize * Self.pageSize) : nil,
                    from: start + 1, to: start + shown.count, total: all.count, language)
            }
        }
    }

    private var columns: [TableColumn<GroundReport.Item>] {
        [
            .status("rule", language(GroundCheckText.rule), language) { item in
                StatusBadge(
                    language(GroundReport.title(item.finding.code)),
                    item.finding.code == "in-protection-zone" ? .bad : .partial)
            },
            .text("kind", language(GroundCheckText.kind), language) { language($0.kind.singular) },
            .html("record", language(GroundCheckText.record)) { item in
                let label = item.name.isEmpty ? item.code : item.name
                a(.href(state.link(RegisterKinds.address(item.kind, item.id)))) {
                    label.isEmpty ? "#\(item.id)" : label
                }
            },
            .text("place", language(GroundCheckText.place), language) { item in
                let place = report.place(of: item)
                return place.isEmpty ? nil : place
            },
            .html("finding", language(GroundCheckText.finding)) { item in
                div { language(item.finding.message) }
                div(.class("muted")) { language(item.finding.advice) }
            },
            .html("map", language(GroundCheckText.map)) { item in
                if let layer = MapLayer(item.kind, level: item.level), layers.contains(layer) {
                    a(
                        .class("button small"),
                        .href(state.link("/map", PageURL.Item("sel", "\(layer.rawValue).\(item.id)")))
                    ) { language(GroundCheckText.map) }
                }
            },
        ]
    }
}
