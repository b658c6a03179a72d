import Domain
import Exchange
import Geo
import Planning

/// A county's plan as tables: villages, ends, years, quantities, limits, findings.
struct CountySheets {
    private let plan: CountyVillagePlan
    private let rows: [VillageTableRow]
    private let staging: CountyStaging?
    private var names: [String] { rows.map(\.name) }

    init(_ plan: CountyVillagePlan, rows: [VillageTableRow], staging: CountyStaging?) {
        self.plan = plan
        self.rows = rows
        self.staging = staging
    }

    /// All sheets of the workbook.
    var all: [SheetModel] {
        [villages(), ends] + (staging.map { [years($0)] } ?? []) + [bill] + (plan.limits.isEmpty ? [] : [limits])
            + [
                VillagePlanSheets.findings(
                    plan.findings.map { note in (note.village.map { names[$0] }, note.finding) })
            ]
    }

    /// The table of villages.
    func villages(isExact: Bool = false) -> SheetModel {
        VillageTable(rows, prices: plan.prices, hasYears: staging != nil, isCounty: true).sheet(isExact: isExact)
    }

    /// The bill of quantities of the county.
    var bill: SheetModel { VillagePlanSheets.bill(BillOfQuantities(plan), prices: plan.prices) }

    private var ends: SheetModel {
        let currency = plan.prices.costs.currency
        let reasons = CountyReasons(plan, names: names)
        return SheetModel(
            name: "处理设施与去向",
            columns: [
                SheetModel.Column("类型", width: 12), SheetModel.Column("设施或接入点", width: 22),
                SheetModel.Column("东坐标", unit: "m", kind: .decimal(1)),
                SheetModel.Column("北坐标", unit: "m", kind: .decimal(1)),
                SheetModel.Column("服务村庄", width: 30), SheetModel.Column("规模", unit: "m³/d", kind: .decimal(1)),
                SheetModel.Column("工艺", width: 18), SheetModel.Column("出水等级", width: 9),
                SheetModel.Column("年费用（不含管网）", unit: currency, kind: .decimal(0)),
                SheetModel.Column("管网年费用", unit: currency, kind: .decimal(0)),
                SheetModel.Column("理由", width: 80),
            ],
            rows: plan.systems.map { system -> [CellValue] in
                let kind =
                    switch system.end {
                    case .station: "处理站"
                    case .town: "纳管接入点"
                    case .reuse: "资源化"
                    }
                let why = PlanReasons.treatment(system.treatment).map(\.zh).joined(separator: "；")
                return [
                    .text(kind), .text(reasons.end(system).zh), .number(system.position.east),
                    .number(system.position.north), .text(system.members.map { names[$0] }.joined(separator: "、")),
                    .number(system.flow), .text(system.treatment?.chosen.name.zh ?? "—"),
                    .text(system.treatment?.chosen.level.map { "\($0)" } ?? "—"), .number(system.endYearly),
                    .number(system.profile.cost), .text(why.isEmpty ? "—" : why),
                ]
            })
    }

    private func years(_ staging: CountyStaging) -> SheetModel {
        let currency = plan.prices.costs.currency
        var cells = staging.stages.map { stage -> [CellValue] in
            let built = rows.filter { $0.year == stage.year }.map(\.name)
            return [
                .text("\(stage.year)"), .number(Double(stage.villages)), .number(stage.budget), .number(stage.spent),
                .number(stage.population), .number(stage.share),
                .text(built.isEmpty ? "—" : built.joined(separator: "、")),
            ]
        }
        let open = rows.filter { $0.year == nil }
        if !open.isEmpty {
            cells.append([
                .text("未安排"), .number(Double(open.count)), .text("—"),
                .number(open.reduce(0) { $0 + $1.figures.bill.capital }), .text("—"), .text("—"),
                .text(open.map(\.name).joined(separator: "、")),
            ])
        }
        return SheetModel(
            name: "分年度建设计划",
            columns: [
                SheetModel.Column("年份", width: 9), SheetModel.Column("建成村数", unit: "个", kind: .integer),
                SheetModel.Column("预算", unit: currency, kind: .decimal(0)),
                SheetModel.Column("投资", unit: currency, kind: .decimal(0)),
                SheetModel.Column("累计受益人口", unit: "人", kind: .decimal(0)),
                SheetModel.Column("累计覆盖率", kind: .percent(1)), SheetModel.Column("村庄", width: 60),
            ], rows: cells)
    }

    private var limits: SheetModel {
        SheetModel(
            name: "能力与限值",
            columns: [
                SheetModel.Column("类别", width: 14), SheetModel.Column("名称", width: 22), SheetModel.Column("单位"),
                SheetModel.Column("使用", kind: .decimal(1)), SheetModel.Column("上限", kind: .decimal(1)),
                SheetModel.Column("影子价格", unit: "\(plan.prices.costs.currency)/(单位·a)", kind: .decimal(2)),
            ],
            rows: plan.limits.map { use -> [CellValue] in
                let (kind, name, unit) =
                    switch use.kind {
                    case .town(let town): ("纳管能力", plan.offers.towns[town].name, "m³/d")
                    case .reuse(let village): ("农田消纳", names[village], "m³/d")
                    case .reach(let reach): ("受纳负荷", plan.offers.reaches[reach].name, "g/d")
                    }
                return [
                    .text(kind), .text(name), .text(unit), .number(use.used), .number(use.most), .number(use.price),
                ]
            })
    }
}
