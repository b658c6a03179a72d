/// What a visit of a spot check found (检查结论).
public enum VisitOutcome: String, Codable, CaseIterable, Hashable, Sendable {
    /// The facility operates effectively (有效运行).
    case effective
    /// It does not (未有效运行).
    case notEffective = "not-effective"
    /// Nobody could get to it or in (无法进入).
    case inaccessible
    /// It does not belong to what is checked: torn down, handed over, not yet built (不属范围).
    case outOfScope = "out-of-scope"

    /// The name for people.
    public var name: BilingualText {
        switch self {
        case .effective: BilingualText("有效运行", "Effective")
        case .notEffective: BilingualText("未有效运行", "Not effective")
        case .inaccessible: BilingualText("无法进入", "Inaccessible")
        case .outOfScope: BilingualText("不属范围", "Out of scope")
        }
    }
}
