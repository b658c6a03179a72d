import Domain
import Governance
import Store

/// The page of one record: values with where each came from, history on both axes, what stands here, acceptance.
struct RecordView {
    let record: RegisterPage
    let site: Site
    let context: WebContext
    /// What drains to it, for facilities where sewers are recorded.
    let catchment: SewerCatchmentReport?
    /// Whether the reader marked it as a favourite; nil where marks are not kept.
    var isMarked: Bool?

    private let text: FieldText
    private let mayAudit: Bool
    private let showsVisits: Bool
    /// Where values came from, by fact: many values come from the same few.
    private let sources: [Int64: String]

    init(
        record: RegisterPage, site: Site, context: WebContext, catchment: SewerCatchmentReport? = nil
    ) {
        self.record = record
        self.catchment = catchment
        self.site = site
        self.context = context
        text = FieldText(
            language: context.language,
            places: Dictionary(record.lineage.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            names: record.placeNames)
        mayAudit = context.caller.access?.mayAnywhere(.viewAudit) == true
        showsVisits = RecordVisitsPanel.isShown(for: record, to: context.caller.access, site)
        sources = Dictionary(
            record.facts.map { ($0.fact.id, RecordHistory.source($0, site, context.language)) },
            uniquingKeysWith: { first, _ in first })
    }

    private var language: Language { context.language }
    private var state: PageState { context.state }
    private var address: String { RegisterKinds.address(record.kind, record.id) }
    private var isPlace: Bool { record.kind == .village || record.kind == .region }

    var page: PageShell {
        var page = site.page(context, title: record.name.isEmpty ? "#\(record.id)" : record.name)
        page.url = PageURL(address, context.url.items.filter { $0.name != "done" })
        page.lead = lead
        page.breadcrumbs =
            record.lineage.filter { $0.id != record.id }.map { Breadcrumb($0.name, to: state.link("/areas/\($0.id)")) }
            + [Breadcrumb(record.name)]
        page.context = ContextBar(
            areaName: record.lineage.last { $0.id != record.id }?.name ?? record.name,
            areaAddress: state.link("/search"),
            asOf: (state.day ?? site.platform.today).description, known: state.known?.description ?? "",
            url: page.url, language: language)
        page.stamp = DataStamp(
            day: language.day(min(state.day ?? site.platform.today, site.platform.today)),
            version: language.count(Int(record.dataVersion)),
            rules: "—")
        page.headTools = headTools
        page.actions = actions
        page.notices = notices
        if mapItems != nil {
            page.styleSheets = [MapPanel.styleSheet]
            page.modules = [MapPanel.module]
        }
        if showsVisits { page.modules.append(RecordVisitsPanel.module) }
        page.main = HTML {
            acceptance
            if record.hasValues { values }
            if let catchment {
                SewerCatchmentSection(
                    report: catchment, language: language, state: state,
                    area: SewerNetworkRoutes.area(around: catchment.facility.path, context))
            }
            if record.past.count > 1 { past }
            if let mapItems { panel(mapItems) }
            if !record.neighbours.isEmpty { neighbours }
            if showsVisits { RecordVisitsPanel(address: address, language: language, state: state) }
            RecordHistory(record: record, text: text, site: site, language: language, mayAudit: mayAudit).html
        }
        return page
    }

    private var lead: HTML {
        HTML {
            language(isPlace ? record.region?.level.name ?? record.kind.singular : record.kind.singular)
            if !record.code.isEmpty { " · " + record.code }
        }
    }

    @HTMLBuilder private var headTools: HTML {
        if let list = ListReturn(context.url) {
            a(.class("button plain"), .href(list.address(of: record.id))) { language(RecordText.backToList) }
        }
        if let isMarked {
            FavouriteButton(
                page: .record(record.kind == .region ? .village : record.kind, record.id), isMarked: isMarked,
                back: PageURL(address, context.url.items.filter { $0.name != "done" }), csrfToken: context.formToken,
                language: language)
        }
    }

    private var actions: [Action] {
        var actions: [Action] = []
        if record.mayEditValues {
            actions.append(Action(language(RecordText.edit), to: context.keepingReturn(address + "/edit"), .primary))
        }
        if isTraceable {
            for way in SewerTraceReport.Way.allCases {
                actions.append(Action(language(way.name), to: state.traceLink(record.kind, record.id, way), .plain))
            }
        }
        if record.mayRetire, state.day == nil, state.known == nil {
            actions.append(Action(language(RecordText.retire), to: context.keepingReturn(address + "/retire"), .plain))
        }
        if let region = record.region {
            if region.level < .naturalVillage {
                actions.append(Action(language(RecordText.board), to: state.link("/areas/\(region.id)")))
            }
            // Nothing can be put into a place that has ended, nor can that change any more.
            if record.mayEdit, !region.isEnded {
                if region.level > .nation {
                    actions.append(Action(language(RecordText.changeTree), to: "/places/\(region.id)/change", .plain))
                }
                for kind in [RecordKind.facility, .waterBody, .outlet] {
                    let words = language(RecordText.adding, ["kind": language(kind.singular).lowercased()])
                    actions.append(
                        Action(words, to: "/records/\(RegisterKinds.path(kind))/new?place=\(region.id)", .plain))
                }
            }
        }
        return actions
    }

    /// Whether water can be followed from here; places that are wider than a village lead into several networks.
    private var isTraceable: Bool {
        guard isPlace else { return SewerNetworkRoutes.traceable.contains(record.kind) }
        return (record.region?.level ?? .nation) >= .administrativeVillage
    }

    private var notices: [Notice] {
        var notices: [Notice] = []
        if let done = RecordText.done(context.url["done"]) {
            notices.append(Notice(.success, language(done), language))
        }
        if let day = state.day, day != site.platform.today {
            notices.append(
                Notice(
                    .information,
                    language(
                        day > site.platform.today ? BoardText.dayToCome : .pastDay, ["day": language.longDay(day)]),
                    language,
                    actions: [Action(language(BoardText.backToToday), to: state.with(day: nil).link(address))]))
        }
        if let retirement = record.retirement {
            notices.append(
                Notice(
                    .warning, language(RecordText.retiredNotice, ["day": language.longDay(retirement.from)]), language
                ) { retirementDetail(retirement) })
        }
        if record.region?.isEnded == true {
            notices.append(
                Notice(
                    .warning, language(BoardText.endedPlace), language,
                    actions: record.region?.successor.map {
                        [Action(language(BoardText.successor), to: state.link("/places/\($0)"))]
                    } ?? []))
        }
        return notices
    }

    @HTMLBuilder private func retirementDetail(_ retirement: RegisterPage.Retirement) -> HTML {
        if let at = retirement.at {
            p {
                language(
                    RecordText.retiredBy,
                    [
                        "source": retirement.source, "name": retirement.by,
                        "time": language.minute(at, in: site.zone),
                    ])
            }
        }
        if record.mayEdit, state.day == nil, state.known == nil {
            PostButton(
                language(RecordText.restore), to: context.keepingReturn(address + "/restore"),
                csrfToken: context.formToken)
        }
    }

    @HTMLBuilder private var acceptance: HTML {
        if let acceptance = record.acceptance {
            p {
                StatusBadge(language(RecordText.accepted), .good)
                " "
                span(.class("muted")) {
                    language(
                        RecordText.acceptedBy,
                        ["name": acceptance.actor.name, "time": language.minute(acceptance.at, in: site.zone)])
                }
            }
        } else if !record.facts.isEmpty {
            div(.class("standing")) {
                StatusBadge(language(RecordText.notAccepted), .partial)
                if record.mayAccept, state.day == nil, state.known == nil {
                    PostButton(
                        language(RecordText.accept), to: context.keepingReturn(address + "/accept"),
                        csrfToken: context.formToken)
                }
            }
        }
    }

    private var values: HTML {
        let hidden = hiddenKeys
        let entries = record.kind.fields.filter { $0.key != "name" && $0.key != "code" }.map { field in
            // What the reader may not see is not what nobody reported.
            hidden.contains(field.key)
                ? RecordSheet.Entry(
                    language(field.label), html: span(.class("muted")) { language(RecordText.withheld) })
                : entry(field)
        }
        return RecordSheet(language(RecordText.values), entries, language).html
    }

    /// The fields about persons and exact pipes that the reader may not see here.
    private var hiddenKeys: [String] {
        guard let access = context.caller.access, let path = (record.region ?? record.lineage.last)?.path else {
            return []
        }
        return access.hiddenKeys(of: record.kind == .region ? .village : record.kind, in: path)
    }

    private func entry(_ field: Field) -> RecordSheet.Entry {
        let value = record.values[field.key]
        var entry: RecordSheet.Entry
        if case .subject(let id)? = value {
            entry = RecordSheet.Entry(
                language(field.label),
                html: a(.href(state.link("/places/\(id)"))) { text.text(.subject(id), field) })
        } else if let value, FieldText.isStatus(field) {
            entry = RecordSheet.Entry(
                language(field.label),
                html: StatusBadge(text.text(value, field), FieldText.tone(value.text ?? "")).html)
        } else {
            entry = RecordSheet.Entry(language(field.label), value.map { text.withUnit($0, field) })
        }
        if value != nil, let origin = record.origins[field.key] {
            entry.source = sources[origin.fact.id]
            entry.sourceAddress =
                RecordHistory.address(origin, mayAudit: mayAudit) ?? "#history"
            if origin.fact.validity.from > .beginning { entry.since = language.day(origin.fact.validity.from) }
        }
        return entry
    }

    /// The layer of the map that shows the record; nil where it has no place on the map.
    private var mapLayer: MapLayer? {
        let hasPoint = record.values["longitude"] != nil && record.values["latitude"] != nil
        let hasShape = record.kind.shapeField.map { record.values[$0.key] != nil } ?? false
        guard hasPoint || hasShape else { return nil }
        return MapLayer(record.kind, level: record.region?.level)
    }

    /// What the map shows of it: the record itself, or what lies in a place that has no position of its own.
    private var mapItems: [PageURL.Item]? {
        if let layer = mapLayer { return [PageURL.Item("sel", "\(layer.rawValue).\(record.id)")] }
        return record.region.map { [PageURL.Item("area", $0.id.description)] }
    }

    private func panel(_ items: [PageURL.Item]) -> HTML {
        MapPanel(heading: language(MapText.showPlace), items: items, language: language, state: state).html
    }

    private var past: HTML {
        let columns: [TableColumn<Region>] = [
            .text("name", language(RegisterText.name), language) { $0.name },
            .text("code", language(RegisterText.code), language) { $0.code.isEmpty ? nil : $0.code },
            .text("from", language(RecordText.from), language) {
                $0.range.from > .beginning ? language.day($0.range.from) : language(RecordText.sinceBeginning)
            },
            .text("to", language(RecordText.to), language) {
                $0.range.to < .end ? language.day($0.range.to) : language(RecordText.untilNow)
            },
        ]
        return section(.class("stack")) {
            h2 { language(RecordText.past) }
            DataTable(
                language(RecordText.past), columns: columns, rows: record.past.filter { !$0.isEnded },
                url: PageURL(address), language
            ).html
        }
    }

    private var neighbours: HTML {
        let columns: [TableColumn<RecordItem>] = [
            .link(
                "name", language(RegisterText.name),
                address: { state.link(RegisterKinds.address(kind(of: $0), $0.id)) }
            ) { $0.name.isEmpty ? "#\($0.id)" : $0.name },
            .text("kind", language(RecordText.kind), language) { language(kind(of: $0).name) },
            .text("code", language(RegisterText.code), language) { $0.code.isEmpty ? nil : $0.code },
            .status("state", language(RecordText.state), language) { item in
                item.values["state"].map {
                    StatusBadge(text.text($0, kind(of: item).field("state")), FieldText.tone($0.text ?? ""))
                }
            },
        ]
        return section(.class("stack")) {
            h2 { language(RecordText.standing) }
            DataTable(
                language(RecordText.standing), columns: columns, rows: record.neighbours, url: PageURL(address),
                language
            ).html
        }
    }

    private func kind(of item: RecordItem) -> RecordKind { record.neighbourKinds[item.id] ?? .facility }
}
