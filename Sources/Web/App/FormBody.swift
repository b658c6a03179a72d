import Foundation

/// A posted form: fields in order, and files that lie in a temporary folder until the request is answered.
struct FormBody: Sendable {
    /// An uploaded file.
    struct File: Sendable {
        /// The field it came with.
        var field: String
        /// The name it has on the sender's machine, without folders.
        var name: String
        /// Where it lies now; gone once the request is answered, so move what has to stay.
        var url: URL
        /// Its size in bytes.
        var size: Int
    }

    /// The fields in order; a name may stand more than once.
    var fields: [PageURL.Item] = []
    /// The files.
    var files: [File] = []

    /// A form without anything.
    init() {}

    /// Reads `application/x-www-form-urlencoded`.
    init(urlEncoded bytes: some Sequence<UInt8>) {
        fields = PageURL(parsing: "/?" + String(decoding: Array(bytes), as: UTF8.self)).items.map { item in
            // No engine keeps NUL characters in texts.
            PageURL.Item(item.name, item.value.filter { $0 != "\0" })
        }
    }

    /// The first value of a field, nil where it was not sent.
    subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// The first value of a field without blanks at its ends; empty where it was not sent.
    func text(_ name: String) -> String {
        (self[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// All values of a field that may stand more than once.
    func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// The first file of a field that is not empty.
    func file(_ field: String) -> File? {
        files.first { $0.field == field && $0.size > 0 }
    }

    /// Deletes the files that nobody moved away.
    func removeFiles() {
        for file in files { try? FileManager.default.removeItem(at: file.url) }
    }
}
