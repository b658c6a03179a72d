import Domain
import Store

/// What becomes of single rows, counted and told in the same way for all kinds of lists.
extension ImportPlan {
    /// Counts a row that was placed in its town, and in all.
    mutating func count(_ row: ListRow, _ change: (inout ImportReport.Counts) -> Void) {
        towns.count(row.number, in: &report.counts, change)
    }

    /// A row that cannot be taken.
    mutating func reject(
        _ row: ListRow, _ code: String, column: String? = nil, _ message: BilingualText, advice: BilingualText
    ) {
        count(row) { $0.rejected += 1 }
        findings.add(.error, code, row: row.number, column: column, message, advice: advice)
    }

    /// A row whose place is not found.
    mutating func reject(_ row: ListRow, _ refusal: PlaceRefusal, _ layout: TableLayout) {
        reject(
            row, refusal.code, column: layout.column(refusal.target)?.heading,
            BilingualText(refusal.message.zh + "，该行不导入", refusal.message.en + "; the row is not taken"),
            advice: refusal.advice)
    }

    /// Says which town a row is put into that names its administrative village alone.
    mutating func noteTown(_ town: Region, of row: ListRow, _ layout: TableLayout) {
        guard row.namesNoTown, row.mayBeTaken, let village = row.texts["administrativeVillage"] else { return }
        findings.add(
            .note, "town-by-village", row: row.number, column: layout.column("administrativeVillage")?.heading,
            BilingualText(
                "没有填写乡镇；县（区）内只有\(town.name)有行政村“\(village)”，按\(town.name)处理",
                "No town is named; of the county's towns only \(town.name) has a village “\(village)”, so it is taken for that"
            ),
            advice: BilingualText("若不对，请填写乡镇", "If that is wrong, name the town"))
    }

    /// A row that repeats an earlier one.
    mutating func repeated(_ row: ListRow, of first: Int, called label: String, advice: BilingualText) {
        count(row) { $0.duplicates += 1 }
        findings.add(
            .warning, "duplicate-in-file", row: row.number,
            BilingualText("\(label)与第 \(first) 行完全相同，不重复导入", "\(label) repeats row \(first) and is not taken again"),
            advice: advice)
    }

    /// A row that brings a new record.
    mutating func added(
        _ row: ListRow, _ subject: Change.Subject, _ values: FieldValues, called label: String
    ) -> Change {
        checkParts(row, of: values, called: label)
        count(row) {
            $0.taken += 1
            $0.new += 1
        }
        return Change(row: row.number, subject: subject, values: values)
    }

    /// A row about a record that the register holds; nil where it says nothing new.
    mutating func compared(
        _ row: ListRow, saying values: FieldValues, with record: RecordItem, called label: String,
        move: Change.Move? = nil
    ) -> Change? {
        var known = record.values
        for item in values.items { known[item.key] = item.value }
        checkParts(row, of: known, called: label)
        let news = FieldValues(items: values.items.filter { record.values[$0.key] != $0.value })
        guard news.isEmpty, move == nil else {
            count(row) {
                $0.taken += 1
                $0.changed += 1
            }
            return Change(row: row.number, subject: .known(record.id), values: news, move: move)
        }
        count(row) {
            $0.taken += 1
            $0.unchanged += 1
        }
        findings.add(
            .note, "already-in-register", row: row.number,
            BilingualText("\(label)台账中已有，内容相同", "\(label) is in the register already, with the same data"),
            advice: BilingualText("无需处理", "Nothing needs to be done"))
        return nil
    }

    /// Says where the row makes a part larger than its whole, by itself or with what the register holds.
    private mutating func checkParts(_ row: ListRow, of values: FieldValues, called label: String) {
        for rule in PartOfWhole.rules(for: report.settings.kind.recordKind) {
            guard rule.concerns(row.values.keys), let breach = rule.breach(in: values) else { continue }
            findings.add(
                .warning, rule.code, row: row.number,
                column: (layout?.column(rule.part.key) ?? layout?.column(rule.whole.key))?.heading,
                BilingualText(label + breach.message.zh, label + " " + breach.message.en),
                advice: BilingualText(
                    "核对两个数的口径；现按原表导入", "Check what the two numbers count; they are taken as they stand"))
        }
    }

    /// Closes the plan when all rows have been looked at.
    mutating func finish(_ kind: RecordKind, _ changes: [Change], _ datum: DatumCheck, _ layout: TableLayout) {
        datum.finish(&findings, row: layout.headerRows.last, column: layout.positionColumn?.heading)
        report.towns = towns.towns
        for index in report.towns.indices {
            let counts = report.towns[index].counts
            report.towns[index].counts.rows = counts.taken + counts.duplicates + counts.rejected
        }
        work = .records(kind, changes)
        closeFindings(townOfRow: towns.townOfRow)
    }
}
