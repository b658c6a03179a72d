import Domain
import Sampling

/// What the options of a draw in two stages say together.
struct TownDrawOptions {
    let method: TwoStageDraw.Method
    /// The draw without strata; nil where strata have sizes of their own, or towns are not drawn.
    let whole: StratumPlan?
    let hasTowns: Bool

    init(clusters: String?, towns: Int?, each: Int?, method: String) throws {
        switch method {
        case "equal": self.method = .equalChances
        case "pps": self.method = .proportionalToSize
        default:
            throw CommandFailure(
                "--method “\(method)”不对：equal（等概率）或 pps（按设施数成比例）。",
                "--method “\(method)” is unknown: equal, or pps for chances in proportion to facilities.")
        }
        hasTowns = clusters != nil
        switch (towns, each) {
        case (nil, nil): whole = nil
        case (let towns?, let each?):
            guard hasTowns else {
                throw CommandFailure(
                    "--towns 须与 --clusters 同用，说明乡镇在哪一列。", "--towns needs --clusters, the column that names the town.")
            }
            whole = .towns(towns, each: each, self.method)
        default:
            throw CommandFailure("--towns 与 --each 须同时给出。", "--towns and --each go together.")
        }
    }
}

/// Sizes by stratum as they are typed: `A=3,B=6x5`.
struct StratumSizes {
    let plans: [String: StratumPlan]

    /// Reads the list; a comma within a name is kept, since only `=` ends one.
    init(_ text: String, _ chances: TownDrawOptions) throws {
        var result: [String: StratumPlan] = [:]
        var pending = ""
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            pending += pending.isEmpty ? String(part) : "," + part
            guard let split = pending.lastIndex(of: "=") else { continue }
            let name = String(pending[..<split])
            guard let plan = Self.plan(pending[pending.index(after: split)...], chances), result[name] == nil else {
                throw CommandFailure(
                    "--sizes 中的“\(pending)”不对：应为 层=整数（两阶段为 层=乡镇数x每乡镇数，并给出 --clusters），且每层只写一次。",
                    "“\(pending)” in --sizes is wrong: expected STRATUM=whole number (two stages: STRATUM=TOWNSxEACH, with "
                        + "--clusters), each stratum once.")
            }
            result[name] = plan
            pending = ""
        }
        guard pending.isEmpty, !result.isEmpty else {
            throw CommandFailure(
                "--sizes 中的“\(pending)”没有样本量，应写成 A=3,B=5。", "“\(pending)” in --sizes has no size; write A=3,B=5.")
        }
        plans = result
    }

    private static func plan(_ text: Substring, _ chances: TownDrawOptions) -> StratumPlan? {
        if let size = Int(text) { return .facilities(size) }
        let numbers = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard chances.hasTowns, numbers.count == 2, let towns = numbers[0], let each = numbers[1] else { return nil }
        return .towns(towns, each: each, chances.method)
    }
}
