public import Domain

/// A round of drand quicknet, a public network that gives out one signed random number every three seconds.
///
/// Checked here is that the randomness is the SHA-256 of the signature. That the signature is the network's own (a BLS
/// signature on BLS12-381) is not checked here, since that needs a pairing library; ``verificationCommand`` does it
/// anywhere.
public struct DrandRound: Hashable, Sendable {
    /// The number of the round, from 1.
    public let round: Int64
    /// The network's signature of the round, 48 bytes in hexadecimal digits.
    public let signature: String
    /// The randomness that the network published with it.
    public let randomness: Digest256

    /// A round as published.
    ///
    /// Nothing is checked yet; see ``check()``.
    public init(round: Int64, signature: String, randomness: Digest256) {
        self.round = round
        self.signature = signature.lowercased()
        self.randomness = randomness
    }

    /// A round by its signature, from which the randomness follows.
    ///
    /// - Throws: `badBeacon` if the signature is not 48 bytes in hexadecimal digits.
    public init(round: Int64, signature: String) throws(SamplingError) {
        let bytes = try Self.bytes(signature)
        self.init(round: round, signature: signature, randomness: SHA256.hash(bytes))
    }

    /// When round 1 was given out: 2023-08-23T15:09:27Z, from the network's chain information.
    public static let genesis = Instant(milliseconds: 1_692_803_367_000)
    /// Milliseconds from one round to the next.
    public static let periodMilliseconds: Int64 = 3000
    /// The name of the network's chain: the hash of its parameters.
    public static let chainHash = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"

    /// The first round that is given out at a time or after it; 1 for any time before the network began.
    ///
    /// Announce a round by this: what was given out before the announcement could have been seen by those who announce
    /// it.
    public static func firstRound(atOrAfter time: Instant) -> Int64 {
        let elapsed = time.milliseconds.subtractingReportingOverflow(genesis.milliseconds)
        guard !elapsed.overflow, elapsed.partialValue > 0 else { return 1 }
        return (elapsed.partialValue - 1) / periodMilliseconds + 2
    }

    /// The last round given out at a time, or nil before the network began.
    public static func lastRound(at time: Instant) -> Int64? {
        guard time >= genesis else { return nil }
        let elapsed = time.milliseconds.subtractingReportingOverflow(genesis.milliseconds)
        return elapsed.overflow ? nil : elapsed.partialValue / periodMilliseconds + 1
    }

    /// When a round is given out, or nil if there is no such round.
    public static func time(ofRound round: Int64) -> Instant? {
        guard round >= 1 else { return nil }
        let (offset, overflow) = (round - 1).multipliedReportingOverflow(by: periodMilliseconds)
        let (time, late) = genesis.milliseconds.addingReportingOverflow(offset)
        return overflow || late ? nil : Instant(milliseconds: time)
    }

    /// Where the network gives this round out, for anybody to compare.
    public var address: String { "https://api.drand.sh/\(Self.chainHash)/public/\(round)" }

    /// A command that checks the signature itself, with the Python package `drand-verify`; it prints the randomness or
    /// fails.
    public var verificationCommand: String {
        "python3 -c 'import drand_verify; print(drand_verify.verify_quicknet(\(round), \"\(signature)\"))'"
    }

    /// Checks that the randomness belongs to the signature and that the round's number can be.
    ///
    /// - Throws: `badBeacon`.
    public func check() throws(SamplingError) {
        guard Self.time(ofRound: round) != nil else {
            throw .badBeacon(
                BilingualText("drand 轮次 \(round) 不对，轮次从 1 开始", "There is no drand round \(round); rounds begin with 1"))
        }
        guard SHA256.hash(try Self.bytes(signature)) == randomness else {
            throw .badBeacon(
                BilingualText(
                    "drand 第 \(round) 轮的随机数不是其签名的 SHA-256，请重新抄录",
                    "The randomness of drand round \(round) is not the SHA-256 of its signature; copy both again"))
        }
    }

    private static func bytes(_ signature: String) throws(SamplingError) -> [UInt8] {
        guard let bytes = Hexadecimal.bytes(signature), bytes.count == 48 else {
            throw .badBeacon(
                BilingualText(
                    "drand 签名应为 96 位十六进制数字（48 字节）",
                    "A drand quicknet signature has 96 hexadecimal digits (48 bytes)"))
        }
        return bytes
    }
}
