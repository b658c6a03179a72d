import Domain

extension RecordItem {
    /// The same line without the values of some fields, for those who may not see them.
    public func hiding(_ keys: some Sequence<String>) -> RecordItem {
        var values = values
        for key in keys { values[key] = nil }
        return RecordItem(id: id, name: name, code: code, level: level, path: path, values: values)
    }
}

extension RecordPage {
    /// The same page with each line changed.
    public func map(_ transform: (RecordItem) -> RecordItem) -> RecordPage {
        RecordPage(items: items.map(transform), next: next, previous: previous)
    }
}
