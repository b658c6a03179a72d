public import Domain
public import Rules

/// What a list of records is asked for: kind, area, filters, order, moment (列表查询).
public struct RecordListing: Sendable {
    /// A condition on one field.
    public enum Filter: Hashable, Sendable {
        /// The field has the value.
        case equals(String, Value)
        /// The field has no value.
        case missing(String)
        /// The field has some value.
        case reported(String)
        /// The quantity is at least so large.
        case atLeast(String, Double)
        /// The quantity is at most so large.
        case atMost(String, Double)
        /// The name contains the word.
        case nameContains(String)
        /// The text ends with the word.
        case endsWith(String, String)
        /// It is one of these records.
        case among([SubjectID])
    }

    /// What the records are ordered by.
    public struct Order: Hashable, Sendable {
        /// `code`, `name`, or the key of a sortable field.
        public let key: String
        /// Whether the largest come first.
        public let isDescending: Bool

        /// An order by a field.
        public init(_ key: String, descending: Bool = false) {
            self.key = key
            self.isDescending = descending
        }
    }

    /// The kind of record.
    public var kind: RecordKind
    /// For villages: administrative or natural; nil for both.
    public var level: RegionLevel?
    /// The area asked for.
    public var area: RegionPath
    /// The areas that the asker may see.
    public var scope: AreaScope
    /// Conditions that all hold.
    public var filters: [Filter] = []
    /// A condition of a rule set, such as "counts in the numerator".
    public var condition: Predicate?
    /// The order.
    public var order = Order("code")
    /// The moment on both axes.
    public var asOf: AsOf
    /// How many at most.
    public var limit = 50

    /// Whether the records are named one by one.
    var isPicked: Bool {
        filters.contains { filter in
            if case .among = filter { true } else { false }
        }
    }

    /// Asks for the records of a kind within an area.
    public init(_ kind: RecordKind, level: RegionLevel? = nil, area: RegionPath, scope: AreaScope, asOf: AsOf) {
        self.kind = kind
        self.level = level
        self.area = area
        self.scope = scope
        self.asOf = asOf
    }

    /// The orders that lists of the kind offer.
    public static func orders(of kind: RecordKind) -> [String] {
        let shared = kind == .village ? ["code", "name"] : []
        return shared + kind.fields.filter(\.isSortable).map(\.key)
    }
}

/// One line of a list.
public struct RecordItem: Hashable, Sendable {
    /// Whom it is about.
    public let id: SubjectID
    /// Its name.
    public let name: String
    /// Its code; may be empty.
    public let code: String
    /// For villages: administrative or natural.
    public let level: RegionLevel
    /// The way to the village, or to the place where the record stands.
    public let path: RegionPath
    /// The values.
    public let values: FieldValues
}

/// A place in a list from which it goes on, in either direction (游标).
public struct ListCursor: Hashable, Sendable {
    /// The value of the order's field there, in stored form; nil where it is missing.
    public let value: Value?
    /// The record there.
    public let id: SubjectID
    /// Whether the page wanted lies before it.
    public let isBackward: Bool

    /// A place in a list.
    public init(value: Value?, id: SubjectID, isBackward: Bool) {
        self.value = value
        self.id = id
        self.isBackward = isBackward
    }
}

/// One page of a list.
public struct RecordPage: Sendable {
    /// The records in the order asked for.
    public let items: [RecordItem]
    /// Where the next page begins; nil on the last.
    public let next: ListCursor?
    /// Where the page before ends; nil on the first.
    public let previous: ListCursor?
}
