import Domain
import Exchange
import Foundation
import Planning

/// Tables of a plan: the bill of quantities, and what was found.
enum VillagePlanSheets {
    /// The bill of quantities.
    static func bill(_ bill: BillOfQuantities, prices: PlanPrices) -> SheetModel {
        let currency = prices.costs.currency
        let columns = [
            SheetModel.Column("分组 Group", width: 14), SheetModel.Column("项目", width: 26),
            SheetModel.Column("Item", width: 32), SheetModel.Column("单位 Unit"),
            SheetModel.Column("数量 Quantity", kind: .decimal(1)),
            SheetModel.Column("投资 Capital", unit: currency, kind: .decimal(0)),
            SheetModel.Column("年费用 Yearly", unit: currency, kind: .decimal(0)),
            SheetModel.Column("其中运行费 Operation", unit: currency, kind: .decimal(0)),
        ]
        var rows = bill.lines.map { line -> [CellValue] in
            [
                .text(line.group.rawValue), .text(line.name.zh), .text(line.name.en), .text(line.unit),
                .number(line.quantity), line.capital.map { .number($0) } ?? .empty,
                line.yearly.map { .number($0) } ?? .empty, line.operation.map { .number($0) } ?? .empty,
            ]
        }
        rows.append([
            .text("total"), .text("合计"), .text("Total"), .empty, .empty, .number(bill.capital), .number(bill.yearly),
            .number(bill.operation),
        ])
        return SheetModel(
            name: "工程量 Quantities", titleLines: [prices.costs.name.zh, prices.costs.source], columns: columns,
            rows: rows)
    }

    /// Findings; with the village's name where they belong to one of several.
    static func findings(_ findings: [(village: String?, finding: Finding)]) -> SheetModel {
        SheetModel(
            name: "提示 Findings",
            columns: [
                SheetModel.Column("级别 Severity"), SheetModel.Column("代码 Code", width: 24),
                SheetModel.Column("位置 Place", width: 20), SheetModel.Column("说明", width: 60),
                SheetModel.Column("Message", width: 60), SheetModel.Column("建议 Advice", width: 40),
            ],
            rows: findings.map { village, finding -> [CellValue] in
                let place = [village, finding.place.sheet, finding.place.row.map(String.init)].compactMap(\.self)
                return [
                    .text(finding.severity.rawValue), .text(finding.code), .text(place.joined(separator: " ")),
                    .text(finding.message.zh), .text(finding.message.en), .text(finding.advice.zh),
                ]
            })
    }
}
