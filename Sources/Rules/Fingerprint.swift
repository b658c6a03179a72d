import Domain

/// A hash of measures that stays the same from run to run and from machine to machine.
enum Fingerprint {
    /// The hash of the canonical text of the measures, in sixteen hexadecimal digits.
    ///
    /// Names and units are left out, since sums do not depend on them.
    static func of(_ measures: [Measure]) -> String {
        let digits = String(hash(measures.map(line).joined().utf8), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// FNV-1a with 64 bits.
    ///
    /// Source: Fowler, Noll, Vo, Eastlake, "The FNV Non-Cryptographic Hash Algorithm".
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    private static func line(_ measure: Measure) -> String {
        let amount: String
        switch measure.amount {
        case .one: amount = "1"
        case .field(let key, let scale): amount = "\(quoted(key))*\(scale)"
        }
        return "\(measure.slot) \(measure.id) \(measure.subject.rawValue) \(amount) \(text(measure.condition))\n"
    }

    private static func text(_ condition: Predicate) -> String {
        switch condition {
        case .always: "always"
        case .reported(let key): "reported(\(quoted(key)))"
        case .equals(let key, let value): "equals(\(quoted(key)),\(text(value)))"
        case .isOneOf(let key, let values): "isOneOf(\(quoted(key)),\(values.map(text).joined(separator: ",")))"
        case .atLeast(let key, let bound): "atLeast(\(quoted(key)),\(bound))"
        case .ratioAtLeast(let above, let below, let bound):
            "ratioAtLeast(\(quoted(above)),\(quoted(below)),\(bound))"
        case .villagersCommittee: "villagersCommittee"
        case .all(let parts): "all(\(parts.map(text).joined(separator: ",")))"
        case .any(let parts): "any(\(parts.map(text).joined(separator: ",")))"
        case .not(let part): "not(\(text(part)))"
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .integer(let number): "\(number)"
        case .decimal(let number): "\(number)"
        case .day(let day): "day:\(day)"
        case .flag(let flag): "\(flag)"
        case .subject(let id): "#\(id)"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))\""
    }
}
