import HTTPTypes
import Hummingbird

/// The cookies that a browser sent (RFC 6265 §4.2), read one at a time.
///
/// Every request asks for two or three of them; taking all apart first would be a good part of a short answer's work.
struct CookieHeader {
    private let fields: [String]

    init(_ request: Request) {
        fields = request.headers[values: .cookie]
    }

    /// The value of the first cookie of this name.
    subscript(name: String) -> String? {
        for field in fields {
            if let value = Self.value(of: name, in: field) { return value }
        }
        return nil
    }

    private static func value(of name: String, in field: String) -> String? {
        var rest = field.utf8[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x3B) ?? rest.endIndex
            let pair = rest[..<end].drop { $0 == 0x20 || $0 == 0x09 }
            if pair.starts(with: name.utf8) {
                let after = pair.dropFirst(name.utf8.count)
                if after.first == 0x3D { return unquoted(after.dropFirst()) }
            }
            rest = end == rest.endIndex ? rest[rest.endIndex...] : rest[rest.index(after: end)...]
        }
        return nil
    }

    private static func unquoted(_ value: Substring.UTF8View) -> String {
        var value = value
        while value.last == 0x20 { value = value.dropLast() }
        if value.count >= 2, value.first == 0x22, value.last == 0x22 { value = value.dropFirst().dropLast() }
        return String(Substring(value))
    }
}
