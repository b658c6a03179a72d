import Domain
import Exchange
import Geo
import Store
import Tables

/// Reads a list and works out what it would bring to the register, without writing anything.
struct ImportPlanner {
    let session: any Session
    let today: Day
    let scope: AreaScope?
    let user: Int64?
    private let progress: ImportProgress.Receiver

    /// - Parameters:
    ///   - scope: The areas that the importer may write to; nil for everything.
    ///   - user: Who imports, for templates of his own.
    init(
        _ session: any Session, today: Day, scope: AreaScope?, user: Int64?,
        progress: @escaping ImportProgress.Receiver
    ) {
        self.session = session
        self.today = today
        self.scope = scope
        self.user = user
        self.progress = progress
    }

    /// The plan for a file.
    ///
    /// - Throws: `ExchangeError` for a file that cannot be read, or what the receiver of the progress throws.
    func plan(_ file: ImportFile, _ settings: ImportSettings) throws -> ImportPlan {
        var plan = ImportPlan(
            report: ImportReport(settings: settings, fileName: file.name),
            work: .records(settings.kind.recordKind, []))
        plan.report.sheets = file.tables.sheets.map(\.name)
        guard let day = settings.firstDay(importedOn: today) else {
            return refused(
                plan, "bad-date",
                BilingualText(
                    "生效日期“\(settings.validFrom ?? "")”不是日期", "The first day “\(settings.validFrom ?? "")” is no day"),
                BilingualText("写成 2025-03-09", "Write 2025-03-09"))
        }
        if settings.validFrom?.isEmpty == false, let refusal = RegisterError.refusal(of: day, today: today) {
            return refused(
                plan, refusal.code, refusal.message,
                settings.kind == .divisions
                    ? BilingualText("改正生效日期，或留空（视为自始如此）", "Correct the first day, or leave it out: from the beginning")
                    : BilingualText(
                        "改正生效日期，或留空以导入当天为准", "Correct the first day, or leave it out for the day of the import"))
        }
        plan.report.validFrom = day
        let layers = file.tables as? LayerFile
        var declared: CoordinateSystem?
        do throws(GeoError) {
            // Each layer may have a system of its own: it is settled once the layer is chosen.
            declared = layers == nil ? try system(file, settings) : nil
        } catch {
            return refused(
                plan, "unknown-datum", BilingualText(error.chineseMessage, error.englishMessage),
                BilingualText("重新选择坐标系", "Choose the coordinate system again"))
        }
        try progress(ImportProgress(phase: .reading, rowsDone: 0, rowsTotal: nil))
        guard let layout = try HeaderFinder(settings, mapping: mapping(settings)).find(in: file.tables, &plan.findings)
        else {
            return refused(
                plan, "no-header",
                BilingualText(
                    "没有找到表头：没有一行能对上\(settings.kind.name.zh)清单的列名",
                    "No row can be understood as the header of a list of \(settings.kind.name.en.lowercased())"),
                BilingualText(
                    "检查选的清单种类和工作表，或指定表头行", "Check the kind of list and the sheet, or say which row is the header"))
        }
        describe(layout, &plan)
        if let missing = layout.missingColumn(for: settings.kind, isLayer: layers != nil) {
            return refused(
                plan, "missing-column", BilingualText("缺少“\(missing.zh)”列", "There is no column for “\(missing.en)”"),
                BilingualText("补上该列，或在列对应中指定", "Add it, or match a column with it"))
        }
        let asOf = AsOf(valid: max(day, today))
        if settings.kind == .divisions {
            var planner = DivisionPlanner(session, asOf: asOf, scope: scope, layout: layout)
            try planner.plan(file.tables, &plan, progress: progress)
        } else {
            var tables = file.tables
            var source: String?
            if var layers {
                let found: LayerReading
                do throws(GeoError) {
                    found = try LayerReading(layers, sheet: layout.sheet, named: settings.coordinateSystem)
                } catch {
                    return refused(
                        plan, "unknown-datum", BilingualText(error.chineseMessage, error.englishMessage),
                        BilingualText("重新选择坐标系", "Choose the coordinate system again"))
                }
                guard found.reading != nil else { return refusedWithoutSystem(plan, layout) }
                if found.isByLibrary { noteConversion(found.source, layout, &plan) }
                layers.reading = found.reading
                declared = found.declared
                source = found.source
                tables = layers
            }
            try planRecords(tables, settings, layout, asOf, declared, source, &plan)
        }
        if plan.report.counts.rows == 0 {
            return refused(
                plan, "no-rows", BilingualText("表头之下没有数据", "There are no rows below the header"),
                BilingualText("检查工作表和表头行", "Check the sheet and the header row"))
        }
        if plan.report.counts.taken == 0 {
            let rows = plan.report.counts.rows
            return refused(
                plan, "nothing-taken",
                BilingualText(
                    "表头之下共 \(rows) 行，没有一行可以导入，未写入", "No row can be taken (\(rows) in all); nothing is written"),
                BilingualText(
                    "按各行的说明改正后重新导入；缺少的区划请先导入",
                    "Mend what is said of the rows and import again; import missing places first"))
        }
        return plan
    }

    private func planRecords(
        _ tables: any TabularFile, _ settings: ImportSettings, _ layout: TableLayout, _ asOf: AsOf,
        _ declared: CoordinateSystem?, _ source: String?, _ plan: inout ImportPlan
    ) throws {
        var reader = ListReader(layout, declared: declared, source: source, &plan.findings)
        try reader.read(tables, &plan.findings, progress: progress)
        plan.report.preview = reader.preview
        noteDaysToCome(reader.rows, settings.kind.recordKind, layout, &plan.findings)
        let resolver = try PlaceResolver(
            session, asOf: asOf, scope: scope, homeCode: settings.homeArea, choices: settings.towns ?? [:])
        if let code = settings.homeArea, !code.isEmpty, resolver.home == nil {
            plan.findings.add(
                .warning, "unknown-home-area",
                BilingualText("没有代码为 \(code) 的区划", "There is no place with the code \(code)"),
                advice: BilingualText("重新选择所在县（区）", "Choose the county again"))
        }
        if settings.kind == .villages {
            var planner = VillagePlanner(session, asOf: asOf, resolver: resolver, layout: layout)
            try planner.plan(reader.rows, &plan, progress: progress)
        } else {
            var planner = PlacedPlanner(
                session, asOf: asOf, kind: settings.kind.recordKind, scope: scope, resolver: resolver,
                layout: layout, isLayer: tables is LayerFile)
            try planner.plan(reader.rows, &plan, progress: progress)
        }
        plan.report.unknownTowns = resolver.unknownTowns
    }

    /// Days on which something is said to have been done.
    private static let doneOn: Set<String> = ["completedOn", "acceptedOn", "handedOverOn"]

    /// Says which rows call something done on a day that has not come.
    private func noteDaysToCome(
        _ rows: [ListRow], _ kind: RecordKind, _ layout: TableLayout, _ findings: inout FindingList
    ) {
        let fields = kind.fields.filter { Self.doneOn.contains($0.key) && layout.column($0.key) != nil }
        guard !fields.isEmpty else { return }
        for row in rows where row.mayBeTaken {
            for field in fields {
                guard case .day(let day)? = row.values[field.key], day > today else { continue }
                findings.add(
                    .warning, "future-day", row: row.number, column: layout.column(field.key)?.heading,
                    BilingualText(
                        "\(field.label.zh) \(day) 晚于今天（\(today)）",
                        "\(field.label.en) \(day) lies after today (\(today))"),
                    advice: BilingualText(
                        "核对年份；尚未完成的请留空", "Check the year; leave it blank where it is not done yet"))
            }
        }
    }

    /// The declared coordinate system: the user's word, or what a GeoJSON file says of itself.
    private func system(_ file: ImportFile, _ settings: ImportSettings) throws(GeoError) -> CoordinateSystem? {
        if let name = settings.coordinateSystem, !name.isEmpty { return try CoordinateSystem(named: name) }
        guard let code = (file.tables as? GeoJSONFile)?.epsgCode else { return nil }
        return CoordinateSystem(epsgCode: code)
    }

    private func mapping(_ settings: ImportSettings) throws -> [String: String] {
        guard let template = try template(settings) else { return settings.mapping }
        return template.mapping.merging(settings.mapping) { $1 }
    }

    /// The template that the settings name; nil where they name none, or none that the importer has.
    func template(_ settings: ImportSettings) throws -> ImportTemplate? {
        guard let name = settings.template, !name.isEmpty else { return nil }
        return try template(name, settings.kind, for: home(settings)) ?? template(name, settings.kind, for: scope)
    }

    private func template(_ name: String, _ kind: ImportKind, for scope: AreaScope?) throws -> ImportTemplate? {
        try ImportTemplate.all(kind, for: scope, user: user, on: today, in: session).first { $0.name == name }
    }

    /// The list's home area, whose templates come first, as far as it is the importer's.
    private func home(_ settings: ImportSettings) throws -> AreaScope? {
        guard let code = settings.homeArea, !code.isEmpty,
            let home = try RegionReader(session, asOf: AsOf(valid: today)).region(code: code),
            scope?.contains(home.path) ?? true
        else { return scope }
        return AreaScope([home.path])
    }

    private func refusedWithoutSystem(_ plan: ImportPlan, _ layout: TableLayout) -> ImportPlan {
        refused(
            plan, "undeclared-datum",
            BilingualText(
                "图层“\(layout.sheetName)”没有坐标系说明（如缺少 .prj），无法确定坐标含义，未导入",
                "The layer “\(layout.sheetName)” does not say what its coordinates mean (no .prj); nothing is taken"),
            BilingualText(
                "查明坐标来源后选择坐标系：CGCS2000、WGS84、GCJ-02（高德、腾讯）、BD-09（百度）或 EPSG 代码",
                "Find out where the coordinates come from and choose: CGCS2000, WGS84, GCJ-02, BD-09 or an EPSG code"))
    }

    private func noteConversion(_ source: String, _ layout: TableLayout, _ plan: inout ImportPlan) {
        plan.findings.add(
            .warning, "datum-converted",
            BilingualText(
                "图层“\(layout.sheetName)”的坐标系 \(source) 由 PROJ 按公开参数换算到 CGCS2000，旧坐标系可能有数米至百余米偏差",
                "The coordinates of the layer “\(layout.sheetName)” are converted from \(source) to CGCS2000 by PROJ with public parameters; old systems may be off by some metres to more than a hundred"
            ),
            advice: BilingualText(
                "精度要求高时，请由测绘部门转换后再导入", "Where accuracy matters, have the survey office convert the file first"))
    }

    private func describe(_ layout: TableLayout, _ plan: inout ImportPlan) {
        plan.layout = layout
        plan.report.sheet = layout.sheetName
        plan.report.headerRows = layout.headerRows
        plan.report.unitsRow = layout.unitsRow
        plan.report.columns = layout.columns.map { column in
            ImportReport.Column(heading: column.heading, target: column.target?.key, unit: column.unit ?? "")
        }
    }

    private func refused(
        _ plan: ImportPlan, _ code: String, _ message: BilingualText, _ advice: BilingualText
    ) -> ImportPlan {
        var plan = plan
        plan.findings.add(.error, code, message, advice: advice)
        plan.report.isCommittable = false
        plan.closeFindings()
        return plan
    }
}
