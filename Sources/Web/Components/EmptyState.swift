/// What stands in place of a list that has nothing to show: why, and what to do next.
struct EmptyState: Component {
    private let heading: String
    private let advice: String
    private let actions: [Action]
    private let icon: Icon

    /// Makes such a message.
    init(_ heading: String, advice: String, actions: [Action] = [], icon: Icon = .search) {
        self.heading = heading
        self.advice = advice
        self.actions = actions
        self.icon = icon
    }

    /// Nothing matches the filters.
    static func nothingFound(_ language: Language, clear: PageURL?) -> EmptyState {
        EmptyState(
            language(KitText.emptyHeading), advice: language(KitText.emptyAdvice),
            actions: clear.map { [Action(language(KitText.clearFilters), to: $0)] } ?? [])
    }

    /// The reader's rights do not reach this far.
    static func denied(_ language: Language, actions: [Action] = []) -> EmptyState {
        EmptyState(
            language(KitText.deniedHeading), advice: language(KitText.deniedAdvice), actions: actions, icon: .close)
    }

    /// Reading failed.
    static func failed(_ language: Language, why: String, retry: PageURL) -> EmptyState {
        EmptyState(
            language(KitText.failedHeading), advice: why,
            actions: [Action(language(KitText.retry), to: retry, .primary)], icon: .warning)
    }

    var html: HTML {
        div(.class("empty")) {
            icon
            p(.class("empty-heading")) { heading }
            p { advice }
            if !actions.isEmpty {
                p(.class("actions")) { actions.map(\.html) }
            }
        }
    }
}
