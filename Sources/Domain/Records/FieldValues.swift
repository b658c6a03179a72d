/// The values of a record by field key; a field that is not there is not reported (未报).
///
/// Kept as a short array in the order of keys: a record has a handful of values, millions of records are read, and
/// hashing every key of each would cost more than looking along the array.
public struct FieldValues: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// One value with its key.
    public struct Item: Hashable, Sendable {
        /// The field's key.
        public let key: String
        /// The field's value.
        public let value: Value

        /// A value with its key.
        public init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// The values in the order of keys.
    public private(set) var items: [Item] = []

    /// Values by field key.
    public init(_ entries: [String: Value] = [:]) {
        items = entries.map { Item(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }
    }

    /// Values of distinct keys in any order.
    public init(items: [Item]) {
        self.items = items.sorted { $0.key < $1.key }
    }

    /// Values whose distinct keys are in order already.
    ///
    /// - Complexity: O(1); the order is checked in debug builds only.
    public init(inOrder items: [Item]) {
        assert(zip(items, items.dropFirst()).allSatisfy { $0.key < $1.key })
        self.items = items
    }

    /// Values by field key.
    public init(dictionaryLiteral elements: (String, Value)...) {
        for (key, value) in elements { self[key] = value }
    }

    /// The values by field key.
    public var entries: [String: Value] {
        Dictionary(items.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    }

    /// The keys in order.
    public var keys: [String] { items.map(\.key) }

    /// The value of a field, or nil if it is not reported.
    public subscript(key: String) -> Value? {
        get {
            for item in items where item.key == key { return item.value }
            return nil
        }
        set {
            var index = 0
            while index < items.count, items[index].key < key { index += 1 }
            let isThere = index < items.count && items[index].key == key
            switch (newValue, isThere) {
            case (let value?, true): items[index] = Item(key: key, value: value)
            case (let value?, false): items.insert(Item(key: key, value: value), at: index)
            case (nil, true): items.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// Whether nothing at all is reported.
    public var isEmpty: Bool { items.isEmpty }
}
