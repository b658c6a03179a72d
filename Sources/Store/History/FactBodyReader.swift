import Domain

/// Reads the stored form of a fact in one pass over its bytes.
///
/// It knows only what ``FactBody/encode(_:)`` writes without escapes: one flat object. For all else it answers nil, and
/// a full reader of JSON is asked. A page of a record reads dozens of facts, and the full reader costs ten times more.
struct FactBodyReader {
    private var rest: Slice<UnsafeBufferPointer<UInt8>>

    /// What the fact says; nil where the text is not of the plain form.
    static func read(_ text: String, kind: RecordKind) -> Assertion? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = FactBodyReader(rest: bytes[...])
            return reader.assertion(kind)
        }
    }

    private mutating func assertion(_ kind: RecordKind) -> Assertion? {
        guard take(0x7B) else { return nil }
        var values = FieldValues()
        var cleared: Set<String> = []
        var isFirst = true
        while !take(0x7D) {
            guard isFirst || take(0x2C), let key = string(), take(0x3A) else { return nil }
            isFirst = false
            if take("null") {
                cleared.insert(key)
                continue
            }
            guard let field = kind.field(key) else {
                guard skip() else { return nil }
                continue
            }
            guard let value = value(of: field.type) else { return nil }
            values[key] = value
        }
        return rest.isEmpty ? Assertion(values, clearing: cleared) : nil
    }

    private mutating func value(of type: FieldType) -> Value? {
        switch type {
        case .text, .choice, .shape: return string().map(Value.text)
        case .integer: return number().flatMap { Int64($0) }.map(Value.integer)
        case .decimal: return number().flatMap { Double($0) }.map(Value.decimal)
        case .subject: return number().flatMap { Int64($0) }.map { .subject(SubjectID($0)) }
        case .day: return string().flatMap { Day(iso: $0) }.map(Value.day)
        case .flag:
            if take("true") { return .flag(true) }
            return take("false") ? .flag(false) : nil
        }
    }

    private mutating func skip() -> Bool {
        if rest.first == 0x22 { return string() != nil }
        return take("true") || take("false") || number() != nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard rest.starts(with: wanted) else { return false }
        rest = rest.dropFirst(wanted.count)
        return true
    }

    /// A text without escapes.
    private mutating func string() -> String? {
        guard rest.first == 0x22 else { return nil }
        let body = rest.dropFirst()
        guard let end = body.firstIndex(where: { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }), body[end] == 0x22 else {
            return nil
        }
        defer { rest = body[(end + 1)...] }
        return String(decoding: body[..<end], as: UTF8.self)
    }

    private mutating func number() -> String? {
        let digits = rest.prefix { (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        return String(decoding: digits, as: UTF8.self)
    }
}
