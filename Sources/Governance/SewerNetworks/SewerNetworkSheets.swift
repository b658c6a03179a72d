public import Domain
public import Exchange
import Geo
public import Store

/// Findings and traces of a network as tables for files (管网导出).
public struct SewerNetworkSheets: Sendable {
    private let language: PreferredLanguage
    private let isPrecise: Bool

    /// Tables in a language.
    ///
    /// - Parameter isPrecise: Whether positions and lengths to the metre may be told.
    public init(language: PreferredLanguage, isPrecise: Bool) {
        self.language = language
        self.isPrecise = isPrecise
    }

    private func text(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
    private func text(_ both: BilingualText) -> String { text(both.zh, both.en) }

    /// The findings.
    public func findings(_ model: SewerNetworkModel, _ issues: [SewerIssue]) -> SheetModel {
        let severities: [Finding.Severity: String] = [
            .error: text("严重", "Grave"), .warning: text("需核查", "To check"), .note: text("提示", "Note"),
        ]
        var columns = [
            SheetModel.Column(text("程度", "Severity")), SheetModel.Column(text("类别", "Kind")),
            SheetModel.Column(text("说明", "Finding")), SheetModel.Column(text("建议", "Advice")),
            SheetModel.Column(text("所在地", "Place")), SheetModel.Column(text("涉及记录", "Records")),
        ]
        if isPrecise { columns += positionColumns }
        let isPrecise = isPrecise
        return SheetModel(
            name: text("管网问题", "Network findings"), titleLines: head(model, text("管网检查", "Network check")),
            columns: columns
        ) { emit in
            for issue in issues {
                var cells: [CellValue] = [
                    .text(severities[issue.severity] ?? ""), .text(text(issue.title)), .text(text(issue.message)),
                    .text(text(issue.advice)), .text(Self.place(issue.path, model.places)),
                    .text(
                        issue.references.map(\.label).joined(separator: "、")
                            + (issue.count > issue.references.count ? "…" : "")),
                ]
                if isPrecise {
                    cells += issue.position.map { [.number($0.longitude), .number($0.latitude)] } ?? [.empty, .empty]
                }
                try emit(cells)
            }
        }
    }

    /// The pipes and sites of a trace.
    public func trace(_ report: SewerTraceReport, _ model: SewerNetworkModel) -> SheetModel {
        let way =
            report.way == .upstream ? text("向上追溯", "Upstream trace") : text("向下追溯", "Downstream trace")
        var columns = [
            SheetModel.Column(text("序号", "No."), kind: .integer), SheetModel.Column(text("种类", "Kind")),
            SheetModel.Column(text("编号", "Code")), SheetModel.Column(text("名称", "Name")),
            SheetModel.Column(text("所在地", "Place")),
            SheetModel.Column(text("长度", "Length"), unit: "m", kind: .decimal(1)),
            SheetModel.Column(text("管径", "Diameter"), unit: "mm", kind: .integer),
            SheetModel.Column(text("流向依据", "Direction known")),
        ]
        if isPrecise { columns += positionColumns }
        let isPrecise = isPrecise
        return SheetModel(
            name: way, titleLines: head(model, "\(way)：\(report.start.label)"), columns: columns
        ) { emit in
            var number = 0
            func write(_ item: SewerNetworkModel.Item, _ kind: String, _ more: [CellValue]) throws {
                number += 1
                var cells: [CellValue] = [
                    .number(Double(number)), .text(kind), .text(item.code), .text(item.name),
                    .text(Self.place(item.path, model.places)),
                ]
                cells += more
                if isPrecise {
                    let place = item.position ?? item.line.first
                    cells += place.map { [.number($0.longitude), .number($0.latitude)] } ?? [.empty, .empty]
                }
                try emit(cells)
            }
            let none: [CellValue] = [.empty, .empty, .empty]
            for item in report.villages + report.sites { try write(item, text(item.kind.name), none) }
            for pipe in report.pipes {
                try write(
                    pipe.item, text(pipe.kindName),
                    [
                        .number((pipe.lengthMetres * 10).rounded() / 10), pipe.diameter.map { .number($0) } ?? .empty,
                        .text(text(pipe.basisName)),
                    ])
            }
        }
    }

    private var positionColumns: [SheetModel.Column] {
        [
            SheetModel.Column(text("经度", "Longitude"), unit: "°", kind: .decimal(6)),
            SheetModel.Column(text("纬度", "Latitude"), unit: "°", kind: .decimal(6)),
        ]
    }

    private func head(_ model: SewerNetworkModel, _ title: String) -> [String] {
        [
            "\(model.area.name) \(title)", text("有效日：\(model.asOf.valid)", "As of: \(model.asOf.valid)"),
            text("数据版本：\(model.version)", "Data version: \(model.version)"),
        ]
    }

    /// The names on the way to a place, from the town down.
    public static func place(_ path: RegionPath?, _ places: [SubjectID: Region]) -> String {
        (path?.steps ?? []).filter { $0.level >= .town }.compactMap { places[$0.region]?.name }.joined(separator: " ")
    }
}
