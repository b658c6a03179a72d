/// What is wrong with a form, on top of it; each line leads to its field.
struct ErrorSummary: Component {
    /// One thing to correct.
    struct Entry: Sendable, Hashable {
        /// The id of the field (``FormField/id``), or nil when the whole form is meant.
        var fieldID: String?
        /// What is wrong and what to do.
        var words: String

        /// Makes an entry.
        init(_ words: String, fieldID: String? = nil) {
            self.words = words
            self.fieldID = fieldID
        }
    }

    private let entries: [Entry]
    private let language: Language

    /// Makes a summary; nothing is shown when there are no entries.
    init(_ entries: [Entry], _ language: Language) {
        self.entries = entries
        self.language = language
    }

    /// Makes a summary of the errors that stand at fields.
    init(of fields: [FormField], more: [String] = [], _ language: Language) {
        let atFields = fields.compactMap { field in
            field.error.map { error in
                // Some refusals name their field themselves.
                let isNamed = error.hasPrefix(language.labelled(field.words, ""))
                return Entry(isNamed ? error : language.labelled(field.words, error), fieldID: field.id)
            }
        }
        self.init(more.map { Entry($0) } + atFields, language)
    }

    var html: HTML {
        guard !entries.isEmpty else { return .empty }
        return div(.class("notice error"), .role("alert"), .tabIndex(-1), .data("data-focus", "")) {
            Icon.failure
            div(.class("notice-body")) {
                p(.class("notice-heading")) {
                    language(KitText.errorsHeading, ["n": language.count(entries.count)])
                }
                ul {
                    for entry in entries {
                        li {
                            if let fieldID = entry.fieldID {
                                a(.href("#" + fieldID)) { entry.words }
                            } else {
                                entry.words
                            }
                        }
                    }
                }
            }
        }
    }
}
