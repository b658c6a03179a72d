import Domain
import Store
import Tables

/// Looks whether a list of an earlier day would replace what the register holds from a later day on (旧表覆盖新值).
///
/// What is recorded last holds, also for the days after the one on which it began: a ledger of last year that is taken
/// in today takes the place of what was surveyed this spring.
struct LaterValues {
    /// A row with the fields that it changes.
    struct Row {
        let number: Int
        let subject: SubjectID
        let keys: Set<String>
    }

    /// How many rows are named.
    private static let named = 5

    private let facts: LaterFacts
    private let day: Day
    private let today: Day

    init(_ session: any Session, from day: Day, today: Day) {
        facts = LaterFacts(session)
        (self.day, self.today) = (day, today)
    }

    /// Says how many of the rows replace later values.
    ///
    /// - Complexity: Nothing is asked where the list holds from today on, else one query for 500 changed records.
    func note(_ rows: [Row], _ kind: RecordKind, _ findings: inout FindingList) throws {
        guard day < today, !rows.isEmpty else { return }
        let wanted = Dictionary(rows.map { ($0.subject, $0.keys) }, uniquingKeysWith: { $0.union($1) })
        let later = try facts.latest(of: wanted, kind: kind, after: day)
        let hit = rows.filter { later[$0.subject] != nil }.map(\.number).sorted()
        guard let first = hit.first, let latest = later.values.max() else { return }
        let zh = hit.prefix(Self.named).map(String.init).joined(separator: "、") + (hit.count > Self.named ? "等" : "")
        let en = hit.prefix(Self.named).map(String.init).joined(separator: ", ") + (hit.count > Self.named ? " …" : "")
        let since =
            day == .beginning
            ? BilingualText("本表自始生效", "from the beginning") : BilingualText("本表自 \(day) 起生效", "from \(day)")
        findings.add(
            .warning, "replaces-later", row: first,
            BilingualText(
                "\(since.zh)，而台账中有 \(hit.count) 行（第 \(zh) 行）要改的数值自更晚的日期起生效，最晚 \(latest)；导入后以本表为准，较新的数值将被替换",
                "The list holds \(since.en) on, but in \(hit.count == 1 ? "1 row" : "\(hit.count) rows") (\(en)) it changes values that hold from a later day, up to \(latest); the list would replace the later values"
            ),
            advice: BilingualText(
                "若是旧表，请核对后再导入，或先导入旧表再导入新表；导错可整体撤销",
                "If it is an old list, look again, or import the older list before the newer one; an import can be undone as a whole"
            ))
    }
}

extension ImportPlan.Change {
    /// The known record that it changes, with the fields.
    var laterRow: LaterValues.Row? {
        guard case .known(let id) = subject, !values.isEmpty else { return nil }
        return LaterValues.Row(number: row, subject: id, keys: Set(values.keys))
    }
}
