import Domain

/// The one growing byte buffer that a JSON body is written into (RFC 8259).
///
/// ```swift
/// var json = JSONBuffer()
/// json.object {
///     $0.member("name", village.name)
///     $0.name("values")
///     $0.array(values) { json, value in json.write(value) }
/// }
/// ```
struct JSONBuffer: Sendable {
    /// The UTF-8 bytes written so far.
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init(capacity: Int = 1024) {
        bytes.reserveCapacity(capacity)
    }

    /// An object whose members are written by a closure.
    mutating func object(_ members: (inout JSONBuffer) -> Void) {
        open(0x7B)
        members(&self)
        close(0x7D)
    }

    /// An array with a value for each element.
    mutating func array<Elements: Sequence>(
        _ elements: Elements, _ write: (inout JSONBuffer, Elements.Element) -> Void
    ) {
        open(0x5B)
        for element in elements { write(&self, element) }
        close(0x5D)
    }

    /// An array whose elements are written by a closure.
    mutating func elements(_ elements: (inout JSONBuffer) -> Void) {
        open(0x5B)
        elements(&self)
        close(0x5D)
    }

    /// The name of a member; its value comes next.
    mutating func name(_ name: String) {
        separate()
        quote(name)
        bytes.append(0x3A)
        needsComma = false
    }

    /// A text; nil is `null`.
    mutating func write(_ text: String?) {
        guard let text else { return writeNull() }
        separate()
        quote(text)
    }

    /// A whole number; nil is `null`.
    mutating func write(_ number: Int64?) {
        guard let number else { return writeNull() }
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// A number; nil and what is not finite are `null`.
    mutating func write(_ number: Double?) {
        guard let number, number.isFinite else { return writeNull() }
        separate()
        if number == number.rounded(), abs(number) < 1e15 {
            bytes.append(contentsOf: String(Int64(number)).utf8)
        } else {
            bytes.append(contentsOf: number.description.utf8)
        }
    }

    /// `true` or `false`.
    mutating func write(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// A value of a field: numbers, flags and texts as such, days in ISO form, subjects as their numbers.
    mutating func write(_ value: Value) {
        switch value {
        case .text(let text): write(text)
        case .integer(let number): write(number)
        case .decimal(let number): write(number)
        case .day(let day): write(day.description)
        case .flag(let flag): write(flag)
        case .subject(let id): write(id.number)
        }
    }

    /// A text in both languages, `{"zh": …, "en": …}`; nil is `null`.
    mutating func write(_ text: BilingualText?) {
        guard let text else { return writeNull() }
        object {
            $0.member("zh", text.zh)
            $0.member("en", text.en)
        }
    }

    /// `null`.
    mutating func writeNull() {
        separate()
        bytes.append(contentsOf: [0x6E, 0x75, 0x6C, 0x6C])
    }

    /// A member with a text.
    mutating func member(_ name: String, _ text: String?) {
        self.name(name)
        write(text)
    }

    /// A member with a whole number.
    mutating func member(_ name: String, _ number: Int64?) {
        self.name(name)
        write(number)
    }

    /// A member with a number.
    mutating func member(_ name: String, _ number: Double?) {
        self.name(name)
        write(number)
    }

    /// A member with a flag.
    mutating func member(_ name: String, _ flag: Bool) {
        self.name(name)
        write(flag)
    }

    /// A member with a text in both languages.
    mutating func member(_ name: String, _ text: BilingualText?) {
        self.name(name)
        write(text)
    }

    /// Members as another buffer has written them, such as those that are the same in every answer.
    mutating func members(as written: JSONBuffer) {
        guard !written.bytes.isEmpty else { return }
        separate()
        bytes.append(contentsOf: written.bytes)
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }

    private mutating func quote(_ text: String) {
        bytes.append(0x22)
        // Nearly every text can go as it is, in one piece.
        let isWhole: Void? = text.utf8.withContiguousStorageIfAvailable { utf8 in
            if utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
                for byte in utf8 { escape(byte) }
            } else {
                bytes.append(contentsOf: utf8)
            }
        }
        if isWhole == nil { for byte in text.utf8 { escape(byte) } }
        bytes.append(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C:
            bytes.append(0x5C)
            bytes.append(byte)
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        case 0..<0x20:
            bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, Self.digit(byte >> 4), Self.digit(byte & 15)])
        default: bytes.append(byte)
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
