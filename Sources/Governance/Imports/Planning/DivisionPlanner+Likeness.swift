import Domain

extension DivisionPlanner {
    /// Says which new places are probably places of the register with another code and another name.
    func noteLikeness(_ findings: inout FindingList) {
        guard !holders.isEmpty, entries.contains(where: DivisionLikeness.mayBeLike) else { return }
        var listed = nameless
        for entry in entries { listed.insert(entry.key) }
        let known = Set(recoded.values.map { $0.id })
        let likeness = DivisionLikeness(
            entries, holders: holders, isListed: { listed.contains($0) || known.contains($1.id) }, standing: standing)
        for pair in likeness.pairs {
            let (entry, old) = (pair.entry, pair.key.digits)
            let share = pair.equal * 100 / pair.total
            findings.add(
                .warning, "probable-recode", row: Int(entry.row), column: layout.column("code")?.heading,
                BilingualText(
                    "清单中没有台账里的“\(pair.name)”（\(old)），而新的“\(entry.name)”（\(entry.key.digits)）有 \(pair.equal) 个下级与其同名（共 \(pair.total) 个，占 \(share) %），很可能是同一个区划换了代码并改了名；按新区划导入",
                    "“\(pair.name)” (\(old)) of the register is not in the list, while the new “\(entry.name)” (\(entry.key.digits)) has \(pair.equal) of \(pair.total) places below with the same names (\(share) %): it is probably the same place with another code and name; it is taken as a new one"
                ),
                advice: BilingualText(
                    "若是同一个区划，请先不要导入：在区划页面为“\(pair.name)”登记新名称、新代码和生效日期，再导入本清单，历史才会延续",
                    "If it is the same place, do not import yet: enter the new name and code with their day on the page of “\(pair.name)”, then import this list, so that its history goes on"
                ))
        }
    }
}
