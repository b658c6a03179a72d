/// The question before something that cannot be taken back: what will happen, and two ways on.
struct ConfirmPanel: Component {
    /// What is asked.
    var question: String
    /// What will happen.
    var consequences: [String]
    /// Whether it can be undone.
    var canBeUndone = false
    /// Where the answer is posted to.
    var address: String
    /// What is sent with it.
    var fields: [PageURL.Item] = []
    /// The session's token.
    var csrfToken: String
    /// The words on the button; "Confirm" when nil.
    var confirmWords: String?
    /// Where one goes without doing it.
    var cancelAddress: String
    /// The language of the page.
    var language: Language

    /// Makes a question; the rest is set by name.
    init(
        _ question: String, consequences: [String], address: String, csrfToken: String, cancelAddress: String,
        _ language: Language
    ) {
        self.question = question
        self.consequences = consequences
        self.address = address
        self.csrfToken = csrfToken
        self.cancelAddress = cancelAddress
        self.language = language
    }

    var html: HTML {
        section(.class("confirm panel")) {
            h2 { question }
            ul {
                for consequence in consequences { li { consequence } }
            }
            if !canBeUndone {
                p(.class("confirm-warning")) {
                    Icon.warning
                    " "
                    language(KitText.cannotUndo)
                }
            }
            form(.class("actions"), .method(.post), .action(address), .data("data-guard", "")) {
                HiddenFields(csrfToken: csrfToken, items: fields)
                button(.class(canBeUndone ? "button primary" : "button danger"), .type("submit")) {
                    confirmWords ?? language(KitText.confirm)
                }
                a(.class("button plain"), .href(cancelAddress)) { language(KitText.cancel) }
            }
        }
    }
}
