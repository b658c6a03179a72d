extension Attribute {
    /// The attribute given, or nothing when the condition does not hold.
    static func when(_ condition: Bool, _ attribute: Attribute) -> Attribute {
        condition ? attribute : Attribute(attribute.name, .absent)
    }

    /// `class`.
    static func `class`(_ names: String) -> Attribute { Attribute("class", names) }

    /// `class` from several names, leaving out those that are nil.
    static func classes(_ names: String?...) -> Attribute {
        let present = names.compactMap(\.self)
        return present.isEmpty ? Attribute("class", .absent) : Attribute("class", present.joined(separator: " "))
    }

    /// `id`.
    static func id(_ id: String) -> Attribute { Attribute("id", id) }

    /// `href`, refused when the scheme could run a script (see ``SafeURL``).
    static func href(_ url: String) -> Attribute { Attribute("href", SafeURL.link(url)) }

    /// `href` of an address built from its parts.
    static func href(_ url: PageURL) -> Attribute { Attribute("href", SafeURL.link(url.text)) }

    /// `src`, refused when the scheme could run a script.
    static func src(_ url: String) -> Attribute { Attribute("src", SafeURL.resource(url)) }

    /// `action` of a form, refused when the scheme could run a script.
    static func action(_ url: String) -> Attribute { Attribute("action", SafeURL.link(url)) }

    /// `formaction` of a button.
    static func formAction(_ url: String) -> Attribute { Attribute("formaction", SafeURL.link(url)) }

    /// `method`: get or post.
    static func method(_ method: FormMethod) -> Attribute { Attribute("method", .literal(method.name)) }

    /// `enctype` for forms with files.
    static let multipart = Attribute("enctype", .literal("multipart/form-data"))

    /// `name`.
    static func name(_ name: String) -> Attribute { Attribute("name", name) }

    /// `value`.
    static func value(_ value: String) -> Attribute { Attribute("value", value) }

    /// `type` of an input or button.
    static func type(_ type: StaticString) -> Attribute { Attribute("type", .literal(type)) }

    /// `for`: the id of the field a label belongs to.
    static func `for`(_ id: String) -> Attribute { Attribute("for", id) }

    /// `placeholder`.
    static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", text) }

    /// `title`.
    static func title(_ text: String) -> Attribute { Attribute("title", text) }

    /// `alt`.
    static func alt(_ text: String) -> Attribute { Attribute("alt", text) }

    /// `lang`.
    static func lang(_ language: Language) -> Attribute { Attribute("lang", language.tag) }

    /// `hreflang`.
    static func hreflang(_ language: Language) -> Attribute { Attribute("hreflang", language.tag) }

    /// `rel`.
    static func rel(_ relation: StaticString) -> Attribute { Attribute("rel", .literal(relation)) }

    /// `role`.
    static func role(_ role: StaticString) -> Attribute { Attribute("role", .literal(role)) }

    /// `scope` of a table header.
    static func scope(_ scope: StaticString) -> Attribute { Attribute("scope", .literal(scope)) }

    /// `colspan`.
    static func colspan(_ count: Int) -> Attribute { Attribute("colspan", .number(count)) }

    /// `rowspan`.
    static func rowspan(_ count: Int) -> Attribute { Attribute("rowspan", .number(count)) }

    /// `datetime` in ISO form.
    static func datetime(_ iso: String) -> Attribute { Attribute("datetime", iso) }

    /// `autocomplete`.
    static func autocomplete(_ purpose: StaticString) -> Attribute { Attribute("autocomplete", .literal(purpose)) }

    /// `inputmode`: the keypad a phone shows.
    static func inputMode(_ mode: StaticString) -> Attribute { Attribute("inputmode", .literal(mode)) }

    /// `accept`: the kinds of files.
    static func accept(_ kinds: String) -> Attribute { Attribute("accept", kinds) }

    /// `tabindex`.
    static func tabIndex(_ index: Int) -> Attribute { Attribute("tabindex", .number(index)) }

    /// An `aria-…` attribute; give the whole name: `.aria("aria-label", text)`.
    static func aria(_ name: StaticString, _ text: String) -> Attribute { Attribute(name, text) }

    /// A `data-…` attribute; give the whole name: `.data("data-draft", key)`.
    static func data(_ name: StaticString, _ text: String) -> Attribute { Attribute(name, text) }

    /// `download`.
    static let download = Attribute("download", .flag)
    /// `checked`.
    static let checked = Attribute("checked", .flag)
    /// `selected`.
    static let selected = Attribute("selected", .flag)
    /// `disabled`.
    static let disabled = Attribute("disabled", .flag)
    /// `required`.
    static let required = Attribute("required", .flag)
    /// `hidden`.
    static let hidden = Attribute("hidden", .flag)
    /// `open`, for details.
    static let open = Attribute("open", .flag)
    /// `multiple`.
    static let multiple = Attribute("multiple", .flag)
    /// `aria-hidden="true"`: an ornament that a screen reader passes over.
    static let ornament = Attribute("aria-hidden", .literal("true"))
    /// `aria-current="page"`.
    static let currentPage = Attribute("aria-current", .literal("page"))
}

/// How a form is sent.
enum FormMethod: Sendable {
    case get, post

    /// The attribute's value.
    var name: StaticString {
        switch self {
        case .get: "get"
        case .post: "post"
        }
    }
}
