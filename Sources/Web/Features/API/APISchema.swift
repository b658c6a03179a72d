import Domain

/// The form of a JSON value: what the OpenAPI document says of it and what a request's body is checked against.
indirect enum APISchema: Sendable {
    /// A text of at most so many characters, without control characters other than tab and line ends.
    case text(limit: Int? = nil)
    /// One of some words.
    case choice([String])
    /// A whole number.
    case integer(ClosedRange<Int64>? = nil)
    /// A number.
    case number(ClosedRange<Double>? = nil)
    /// `true` or `false`.
    case flag
    /// A day, `2025-03-09`.
    case day
    /// A moment after RFC 3339 in UTC, `2025-03-09T06:05:33Z`.
    case moment
    /// A list.
    case list(APISchema)
    /// An object with these members and no others.
    case object([APIMember])
    /// An object whose member names are not known before.
    case map(APISchema)
    /// Any JSON value.
    case any
    /// The value or `null`.
    case orNull(APISchema)
    /// A schema that the document keeps once, under `components`.
    case named(String, APISchema)
    /// A schema with some words about it.
    case noted(APISchema, BilingualText)

    /// The number of a place, a record, a user and so on.
    static let id = APISchema.integer(1...Int64.max)
    /// A text in both languages.
    static let bilingual = APISchema.named(
        "BilingualText", .object([.required("zh", .text()), .required("en", .text())]))
}

/// A member of an object.
struct APIMember: Sendable {
    /// The name.
    var name: String
    /// The value.
    var schema: APISchema
    /// Whether it is always there.
    var isRequired: Bool
    /// What it means, where the name does not say so.
    var summary: BilingualText?

    /// A member that is always there.
    static func required(_ name: String, _ schema: APISchema, _ zh: String? = nil, _ en: String = "") -> APIMember {
        APIMember(name: name, schema: schema, isRequired: true, summary: zh.map { BilingualText($0, en) })
    }

    /// A member that may be left out.
    static func optional(_ name: String, _ schema: APISchema, _ zh: String? = nil, _ en: String = "") -> APIMember {
        APIMember(name: name, schema: schema, isRequired: false, summary: zh.map { BilingualText($0, en) })
    }
}
