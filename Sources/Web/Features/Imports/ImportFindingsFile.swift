import Domain
import Exchange
import Foundation
import Governance
import HTTPTypes
import Hummingbird

/// The findings as a file, with what they are of on top.
struct ImportFindingsFile {
    /// The kinds of files.
    enum Format: String, Sendable {
        case csv, xlsx

        fileprivate var type: String {
            switch self {
            case .csv: "text/csv; charset=utf-8"
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        }
    }

    let report: ImportReport
    let findings: [Finding]
    let filter: String

    func response(_ format: Format, _ site: Site, _ context: WebContext) async throws -> Response {
        let language = context.language
        let headings: [ImportText] = [.severity, .findingKind, .sheet, .row, .column, .message, .advice]
        let mark = try await site.mark(ExportDesk.Parcel("import-findings", as: format.rawValue), context)
        let model = SheetModel(
            name: language(ImportText.findings),
            titleLines: [
                language.labelled(language(ImportText.findings), report.fileName),
                language.labelled(language(ImportText.filter), filter),
            ],
            columns: headings.map { SheetModel.Column(language($0)) }, rows: findings.map { Self.cells($0, language) }
        ).marked(mark)
        let data =
            switch format {
            case .csv: try CSVExport(model).data()
            case .xlsx: try XLSXExport([model]).data()
            }
        var response = Response.bytes(Array(data), type: format.type)
        response.headers[.contentDisposition] = "attachment; filename=\"findings.\(format.rawValue)\""
        response.headers[.cacheControl] = "private, no-store"
        return response
    }

    private static func cells(_ finding: Finding, _ language: Language) -> [CellValue] {
        [
            .text(language(ImportCheckView.word(finding.severity))), .text(finding.code),
            finding.place.sheet.map(CellValue.text) ?? .empty,
            finding.place.row.map { .number(Double($0)) } ?? .empty,
            finding.place.column.map(CellValue.text) ?? .empty, .text(language(finding.message)),
            .text(language(finding.advice)),
        ]
    }

    /// The columns of the table on the page.
    static func columns(_ language: Language) -> [TableColumn<Finding>] {
        [
            .status("severity", language(ImportText.severity), language) { finding in
                let word = language(ImportCheckView.word(finding.severity))
                switch finding.severity {
                case .error: return StatusBadge(word, .bad)
                case .warning: return StatusBadge(word, .partial)
                case .note: return StatusBadge(word, .neutral)
                }
            },
            .text("code", language(ImportText.findingKind), language) { ImportFindingWords.name($0.code, language) },
            // A finding of a whole row, or of a file without sheets, has no such place: nothing is missing there.
            TableColumn("sheet", language(ImportText.sheet)) { $1.append(text: $0.place.sheet ?? "") },
            TableColumn("row", language(ImportText.row), .figure) { finding, buffer in
                if let row = finding.place.row { buffer.append(count: row) }
            },
            TableColumn("column", language(ImportText.column)) { $1.append(text: $0.place.column ?? "") },
            .text("message", language(ImportText.message), language) { language($0.message) },
            .text("advice", language(ImportText.advice), language) { language($0.advice) },
        ]
    }
}
