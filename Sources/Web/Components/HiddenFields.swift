/// What a form sends without showing it.
struct HiddenFields: Component {
    /// The name under which every posted form carries the session's token.
    static let csrfName = "csrf"

    private let items: [PageURL.Item]

    /// Makes the hidden fields of a posted form.
    init(csrfToken: String, items: [PageURL.Item] = []) {
        self.items = [PageURL.Item(Self.csrfName, csrfToken)] + items
    }

    /// Makes the hidden fields of a form that only asks, so that its answer keeps the rest of the address.
    init(keeping items: [PageURL.Item]) {
        self.items = items
    }

    var html: HTML {
        HTML {
            for item in items {
                input(.type("hidden"), .name(item.name), .value(item.value))
            }
        }
    }
}
