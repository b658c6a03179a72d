/// Makes the tickets of one seed.
///
/// ticket(id) = SHA-256(hex(SHA-256(seed)) ‖ id) as a decimal number of at least 64 digits, its digits reversed and put
/// behind `0.`. Reversed, because the leading digits of a number below 2²⁵⁶ are not equally frequent and the trailing
/// ones are.
public struct TicketMaker: Sendable {
    private let start: SHA256

    /// A maker for a seed, whose UTF-8 bytes are hashed as they are.
    public init(seed: String) {
        var hash = SHA256()
        hash.update(SHA256.hash(seed).hex.utf8)
        start = hash
    }

    /// The ticket of an id.
    ///
    /// - Complexity: O(n) in the length of the id.
    public func ticket(for id: String) -> Ticket {
        var hash = start
        hash.update(id.utf8)
        return Ticket(digits: Self.reversedDecimal(hash.finalized()))
    }

    /// The decimal digits, the last first, filled up with zeros to 64.
    private static func reversedDecimal(_ digest: Digest256) -> [UInt8] {
        var limbs = (0..<4).map { limb in
            digest.bytes[(8 * limb)..<(8 * limb + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        // Cuts off 18 digits at a time, by long division from the most significant limb on.
        let power: UInt64 = 1_000_000_000_000_000_000
        var digits: [UInt8] = []
        digits.reserveCapacity(90)
        while limbs.contains(where: { $0 != 0 }) {
            var remainder: UInt64 = 0
            for index in limbs.indices {
                (limbs[index], remainder) = power.dividingFullWidth((remainder, limbs[index]))
            }
            for _ in 0..<18 {
                digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: remainder % 10))
                remainder /= 10
            }
        }
        while digits.count > 64, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        while digits.count < 64 { digits.append(UInt8(ascii: "0")) }
        return digits
    }
}
