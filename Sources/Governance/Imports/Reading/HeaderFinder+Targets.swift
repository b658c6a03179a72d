import Domain
import Exchange

extension HeaderFinder {
    /// Leaves out what is matched twice, and says what is not matched at all.
    func settleTargets(_ layout: inout TableLayout, _ findings: inout FindingList) {
        var taken: [String: String] = [:]
        let row = layout.headerRows.last
        for (position, column) in layout.columns.enumerated().sorted(by: { $0.element.isChosen && !$1.element.isChosen }
        ) {
            guard let target = column.target else {
                if column.isChosen { continue }
                noteUnmapped(column, of: layout, &findings)
                continue
            }
            if target.key == ImportTarget.serialKey { continue }
            if let first = taken[target.key] {
                layout.columns[position].target = nil
                findings.add(
                    .warning, "duplicate-column", row: row, column: column.heading,
                    BilingualText(
                        "“\(column.heading)”列与“\(first)”列都对应“\(target.label.zh)”，只采用后者",
                        "“\(column.heading)” and “\(first)” both mean \(target.label.en); only the latter is taken"),
                    advice: BilingualText("在列对应中指定采用哪一列", "Choose which of them to take"))
            } else {
                taken[target.key] = column.heading
            }
        }
    }

    /// Says that a column is left out: louder where it looks like what every rate counts.
    private func noteUnmapped(_ column: TableLayout.Column, of layout: TableLayout, _ findings: inout FindingList) {
        let key = Self.countedKey(column.heading) { key in
            settings.kind.target(key) != nil && layout.column(key) == nil
        }
        let counted = key.flatMap { settings.kind.target($0) }?.label
        findings.add(
            counted == nil ? .note : .warning, "unmapped-column", row: layout.headerRows.last, column: column.heading,
            BilingualText(
                "“\(column.heading)”列没有对应的字段，不采用", "The column “\(column.heading)” has no field and is left out"),
            advice: counted.map {
                BilingualText(
                    "若是“\($0.zh)”，请在列对应中指定，否则统计中会缺少它",
                    "If it is \($0.en), match it: otherwise the indicators go without it")
            } ?? BilingualText("如需采用，请在列对应中指定", "Match it with a field if it is wanted"))
    }

    /// What a heading looks like of that which the indicators count, as far as it is wanted.
    private static func countedKey(_ heading: String, where isWanted: (String) -> Bool) -> String? {
        let word = PlainWord.folded(heading)
        return counted.first { key, signs in isWanted(key) && signs.contains { word.contains($0) } }?.key
    }

    private static let counted: KeyValuePairs<String, [String]> = [
        "status": ["治理状", "治理情况", "是否治理", "是否完成治理", "status"],
        "residentHouseholds": ["常住户", "常住农户", "居住户"],
        "residentPopulation": ["常住人", "居住人", "resident"],
        "registeredHouseholds": ["户籍户", "在册户", "总户数"],
        "registeredPopulation": ["人口", "户籍人", "在册人", "population"],
    ]
}
