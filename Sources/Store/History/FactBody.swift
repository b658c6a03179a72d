import Domain
import Foundation

/// The stored form of what a fact says: JSON with sorted keys, so that the same statement has the same bytes.
enum FactBody {
    /// Writes an assertion.
    static func encode(_ assertion: Assertion) -> String {
        var text = "{"
        var isFirst = true
        for item in assertion.values.items {
            if !isFirst { text += "," }
            isFirst = false
            text += quoted(item.key) + ":" + json(item.value)
        }
        for key in assertion.cleared.sorted() where assertion.values[key] == nil {
            if !isFirst { text += "," }
            isFirst = false
            text += quoted(key) + ":null"
        }
        return text + "}"
    }

    /// Reads an assertion back; the catalogue tells what type each value has.
    ///
    /// Fields no longer defined are left out.
    static func decode(_ text: String, kind: RecordKind) -> Assertion {
        if let assertion = FactBodyReader.read(text, kind: kind) { return assertion }
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
            return Assertion([:])
        }
        var values = FieldValues()
        var cleared: Set<String> = []
        for (key, item) in object {
            if item is NSNull {
                cleared.insert(key)
            } else if let field = kind.field(key) {
                values[key] = value(item, of: field.type)
            }
        }
        return Assertion(values, clearing: cleared)
    }

    private static func value(_ item: Any, of type: FieldType) -> Value? {
        switch type {
        case .text, .choice: (item as? String).map(Value.text)
        case .integer: (item as? NSNumber).map { .integer($0.int64Value) }
        case .decimal: (item as? NSNumber).map { .decimal($0.doubleValue) }
        case .day: (item as? String).flatMap { Day(iso: $0) }.map(Value.day)
        case .flag: (item as? Bool).map(Value.flag)
        case .subject: (item as? NSNumber).map { .subject(SubjectID($0.int64Value)) }
        }
    }

    private static func json(_ value: Value) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .integer(let number): String(number)
        case .decimal(let number): "\(number)"
        case .day(let day): "\"\(day)\""
        case .flag(let flag): flag ? "true" : "false"
        case .subject(let subject): String(subject.number)
        }
    }

    /// A JSON string literal; only what JSON demands is escaped, so Chinese stays legible.
    static func quoted(_ text: String) -> String {
        if !text.utf8.contains(where: { $0 == 34 || $0 == 92 || $0 < 32 }) { return "\"" + text + "\"" }
        var bytes: [UInt8] = [34]
        bytes.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            switch byte {
            case 34: bytes += [92, 34]
            case 92: bytes += [92, 92]
            case 0..<32:
                let digits = Array("0123456789abcdef".utf8)
                bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(34)
        return String(decoding: bytes, as: UTF8.self)
    }
}
