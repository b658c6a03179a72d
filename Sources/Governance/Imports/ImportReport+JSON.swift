import Domain
import Foundation

extension ImportReport {
    /// The report as JSON with sorted keys, for scripts and the API.
    ///
    /// - Parameters:
    ///   - outcome: The numbers of the import and its log entry, after a commit.
    ///   - isRefused: Whether a commit was asked for and refused.
    public func json(outcome: ImportOutcome? = nil, isRefused: Bool = false) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let data = (try? encoder.encode(Document(self, outcome, isRefused))) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    private struct Text: Encodable {
        let zh: String
        let en: String

        init(_ text: BilingualText) {
            zh = text.zh
            en = text.en
        }
    }

    private struct FindingDocument: Encodable {
        let severity: String
        let code: String
        let sheet: String?
        let row: Int?
        let column: String?
        let message: Text
        let advice: Text

        init(_ finding: Finding) {
            severity = finding.severity.rawValue
            code = finding.code
            sheet = finding.place.sheet
            row = finding.place.row
            column = finding.place.column
            message = Text(finding.message)
            advice = Text(finding.advice)
        }
    }

    private struct TownDocument: Encodable {
        let code: String
        let name: String
        let county: String
        let countyName: String
        let counts: Counts
        let findings: [String: Int]
    }

    private struct ColumnDocument: Encodable {
        let heading: String
        let target: String?
        let unit: String
    }

    /// A name of a town that was not found; `choice` is what to send with the file to take a near one for it.
    private struct UnknownTownDocument: Encodable {
        struct Near: Encodable {
            let code: String
            let name: String
            let choice: String
        }

        let name: String
        let county: String
        let rows: Int
        let near: [Near]
    }

    private struct Document: Encodable {
        let kind: String
        let file: String
        let sheet: String
        let headerRows: [Int]
        let unitsRow: Int?
        let columns: [ColumnDocument]
        let validFrom: String?
        let dryRun: Bool
        let committable: Bool
        let importID: Int64?
        let entry: Int64?
        let written: Bool?
        let counts: Counts
        let levels: [String: Int]
        let towns: [TownDocument]
        let unknownTowns: [UnknownTownDocument]
        let findingCounts: [String: Int]
        let findingTotal: Int
        let findings: [FindingDocument]

        init(_ report: ImportReport, _ outcome: ImportOutcome?, _ isRefused: Bool) {
            kind = report.settings.kind.rawValue
            file = report.fileName
            sheet = report.sheet
            headerRows = report.headerRows
            unitsRow = report.unitsRow
            columns = report.columns.map { ColumnDocument(heading: $0.heading, target: $0.target, unit: $0.unit) }
            validFrom = report.validFrom.map { $0 == .beginning ? "beginning" : $0.description }
            dryRun = outcome == nil && !isRefused
            committable = report.isCommittable
            importID = outcome?.importID
            entry = outcome?.entry
            written = isRefused ? false : outcome?.isNew
            counts = report.counts
            levels = Dictionary(
                report.levels.map { (String($0.key.rawValue), $0.value) }, uniquingKeysWith: { first, _ in first })
            towns = report.towns.map { town in
                TownDocument(
                    code: town.code, name: town.name, county: town.countyCode, countyName: town.countyName,
                    counts: town.counts, findings: town.findings)
            }
            unknownTowns = report.unknownTowns.map { town in
                UnknownTownDocument(
                    name: town.name, county: town.county, rows: town.rows,
                    near: town.near.map { near in
                        UnknownTownDocument.Near(
                            code: near.code, name: near.name,
                            choice: (town.county.isEmpty ? "" : town.county + "/") + town.name + "=" + near.code)
                    })
            }
            findingCounts = report.findingCounts
            findingTotal = report.findingTotal
            findings = report.findings.map { FindingDocument($0) }
        }
    }
}
