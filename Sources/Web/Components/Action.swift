/// A next step offered to the reader: a link that looks like a button.
struct Action: Component {
    /// How much weight the link has.
    enum Weight: Sendable {
        case primary, secondary, plain

        fileprivate var names: String {
            switch self {
            case .primary: "button primary"
            case .secondary: "button"
            case .plain: "button plain"
            }
        }
    }

    private let words: String
    private let url: PageURL
    private let weight: Weight

    /// Makes a next step.
    init(_ words: String, to url: PageURL, _ weight: Weight = .secondary) {
        self.words = words
        self.url = url
        self.weight = weight
    }

    /// Makes a next step with an address as text.
    init(_ words: String, to address: String, _ weight: Weight = .secondary) {
        self.init(words, to: PageURL(parsing: address), weight)
    }

    var html: HTML {
        a(.class(weight.names), .href(url)) { words }
    }
}
