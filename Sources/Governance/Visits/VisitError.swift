public import Domain

/// Why something is not done with a visit.
public enum VisitError: Error, Hashable, Sendable {
    /// A value that cannot be used, with what to do.
    case invalid(field: String, BilingualText)
    /// The recorder decides about his own visit.
    case ownVisit
    /// Too many bytes of photos lie unfinished.
    case tooMuchUnfinished

    private static let unfinishedMegabytes = UnfinishedUploads.mostBytes >> 20

    /// A short stable code in kebab case, for programs.
    public var code: String {
        switch self {
        case .invalid: "value-unfit"
        case .ownVisit: "own-visit"
        case .tooMuchUnfinished: "too-much-unfinished"
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
        case .tooMuchUnfinished:
            BilingualText(
                "您还有约 \(Self.unfinishedMegabytes) MB 照片没有传完，请先传完这些照片再传新的；七天没有继续上传的会自动清除。",
                "About \(Self.unfinishedMegabytes) MB of your photos are half sent. Finish them before sending others; what nobody goes on with for seven days is thrown away."
            )
        }
    }
}
