import Domain
import Store

/// Rows with codes that the register does not know, which may stand for places that it does know.
extension DivisionPlanner {
    /// The number of the place that a code stands for, if it stands in the register.
    func standing(_ key: DivisionKey) -> Int64? {
        if key == .nation { return SubjectID.nation.number }
        if let own = recoded[key] { return own.id }
        return holders[key].flatMap { $0.isCurrent ? $0.id : nil }
    }

    /// Takes a row for another code of a place of the register, where there is one that it must mean.
    mutating func recode(
        _ entry: inout DivisionPlan.Entry, _ recoding: DivisionRecoding, _ findings: inout FindingList
    ) throws {
        guard let parent = standing(entry.parent) else { return }
        switch recoding.answer(entry.name, below: parent) {
        case .new: return
        case .unsure(let keys): noteUnsure(entry, keys, &findings)
        case .formerly(let key):
            guard let holder = holders[key] else { return }
            entry.known = holder.id
            entry.action = .recode
            // The place cannot have had the code before the place above had its own.
            let above = try recoded[entry.parent]?.since ?? holders[entry.parent].map { try beginnings($0).code }
            entry.since = max(try beginnings(holder).place, above ?? .min)
            recoded[entry.key] = (holder.id, entry.since)
            noteRecoded(entry, from: key, &findings)
        }
    }

    /// The numbers of the days before which nothing can be said of a place and of its code, as far as they are later
    /// than the list's first day.
    func beginnings(_ holder: DivisionHolder) throws -> (place: Int32, code: Int32) {
        guard holder.since > day.number, let found = try lookup.beginnings(of: SubjectID(holder.id)) else {
            return (.min, .min)
        }
        return (Int32(clamping: found.place.number), Int32(clamping: found.code.number))
    }

    private func noteRecoded(_ entry: DivisionPlan.Entry, from old: DivisionKey, _ findings: inout FindingList) {
        let from = max(day, Day(number: Int(entry.since)))
        let since =
            from == .beginning
            ? BilingualText("自始", "from the beginning") : BilingualText("自 \(from) 起", "from \(from) on")
        findings.add(
            .warning, "recoded", row: Int(entry.row), column: layout.column("code")?.heading,
            BilingualText(
                "“\(entry.name)”的代码\(since.zh)由 \(old.digits) 变更为 \(entry.key.digits)，仍是同一个区划，历史保留",
                "The code of “\(entry.name)” changes \(since.en) from \(old.digits) to \(entry.key.digits); it stays the same place with its history"
            ),
            advice: BilingualText(
                "核对变更；生效日期应为代码启用之日。若是另一个同名区划，请先在区划页面新设",
                "Check it; the list's first day should be that of the new code. If it is another place of that name, create it on the page of changes first"
            ))
    }

    private func noteUnsure(_ entry: DivisionPlan.Entry, _ keys: [DivisionKey], _ findings: inout FindingList) {
        let codes = keys.prefix(5).map(\.digits)
        findings.add(
            .warning, "possible-recode", row: Int(entry.row), column: layout.column("code")?.heading,
            BilingualText(
                "同一上级下名为“\(entry.name)”的不止一个（台账代码 \(codes.joined(separator: "、"))），无法确定 \(entry.key.digits) 是否其新代码，按新区划导入",
                "Below the same place several are called “\(entry.name)” (\(codes.joined(separator: ", ")) in the register); whether \(entry.key.digits) is a new code of one of them is not certain, so it is taken as a new place"
            ),
            advice: BilingualText(
                "若是变更代码，请撤销导入，在区划页面登记后重新导入",
                "If a code has changed, undo the import, enter the change on the page of the place and import again"))
    }
}
