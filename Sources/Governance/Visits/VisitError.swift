public import Domain

/// Why something is not done with a visit.
public enum VisitError: Error, Hashable, Sendable {
    /// A value that cannot be used, with what to do.
    case invalid(field: String, BilingualText)
    /// The recorder decides about his own visit.
    case ownVisit

    /// A short stable code in kebab case, for programs.
    public var code: String {
        switch self {
        case .invalid: "value-unfit"
        case .ownVisit: "own-visit"
        }
    }

    /// The field that it is about.
    public var field: String? {
        if case .invalid(let field, _) = self { return field }
        return nil
    }

    /// What is wrong and what to do, for people.
    public var message: BilingualText {
        switch self {
        case .invalid(_, let text): text
        case .ownVisit:
            BilingualText("不能裁定自己提交的记录，请由另一人办理。", "Nobody decides about his own visit. Ask somebody else.")
        }
    }
}
