public import Domain

/// Why a fictional county cannot be made.
public enum DemoError: Error, Hashable, Sendable {
    /// The database holds records already; invented ones must never be mixed with them.
    case notEmpty
    /// The number of natural villages is not within what can be made.
    case villagesOutOfRange(Int, ClosedRange<Int>)

    /// What is wrong, and what to do.
    public var message: BilingualText {
        switch self {
        case .notEmpty:
            BilingualText(
                "数据库中已有数据，不能写入虚构的演示数据。请换一个空数据库。",
                "The database holds data already; the fictional data are not written to it. Use an empty database.")
        case .villagesOutOfRange(let villages, let range):
            BilingualText(
                "自然村数 \(villages) 超出范围，应为 \(range.lowerBound) 至 \(range.upperBound)。",
                "\(villages) natural villages are out of range: give \(range.lowerBound) to \(range.upperBound).")
        }
    }
}

extension DemoError: CustomStringConvertible {
    /// The message in English.
    public var description: String { message.en }
}
