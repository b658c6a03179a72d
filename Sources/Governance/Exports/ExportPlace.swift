import Domain
import Store

/// The columns that say where a record stands.
enum ExportPlace {
    /// Their headings.
    static func titles(of kind: RecordKind, _ language: PreferredLanguage) -> [String] {
        let isChinese = language == .chinese
        if kind == .village {
            return isChinese
                ? ["县（区）", "乡镇", "行政村", "行政村代码", "自然村", "自然村代码"]
                : [
                    "County", "Town", "Administrative village", "Administrative village code", "Natural village",
                    "Natural village code",
                ]
        }
        return isChinese
            ? ["县（区）", "乡镇", "行政村", "自然村"] : ["County", "Town", "Administrative village", "Natural village"]
    }

    /// Their texts for a record.
    static func texts(_ item: RecordItem, of kind: RecordKind, _ places: [SubjectID: Region]) -> [String] {
        func place(_ level: RegionLevel) -> Region? { item.path.region(at: level).flatMap { places[$0] } }
        let village = place(.administrativeVillage)
        let hamlet = place(.naturalVillage)
        let above = [place(.county)?.name ?? "", place(.town)?.name ?? "", village?.name ?? ""]
        if kind == .village { return above + [village?.code ?? "", hamlet?.name ?? "", hamlet?.code ?? ""] }
        return above + [hamlet?.name ?? ""]
    }
}
