public import Domain

/// Why no staging plan can be given.
public enum StageError: Error, Hashable, Sendable {
    /// The milestones cannot all be met; the first that fails, with the greatest share that can be served by then.
    case milestoneOutOfReach(year: Int, share: Double, reachable: Double)
    /// Villages that need each other in a circle.
    case circularNeeds(villages: [String])
    /// No plan that meets the milestones was found in time.
    case nothingFound(seconds: Double)

    /// What is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .milestoneOutOfReach(let year, let share, let reachable):
            BilingualText(
                "第 \(year) 年的覆盖目标 \(Self.percent(share))% 无法达到，最多约 \(Self.percent(reachable))%。"
                    + "请增加此前的预算或施工能力，或降低、推迟目标。",
                "The coverage target of \(Self.percent(share)) % in year \(year) cannot be met; at most about "
                    + "\(Self.percent(reachable)) % can. Raise the earlier budgets or crews, or lower or postpone the target."
            )
        case .circularNeeds(let villages):
            BilingualText(
                "这些村互为前置条件：\(villages.joined(separator: "、"))。请去掉其中一条前置关系。",
                "These villages need each other in a circle: \(villages.joined(separator: ", ")). Take one of the needs out."
            )
        case .nothingFound(let seconds):
            BilingualText(
                "在 \(seconds) 秒内没有找到满足全部目标的方案。请延长时间或放宽目标。",
                "No plan that meets every target was found in \(seconds) seconds. Allow more time or relax the targets."
            )
        }
    }

    private static func percent(_ share: Double) -> String {
        guard share.isFinite else { return "?" }
        let tenths = (share * 1000).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }
}

extension StageError: CustomStringConvertible {
    /// The message in both languages, Chinese first.
    public var description: String { message.zh + "\n" + message.en }
}
