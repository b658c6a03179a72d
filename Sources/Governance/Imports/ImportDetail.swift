import Foundation

/// What the log says of an import.
struct ImportDetail: Encodable {
    let importID: Int64
    let file: String
    let hash: String
    let kind: String
    let rows: Int
    let new: Int
    let changed: Int
}

/// What the log says of an import that was taken back.
struct ImportUndoDetail: Encodable {
    let importID: Int64
    let entry: Int64
    let file: String
}

extension Encodable {
    /// JSON with sorted keys: the same value always gives the same text.
    var canonicalJSON: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: (try? encoder.encode(self)) ?? Data("{}".utf8), as: UTF8.self)
    }
}
