/// One of the choices of a field.
struct FormChoice: Sendable, Hashable {
    /// What is sent.
    var value: String
    /// What is shown.
    var words: String

    /// Makes a choice.
    init(_ value: String, _ words: String) {
        self.value = value
        self.words = words
    }
}

/// A field of a form: its name above it, a hint, the value, and what is wrong with it.
struct FormField: Component {
    /// What can be entered.
    enum Kind: Sendable {
        case text
        /// A whole number; phones show digits.
        case integer
        /// A number with decimals, typed as text so that "12户" or full-width digits reach the server unharmed.
        case decimal
        case date
        case telephone
        case email
        case password
        case search
        case select([FormChoice])
        case radio([FormChoice])
        case checkbox
        case textarea(rows: Int)
        /// A file; the text is what the `accept` attribute takes.
        case file(accept: String)
    }

    /// The name it is sent under.
    var name: String
    /// What it is called.
    var words: String
    /// What can be entered.
    var kind: Kind
    /// What is in it now.
    var value: String
    /// The unit after it.
    var unit: String?
    /// How to fill it in.
    var hint: String?
    /// What is wrong with what was entered, and what to do.
    var error: String?
    /// Whether it must be filled in.
    var isRequired: Bool
    /// What browsers may fill in by themselves (`username`, `current-password`, `tel`).
    var autocomplete: StaticString?
    /// The language of the page.
    var language: Language

    /// Makes a field; unit, hint and error are set by name.
    init(
        _ name: String, _ words: String, _ kind: Kind = .text, value: String = "", unit: String? = nil,
        hint: String? = nil, error: String? = nil, isRequired: Bool = false, autocomplete: StaticString? = nil,
        _ language: Language
    ) {
        self.name = name
        self.words = words
        self.kind = kind
        self.value = value
        self.unit = unit
        self.hint = hint
        self.error = error
        self.isRequired = isRequired
        self.autocomplete = autocomplete
        self.language = language
    }

    /// The id of the field, to which labels and error summaries lead.
    var id: String { "f-" + name }

    var html: HTML {
        div(.classes("field", error == nil ? nil : "has-error")) {
            switch kind {
            case .checkbox: checkbox
            case .radio(let choices): radios(choices)
            default:
                label(.for(id)) {
                    words
                    requirement
                }
                guidance
                div(.class("control")) {
                    control
                    if let unit { span(.class("unit")) { unit } }
                }
            }
        }
    }

    @HTMLBuilder private var requirement: HTML {
        if isRequired {
            " "
            span(.class("required-mark")) { language(KitText.required) }
        }
    }

    @HTMLBuilder private var guidance: HTML {
        if let hint { p(.class("hint"), .id(id + "-hint")) { hint } }
        if let error {
            p(.class("error-text"), .id(id + "-error")) {
                Icon.failure
                span(.class("sr")) { language(KitText.errorPrefix) }
                error
            }
        }
    }

    private var description: Attribute {
        let ids = [hint == nil ? nil : id + "-hint", error == nil ? nil : id + "-error"].compactMap(\.self)
        return .when(!ids.isEmpty, Attribute("aria-describedby", ids.joined(separator: " ")))
    }

    private var shared: [Attribute] {
        [
            .id(id), .name(name), description, .when(isRequired, .required),
            .when(error != nil, Attribute("aria-invalid", .literal("true"))),
            autocomplete.map(Attribute.autocomplete) ?? .when(false, .autocomplete("off")),
        ]
    }

    private var control: HTML {
        switch kind {
        case .text: line("text")
        case .integer: line("text", .inputMode("numeric"), .class("short"))
        case .decimal: line("text", .inputMode("decimal"), .class("short"))
        case .date: line("date", .class("short"))
        case .telephone: line("tel", .inputMode("tel"))
        case .email: line("email")
        case .password: HTML(void: "input", [.type("password")] + shared)
        case .search: line("search")
        case .select(let choices):
            HTML(
                "select", shared,
                HTML {
                    for choice in choices {
                        option(.value(choice.value), .when(choice.value == value, .selected)) { choice.words }
                    }
                })
        case .textarea(let rows):
            HTML("textarea", shared + [Attribute("rows", .number(rows))], .text(value))
        case .file(let accept):
            HTML(void: "input", [.type("file"), .accept(accept)] + shared)
        case .checkbox, .radio: .empty
        }
    }

    private func line(_ type: StaticString, _ more: Attribute...) -> HTML {
        HTML(void: "input", [.type(type), .value(value)] + more + shared)
    }

    @HTMLBuilder private var checkbox: HTML {
        guidance
        label(.class("check"), .for(id)) {
            HTML(void: "input", [.type("checkbox"), .value("1"), .when(value == "1", .checked)] + shared)
            span { words }
        }
    }

    private func radios(_ choices: [FormChoice]) -> HTML {
        fieldset(description) {
            legend {
                words
                requirement
            }
            guidance
            for (index, choice) in choices.enumerated() {
                label(.class("check")) {
                    input(
                        .type("radio"), .id(index == 0 ? id : id + "-\(index)"), .name(name), .value(choice.value),
                        .when(choice.value == value, .checked), .when(isRequired, .required))
                    span { choice.words }
                }
            }
        }
    }
}
