public import Domain

/// Why a county cannot be planned.
public enum CountyError: Error, Hashable, Sendable {
    /// There is no village.
    case noVillages
    /// Two villages have the same number.
    case repeatedVillage(id: Int)
    /// A village's flow is negative or no number.
    case badDemand(id: Int)
    /// All flows together are beyond what can be computed with.
    case demandTooLarge
    /// A disposal or corridor names a village that is not there, or leads from a village to itself.
    case noSuchVillage(index: Int)
    /// A cost is negative, no number, or not concave.
    case badCost(village: Int)
    /// A village has no disposal and no way to one.
    case unreachable(id: Int)
    /// A line of a file cannot be read.
    case badLine(file: String, line: Int, what: BilingualText)
    /// Pins leave a village no way out, or contradict each other.
    case pinImpossible(what: BilingualText)
    /// What is given as a plan is none: a circle, a way that is not the village's own, or flow through household units.
    case notAPlan(village: Int)
    /// A setting has no sound value.
    case badSetting(what: BilingualText)
}

extension CountyError {
    /// What is wrong, where, and what to do.
    public var message: BilingualText {
        switch self {
        case .noVillages:
            BilingualText("没有村庄，无从规划。请检查文件首行的村庄数。", "There is no village to plan for. Check the first line.")
        case .repeatedVillage(let id):
            BilingualText("村庄编号 \(id) 重复。每个村庄须有唯一编号。", "Village number \(id) occurs twice. Numbers must be unique.")
        case .badDemand(let id):
            BilingualText(
                "村庄 \(id) 的污水量（人口当量）为负或不是数字，请改正。",
                "The flow (population equivalent) of village \(id) is negative or no number; correct it.")
        case .demandTooLarge:
            BilingualText("污水量总和过大，请检查单位。", "The sum of all flows is beyond reason; check the unit.")
        case .noSuchVillage(let index):
            BilingualText(
                "走廊或处置方式引用了不存在的村庄（序号 \(index)），或首尾为同一村庄。",
                "A corridor or disposal names a village that is not there (position \(index)), or both its ends are one."
            )
        case .badCost(let village):
            BilingualText(
                "村庄 \(village) 的某项成本为负、不是数字或不是凹函数，请检查单价与指数（0 < 指数 ≤ 1）。",
                "A cost at village \(village) is negative, no number or not concave; check prices and exponents (0 < e ≤ 1)."
            )
        case .unreachable(let id):
            BilingualText(
                "村庄 \(id) 没有任何可行去向：既无处置方式，也无通往他村的走廊。请补充其一。",
                "Village \(id) has no way out: no disposal and no corridor that leads to one. Add either.")
        case .badLine(let file, let line, let what):
            BilingualText("\(file) 第 \(line) 行：\(what.zh)", "\(file), line \(line): \(what.en)")
        case .notAPlan(let village):
            BilingualText(
                "村庄 \(village) 的去向不成立：成环、去向不属于该村，或有污水流经分户处理的村庄。",
                "The way of village \(village) is no plan: a circle, not its own, or flow through household units.")
        case .pinImpossible(let what), .badSetting(let what): what
        }
    }
}
