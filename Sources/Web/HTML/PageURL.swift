/// An address within this site, in parts: a path and an ordered query that can be changed item by item.
///
/// All state of a page (filters, sort, page, day, language) lives in its address, so links are made by changing
/// one item of the present address and keeping the rest.
struct PageURL: Sendable, Hashable {
    /// One `name=value` of the query, decoded.
    struct Item: Sendable, Hashable {
        /// The item's name.
        var name: String
        /// The item's value.
        var value: String

        /// Makes an item.
        init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The path, already percent-encoded.
    var path: String
    /// The query in order.
    var items: [Item]

    /// Makes an address from its parts.
    init(_ path: String, _ items: [Item] = []) {
        self.path = path
        self.items = items
    }

    /// Reads an address as it stood in the request line (`/villages?sort=name&cols=a&cols=b`).
    init(parsing text: String) {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first.map(String.init) ?? "/"
        items =
            parts.count < 2
            ? []
            : parts[1].split(separator: "&").map { pair in
                let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return Item(Self.decode(sides[0]), sides.count < 2 ? "" : Self.decode(sides[1]))
            }
    }

    /// The first value of an item.
    subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// All values of an item that may stand more than once.
    func values(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    /// The same address with one item set, or taken out when the value is nil.
    ///
    /// The item keeps its place.
    func setting(_ name: String, _ value: String?) -> PageURL {
        var copy = self
        guard let value else {
            copy.items.removeAll { $0.name == name }
            return copy
        }
        if let index = copy.items.firstIndex(where: { $0.name == name }) {
            copy.items[index].value = value
            let rest = copy.items[(index + 1)...].filter { $0.name != name }
            copy.items = Array(copy.items[...index]) + rest
        } else {
            copy.items.append(Item(name, value))
        }
        return copy
    }

    /// The same address without some items.
    func removing(_ names: String...) -> PageURL {
        var copy = self
        copy.items.removeAll { names.contains($0.name) }
        return copy
    }

    /// The address as text, query percent-encoded (RFC 3986).
    var text: String {
        guard !items.isEmpty else { return path }
        return path + "?" + items.map { Self.encode($0.name) + "=" + Self.encode($0.value) }.joined(separator: "&")
    }

    /// Percent-encodes one path segment or query part; everything but RFC 3986's unreserved characters.
    static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default:
                bytes.append(0x25)
                bytes.append(hexDigit(byte >> 4))
                bytes.append(hexDigit(byte & 15))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

    private static func decode(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x2B {
                bytes.append(0x20)
            } else if byte == 0x25, let high = rest.first.flatMap(hexValue),
                let low = rest.dropFirst().first.flatMap(hexValue)
            {
                bytes.append(high << 4 | low)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
