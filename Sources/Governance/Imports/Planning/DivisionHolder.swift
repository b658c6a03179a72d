/// A place that has, or once had, a code that a list could name (代码持有者).
struct DivisionHolder {
    /// The number of the place.
    let id: Int64
    let name: String
    /// The number of the place above; 0 for none.
    let parent: Int64
    /// The number of the day since when it is so.
    let since: Int32
    /// Whether it is the place's code now, and the place still stands.
    let isCurrent: Bool
    /// Whether the importer may change it.
    let isAllowed: Bool
}
