import Domain
import Foundation

/// The stored form of what a fact says: JSON with sorted keys, so that the same statement has the same bytes.
enum FactBody {
    /// Writes an assertion.
    static func encode(_ assertion: Assertion) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(128)
        bytes.append(0x7B)
        for item in assertion.values.items {
            if bytes.count > 1 { bytes.append(0x2C) }
            quote(item.key, into: &bytes)
            bytes.append(0x3A)
            write(item.value, into: &bytes)
        }
        for key in assertion.cleared.sorted() where assertion.values[key] == nil {
            if bytes.count > 1 { bytes.append(0x2C) }
            quote(key, into: &bytes)
            bytes.append(contentsOf: ":null".utf8)
        }
        bytes.append(0x7D)
        return String(decoding: bytes, as: UTF8.self)
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
        case .text, .choice, .shape: (item as? String).map(Value.text)
        case .integer: (item as? NSNumber).map { .integer($0.int64Value) }
        case .decimal: (item as? NSNumber).map { .decimal($0.doubleValue) }
        case .day: (item as? String).flatMap { Day(iso: $0) }.map(Value.day)
        case .flag: (item as? Bool).map(Value.flag)
        case .subject: (item as? NSNumber).map { .subject(SubjectID($0.int64Value)) }
        }
    }

    private static func write(_ value: Value, into bytes: inout [UInt8]) {
        switch value {
        case .text(let text): quote(text, into: &bytes)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .decimal(let number): bytes.append(contentsOf: number.description.utf8)
        case .day(let day): quote(day.description, into: &bytes)
        case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .subject(let subject): bytes.append(contentsOf: String(subject.number).utf8)
        }
    }

    /// A JSON string literal; only what JSON demands is escaped, so Chinese stays legible.
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        quote(text, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func quote(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(0x22)
        if text.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }) {
            for byte in text.utf8 { escape(byte, into: &bytes) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(0x22)
    }

    private static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
        switch byte {
        case 0x22, 0x5C: bytes += [0x5C, byte]
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        default: bytes.append(byte)
        }
    }
}
