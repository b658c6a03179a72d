/// A button that changes something: a small form of its own with the session's CSRF token.
struct PostButton: Component {
    private let words: String
    private let address: String
    private let csrfToken: String
    private let fields: [PageURL.Item]
    private let names: String

    /// Makes a button that posts.
    ///
    /// - Parameters:
    ///   - words: what it does.
    ///   - address: where it posts to.
    ///   - csrfToken: the session's token.
    ///   - fields: what else is sent.
    ///   - isDangerous: shown in the warning colour.
    init(
        _ words: String, to address: String, csrfToken: String, fields: [PageURL.Item] = [], isDangerous: Bool = false
    ) {
        self.words = words
        self.address = address
        self.csrfToken = csrfToken
        self.fields = fields
        names = isDangerous ? "button danger" : "button"
    }

    var html: HTML {
        form(.class("inline-form"), .method(.post), .action(address)) {
            HiddenFields(csrfToken: csrfToken, items: fields)
            button(.class(names), .type("submit")) { words }
        }
    }
}
