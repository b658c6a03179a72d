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
            } else if design.isTwoStage {
                towns[name]?.bySize = design == .townshipsBySize ? true : nil
                try checkTowns(name, Dictionary(members.map { ($0.cluster, 1) }, uniquingKeysWith: +))
            } else {
                try checkSize(name, members.count)
            }
        }
    }

    private static func unfit(_ text: BilingualText) -> SpotCheckError { .invalid(field: "sizes", text) }

    /// A stratum as messages call it; the only one has no name that people know.
    private static func called(_ name: String) -> BilingualText {
        name == FrameBuilder.wholeName
            ? BilingualText("全部设施", "the whole frame") : BilingualText("“\(name)”层", "“\(name)”")
    }

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
            throw Self.unfit(
                BilingualText(
                    "\(Self.called(name).zh)直接抽设施，不先抽乡镇", "Facilities of \(Self.called(name).en) are drawn directly"))
        }
        let size = sizes[name] ?? 0
        guard size <= population else {
            throw SpotCheckError.sampleTooLarge(stratum: name, size: size, population: population)
        }
        guard size >= min(2, population) else {
            throw Self.unfit(
                BilingualText(
                    "\(Self.called(name).zh)至少抽 \(min(2, population)) 座：少于 2 座无法估计误差",
                    "Draw at least \(min(2, population)) from \(Self.called(name).en): of fewer no error can be estimated"
                ))
        }
    }

    private func checkTowns(_ name: String, _ sizes: [String: Int]) throws {
        try checkTowns(name, sizes.count)
        guard let plan = towns[name], plan.bySize == true else { return }
        let certain = SizeProportionalDraw.chances(sizes, count: plan.count).values.count { $0 == 1 }
        guard plan.count - certain != 1 || sizes.count == plan.count else {
            throw Self.unfit(
                BilingualText(
                    "\(Self.called(name).zh)有 \(certain) 个乡镇因设施多而必然抽中，只剩 1 个可抽，无法估计误差；请多抽或少抽 1 个",
                    "\(certain) townships of \(Self.called(name).en) are so large that they are certain, which leaves one to be drawn and no error to estimate; draw one more or one fewer"
                ))
        }
    }

    private func checkTowns(_ name: String, _ count: Int) throws {
        guard sizes[name] == nil, let plan = towns[name] else {
            throw Self.unfit(
                BilingualText(
                    "\(Self.called(name).zh)请给出抽几个乡镇、每个乡镇抽几座",
                    "Say how many townships of \(Self.called(name).en) are drawn and how many facilities in each"))
        }
        guard plan.count >= min(2, count), plan.count <= count else {
            throw Self.unfit(
                BilingualText(
                    "\(Self.called(name).zh)有 \(count) 个乡镇，应抽 \(min(2, count)) 至 \(count) 个",
                    "\(Self.called(name).en) has \(count) townships; draw \(min(2, count)) to \(count)"))
        }
        guard (2...10_000).contains(plan.each) else {
            throw Self.unfit(
                BilingualText(
                    "\(Self.called(name).zh)每个乡镇至少抽 2 座：少于 2 座无法估计误差",
                    "Draw at least 2 facilities in each township of \(Self.called(name).en): of fewer no error can be estimated"
                ))
        }
    }
}
