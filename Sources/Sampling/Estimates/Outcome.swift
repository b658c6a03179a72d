public import Domain

/// What was found at a facility that was to be checked (抽查结果).
public enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// Effectively operating (有效运行).
    case effective
    /// Not effectively operating (未有效运行).
    case notEffective
    /// It could not be reached or opened (无法核查). It is missing in the best estimate and counts as not effective in the
    /// conservative one.
    case inaccessible
    /// It turned out not to belong to the frame (不在范围), such as a facility that was taken down before the day of the
    /// frame.
    case outOfScope

    /// The outcome's name.
    public var name: BilingualText {
        switch self {
        case .effective: BilingualText("有效运行", "effective")
        case .notEffective: BilingualText("未有效运行", "not effective")
        case .inaccessible: BilingualText("无法核查", "inaccessible")
        case .outOfScope: BilingualText("不在范围", "out of scope")
        }
    }
}
