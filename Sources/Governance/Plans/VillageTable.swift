import Domain
import Exchange
import Planning

/// The table of villages that a county special plan asks for (县域农村生活污水治理专项规划 分村方案表).
///
/// One row a village, a row of sums at the end; what is not known or does not apply is “—”, never 0. The columns are
/// merged from published ledgers; the guideline's own form was not at hand.
struct VillageTable {
    /// What stands in a column: its heading and unit, how it is shown, a village's value, and the sum.
    private struct Column {
        var title: String
        var unit: String?
        var kind: SheetModel.Column.Kind
        var width: Double?
        var value: (VillageTableRow) -> CellValue
        var sum: CellValue = .text("—")
    }

    private let rows: [VillageTableRow]
    private let prices: PlanPrices
    private let hasYears: Bool
    private let isCounty: Bool

    init(_ rows: [VillageTableRow], prices: PlanPrices, hasYears: Bool, isCounty: Bool) {
        self.rows = rows
        self.prices = prices
        self.hasYears = hasYears
        self.isCounty = isCounty
    }

    /// Yuan are shown by ten thousand (万元); other money as it is.
    private var money: (unit: String, factor: Double) {
        prices.costs.currency == "CNY" ? ("万元", 1e-4) : (prices.costs.currency, 1)
    }

    /// The sheet.
    ///
    /// - Parameter isExact: Money with so many decimals that nothing is lost, for CSV.
    func sheet(isExact: Bool = false) -> SheetModel {
        let columns = columns(isExact ? 4 : 2)
        var cells = rows.enumerated().map { index, row in
            [.number(Double(index + 1))] + columns.dropFirst().map { $0.value(row) }
        }
        cells.append([.text("合计")] + columns.dropFirst().map(\.sum))
        return SheetModel(
            name: "分村方案", titleLines: titles,
            columns: columns.map { SheetModel.Column($0.title, unit: $0.unit, kind: $0.kind, width: $0.width) },
            rows: cells)
    }

    private var titles: [String] {
        [
            isCounty ? "县域农村生活污水治理专项规划 分村方案表" : "农村生活污水治理 村庄方案表",
            "造价表：\(prices.costs.name.zh)（\(prices.costs.source)）；每栋房屋计一户；人口为规划年常住人口；“—”表示不适用或未知。",
            "站与储存设施的费用计在所在村，纳管接入计在起点村，处理费按各村水量；户均按所在系统（同一去向的各村）合计。",
            "列名由公开的台账与规划附表合并而成，并非主管部门的规定表式；出水等级为造价表自带的分级（1 最严）。",
        ]
    }

    private func columns(_ decimals: Int) -> [Column] {
        let flow = SheetModel.Column.Kind.decimal(1)
        return [
            Column(title: "序号", unit: nil, kind: .integer, width: 6) { _ in .empty },
            text("乡镇", 10) { $0.township }, text("村庄", 14) { $0.name }, text("代码", 14) { $0.code },
            number("户数", "户", .integer) { Double($0.figures.households) },
            number("人口", "人", .decimal(0)) { $0.figures.population },
            number("设计水量", "m³/d", flow) { $0.figures.sizingFlow },
            number("平均水量", "m³/d", flow) { $0.figures.meanFlow },
            text("治理方式", 14) { $0.mode.zh }, text("去向", 22) { $0.goesTo.zh },
            text("处理工艺", 16) { $0.process?.zh }, number("设施规模", "m³/d", flow) { $0.capacity },
            text("出水等级", 9) { $0.level.map { "\($0)" } },
            number("接管户数", "户", .integer) { Double($0.figures.onSewers) },
            number("分户户数", "户", .integer) { Double($0.figures.onUnits) },
            number("村内管", "m", .decimal(0)) { $0.figures.gravityMetres },
            number("接户管", "m", .decimal(0)) { $0.figures.privateMetres },
            number("村间管", "m", .decimal(0)) { $0.figures.corridorMetres },
            number("压力管", "m", .decimal(0)) { $0.figures.pressureMetres },
            number("提升", "处", .integer) { Double($0.figures.lifts) },
            capital("管网投资", [.sewers, .earthwork, .wells], decimals), capital("泵站投资", [.pumps], decimals),
            capital("处理设施投资", [.stations], decimals), capital("户用设施投资", [.households], decimals),
            capital("纳管接入投资", [.town], decimals), capital("资源化投资", [.reuse], decimals),
            number("投资合计", money.unit, .decimal(decimals)) { $0.figures.bill.capital * money.factor },
            number("年运行费", "\(money.unit)/a", .decimal(decimals)) { $0.figures.bill.operation * money.factor },
            number("年费用（含投资折算）", "\(money.unit)/a", .decimal(decimals)) { $0.figures.bill.yearly * money.factor },
            perHousehold("户均投资", \.capitalPerHousehold) { $0.bill.capital },
            perHousehold("户均年运行费", \.operationPerHousehold) { $0.bill.operation },
        ] + (hasYears ? [text("建设年份", 9) { $0.year.map { "\($0)" } }] : []) + [
            text("理由（备选及其增加费用、不可行原因、改变条件）", 80) {
                $0.reasons.isEmpty ? nil : $0.reasons.map(\.zh).joined(separator: "；")
            }
        ]
    }

    private func text(_ title: String, _ width: Double, _ value: @escaping (VillageTableRow) -> String?) -> Column {
        Column(title: title, unit: nil, kind: .text, width: width) { row in
            value(row).flatMap { $0.isEmpty ? nil : .text($0) } ?? .text("—")
        }
    }

    /// A column of numbers with their sum.
    private func number(
        _ title: String, _ unit: String, _ kind: SheetModel.Column.Kind, _ value: @escaping (VillageTableRow) -> Double?
    ) -> Column {
        let known = rows.compactMap(value)
        return Column(
            title: title, unit: unit, kind: kind, width: nil,
            value: { row in value(row).map { .number($0) } ?? .text("—") },
            sum: known.isEmpty ? .text("—") : .number(known.reduce(0, +)))
    }

    /// Capital of groups of the bill; “—” where a village has nothing of the kind.
    private func capital(_ title: String, _ groups: Set<BillOfQuantities.Group>, _ decimals: Int) -> Column {
        number(title, money.unit, .decimal(decimals)) { row in
            let lines = row.figures.bill.lines
            guard lines.contains(where: { groups.contains($0.group) && $0.capital != nil }) else { return nil }
            return row.figures.bill.capital(of: groups) * money.factor
        }
    }

    /// A figure for each household of a system; in the sums, of all.
    private func perHousehold(
        _ title: String, _ value: @escaping (VillageTableRow) -> Double?, _ money: (VillageFigures) -> Double
    ) -> Column {
        let households = rows.reduce(0) { $0 + $1.figures.households }
        let all = rows.reduce(0) { $0 + money($1.figures) }
        return Column(
            title: title, unit: "\(prices.costs.currency == "CNY" ? "元" : prices.costs.currency)/户", kind: .decimal(0),
            width: nil, value: { row in value(row).map { .number($0) } ?? .text("—") },
            sum: households > 0 ? .number(all / Double(households)) : .text("—"))
    }
}
