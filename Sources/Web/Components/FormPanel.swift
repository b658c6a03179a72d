/// A form that changes something: errors on top, fields below each other, one main button.
struct FormPanel: Component {
    /// A named group of fields.
    struct Group: Sendable {
        /// The group's name; nil for a form of one group.
        var heading: String?
        /// What comes before the fields.
        var lead: HTML
        /// The fields.
        var fields: [FormField]

        /// Makes a form's only group, which needs no name.
        init(_ fields: [FormField]) {
            self.init(nil, fields)
        }

        /// Makes a named group.
        init(_ heading: String?, lead: HTML = .empty, _ fields: [FormField]) {
            self.heading = heading
            self.lead = lead
            self.fields = fields
        }
    }

    /// Where it is posted to.
    var address: String
    /// The session's token.
    var csrfToken: String
    /// What else is sent: versions for the optimistic lock, an idempotency key.
    var hidden: [PageURL.Item] = []
    /// The groups of fields.
    var groups: [Group]
    /// What is wrong beyond single fields.
    var problems: [String] = []
    /// The words on the main button; "Save" when nil.
    var submitWords: String?
    /// Where one goes without saving.
    var cancelAddress: String?
    /// A key to keep an unsent draft under in the browser; nil keeps none (passwords, personal data).
    var draftKey: String?
    /// The language of the page.
    var language: Language

    /// Makes a form; the rest is set by name.
    init(to address: String, csrfToken: String, groups: [Group], _ language: Language) {
        self.address = address
        self.csrfToken = csrfToken
        self.groups = groups
        self.language = language
    }

    var html: HTML {
        HTML {
            ErrorSummary(of: groups.flatMap(\.fields), more: problems, language)
            HTML(
                "form", attributes,
                HTML {
                    HiddenFields(csrfToken: csrfToken, items: hidden)
                    for group in groups {
                        if let heading = group.heading {
                            fieldset(.class("field-group")) {
                                legend { heading }
                                group.lead
                                group.fields.map(\.html)
                            }
                        } else {
                            group.lead
                            group.fields.map(\.html)
                        }
                    }
                    p(.class("actions")) {
                        button(.class("button primary"), .type("submit")) { submitWords ?? language(KitText.save) }
                        if let cancelAddress {
                            a(.class("button plain"), .href(cancelAddress)) { language(KitText.cancel) }
                        }
                    }
                })
        }
    }

    private var attributes: [Attribute] {
        let hasFiles = groups.flatMap(\.fields).contains { field in
            if case .file = field.kind { true } else { false }
        }
        return [
            .class("form-panel"), .method(.post), .action(address), .when(hasFiles, .multipart),
            .data("data-guard", ""), Attribute("data-draft", draftKey.map { .text($0) } ?? .absent),
            // The server judges every value and says why in the reader's language; browsers' bubbles do not.
            Attribute("novalidate", .flag),
        ]
    }
}
