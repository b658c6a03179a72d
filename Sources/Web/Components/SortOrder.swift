/// The order of a list as it stands in an address: `sort=name` upwards, `sort=-name` downwards.
struct SortOrder: Sendable, Hashable {
    /// The column's key.
    var key: String
    /// Whether the largest comes first.
    var isDescending: Bool

    /// Makes an order.
    init(_ key: String, isDescending: Bool = false) {
        self.key = key
        self.isDescending = isDescending
    }

    /// Reads an order from an address; nil when the key is not among those allowed.
    init?(parsing text: String?, allowed: [String]) {
        guard let text else { return nil }
        let key = text.hasPrefix("-") ? String(text.dropFirst()) : text
        guard allowed.contains(key) else { return nil }
        self.init(key, isDescending: text.hasPrefix("-"))
    }

    /// The text for an address.
    var text: String { isDescending ? "-" + key : key }
}
