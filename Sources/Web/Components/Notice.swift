/// A message above the content: what happened, where, and what to do next.
struct Notice: Component {
    /// How grave it is; each kind has its own shape and word beside its colour.
    enum Kind: Sendable {
        case information, success, warning, error

        fileprivate var look: (names: String, icon: Icon, word: KitText) {
            switch self {
            case .information: ("notice information", .information, .noticeInformation)
            case .success: ("notice success", .success, .noticeSuccess)
            case .warning: ("notice warning", .warning, .noticeWarning)
            case .error: ("notice error", .failure, .noticeError)
            }
        }
    }

    private let kind: Kind
    private let heading: String
    private let detail: HTML
    private let actions: [Action]
    private let language: Language

    /// Makes a message.
    init(
        _ kind: Kind, _ heading: String, _ language: Language, actions: [Action] = [],
        @HTMLBuilder detail: () -> HTML = { .empty }
    ) {
        self.kind = kind
        self.heading = heading
        self.language = language
        self.actions = actions
        self.detail = detail()
    }

    var html: HTML {
        div(.class(kind.look.names), Attribute("role", kind == .error ? "alert" : "status")) {
            kind.look.icon
            div(.class("notice-body")) {
                p(.class("notice-heading")) {
                    span(.class("sr")) { language(kind.look.word) + " " }
                    heading
                }
                detail
                if !actions.isEmpty {
                    p(.class("actions")) { actions.map(\.html) }
                }
            }
        }
    }
}
