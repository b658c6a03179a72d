import Domain
import Exchange
import Foundation
import Planning

/// A plan as tables: the bill of quantities, the pipes, and what was found.
struct VillagePlanSheets {
    private let plan: VillagePlan
    private let names: VillagePlanNames

    init(_ plan: VillagePlan, names: VillagePlanNames) {
        self.plan = plan
        self.names = names
    }

    /// The bill of quantities.
    var bill: SheetModel {
        let currency = plan.prices.costs.currency
        let columns = [
            SheetModel.Column("分组 Group", width: 14), SheetModel.Column("项目", width: 26),
            SheetModel.Column("Item", width: 32), SheetModel.Column("单位 Unit"),
            SheetModel.Column("数量 Quantity", kind: .decimal(1)),
            SheetModel.Column("投资 Capital", unit: currency, kind: .decimal(0)),
            SheetModel.Column("年费用 Yearly", unit: currency, kind: .decimal(0)),
        ]
        let bill = BillOfQuantities(plan)
        var rows = bill.lines.map { line -> [CellValue] in
            [
                .text(line.group.rawValue), .text(line.name.zh), .text(line.name.en), .text(line.unit),
                .number(line.quantity), line.capital.map { .number($0) } ?? .empty,
                line.yearly.map { .number($0) } ?? .empty,
            ]
        }
        rows.append([
            .text("total"), .text("合计"), .text("Total"), .empty, .empty, .number(bill.capital), .number(bill.yearly),
        ])
        return SheetModel(
            name: "工程量 Quantities", titleLines: [plan.prices.costs.name.zh, plan.prices.costs.source], columns: columns,
            rows: rows)
    }

    /// The findings.
    var findings: SheetModel {
        SheetModel(
            name: "提示 Findings",
            columns: [
                SheetModel.Column("级别 Severity"), SheetModel.Column("代码 Code", width: 24),
                SheetModel.Column("位置 Place", width: 20), SheetModel.Column("说明", width: 60),
                SheetModel.Column("Message", width: 60), SheetModel.Column("建议 Advice", width: 40),
            ],
            rows: plan.findings.map { finding -> [CellValue] in
                let place = [finding.place.sheet, finding.place.row.map(String.init)].compactMap(\.self)
                return [
                    .text(finding.severity.rawValue), .text(finding.code), .text(place.joined(separator: " ")),
                    .text(finding.message.zh), .text(finding.message.en), .text(finding.advice.zh),
                ]
            })
    }
}
