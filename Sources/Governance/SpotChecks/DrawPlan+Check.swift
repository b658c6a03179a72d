import Domain
import Sampling
import Store

extension DrawPlan {
    /// Fills in what is checked in full and refuses what cannot be drawn or gives no error to estimate.
    ///
    /// - Throws: ``SpotCheckError`` with the stratum and what to do.
    mutating func complete(_ design: CampaignSettings.Design, for rows: [FrameRow]) throws {
        let strata = Dictionary(grouping: rows.filter { $0.exclusion == nil }, by: \.stratum)
        for name in (Array(sizes.keys) + towns.keys).sorted() where strata[name] == nil {
            throw Self.unfit(BilingualText("没有“\(name)”层", "There is no stratum “\(name)”"))
        }
        for (name, members) in strata.sorted(by: { $0.key < $1.key }) {
            if name == Stratification.certaintyName {
                try checkInFull(name, members.count)
            } else if design == .townships {
                try checkTowns(name, Set(members.map(\.cluster)).count)
            } else {
                try checkSize(name, members.count)
            }
        }
    }

    private static func unfit(_ text: BilingualText) -> SpotCheckError { .invalid(field: "sizes", text) }

    private mutating func checkInFull(_ name: String, _ population: Int) throws {
        guard towns[name] == nil, sizes[name] ?? population == population else {
            throw Self.unfit(
                BilingualText(
                    "“\(name)”层的 \(population) 座设施全部检查，不抽取",
                    "All \(population) facilities of “\(name)” are checked, none drawn"))
        }
        sizes[name] = population
    }

    private func checkSize(_ name: String, _ population: Int) throws {
        guard towns[name] == nil else {
            throw Self.unfit(BilingualText("“\(name)”层直接抽设施，不先抽乡镇", "Facilities of “\(name)” are drawn directly"))
        }
        let size = sizes[name] ?? 0
        guard size <= population else {
            throw SpotCheckError.sampleTooLarge(stratum: name, size: size, population: population)
        }
        guard size >= min(2, population) else {
            throw Self.unfit(
                BilingualText(
                    "“\(name)”层至少抽 \(min(2, population)) 座：少于 2 座无法估计误差",
                    "Draw at least \(min(2, population)) from “\(name)”: of fewer no error can be estimated"))
        }
    }

    private func checkTowns(_ name: String, _ count: Int) throws {
        guard sizes[name] == nil, let plan = towns[name] else {
            throw Self.unfit(
                BilingualText(
                    "“\(name)”层请给出抽几个乡镇、每个乡镇抽几座",
                    "Say how many townships of “\(name)” are drawn and how many facilities in each"))
        }
        guard plan.count >= min(2, count), plan.count <= count else {
            throw Self.unfit(
                BilingualText(
                    "“\(name)”层有 \(count) 个乡镇，应抽 \(min(2, count)) 至 \(count) 个",
                    "“\(name)” has \(count) townships; draw \(min(2, count)) to \(count)"))
        }
        guard (2...10_000).contains(plan.each) else {
            throw Self.unfit(
                BilingualText(
                    "“\(name)”层每个乡镇至少抽 2 座：少于 2 座无法估计误差",
                    "Draw at least 2 facilities in each township of “\(name)”: of fewer no error can be estimated"))
        }
    }
}
