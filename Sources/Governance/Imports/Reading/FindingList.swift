import Domain

/// Collects findings: all are counted, the first ten thousand are kept.
struct FindingList {
    /// The sheet to which the places belong.
    var sheet: String?
    private(set) var kept: [Finding] = []
    private(set) var counts: [String: Int] = [:]
    /// The codes of the findings of each row, for counting them by town.
    private(set) var codesByRow: [Int: [String]] = [:]

    /// Notes a finding.
    mutating func add(
        _ severity: Finding.Severity, _ code: String, row: Int? = nil, column: String? = nil,
        _ message: @autoclosure () -> BilingualText, advice: @autoclosure () -> BilingualText
    ) {
        counts[code, default: 0] += 1
        if let row { codesByRow[row, default: []].append(code) }
        guard kept.count < ImportReport.findingLimit else { return }
        kept.append(
            Finding(
                severity, code, at: Finding.Place(sheet: sheet, row: row, column: column), Self.withoutStop(message()),
                advice: advice()))
    }

    /// Messages are followed by a full stop wherever they are shown with their advice.
    private static func withoutStop(_ text: BilingualText) -> BilingualText {
        BilingualText(
            text.zh.hasSuffix("。") ? String(text.zh.dropLast()) : text.zh,
            text.en.hasSuffix(".") && !text.en.hasSuffix("..") ? String(text.en.dropLast()) : text.en)
    }

    /// Notes the refusal of a cell.
    mutating func add(_ refusal: CellRefusal, row: Int, column: String) {
        add(refusal.severity, refusal.code, row: row, column: column, refusal.message, advice: refusal.advice)
    }
}

/// Why a cell's value is not taken, or what is to be said about it.
struct CellRefusal {
    var severity: Finding.Severity = .error
    let code: String
    let message: BilingualText
    let advice: BilingualText
}

extension FindingList {
    /// Takes over the findings of another list.
    mutating func add(_ other: FindingList) {
        for finding in other.kept {
            add(
                finding.severity, finding.code, row: finding.place.row, column: finding.place.column, finding.message,
                advice: finding.advice)
        }
    }
}
