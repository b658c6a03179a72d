/// The text from which tickets are made (种子), fixed in public after the frame.
public struct Seed: Hashable, Sendable {
    /// The text that is hashed into every ticket.
    public let text: String

    /// A seed that is already known as text.
    ///
    /// - Throws: `emptySeed`.
    public init(_ text: String) throws(SamplingError) {
        guard !text.isEmpty else { throw .emptySeed }
        self.text = text
    }

    /// The seed of a frame and a public event that came after it: SHA-256(frame hash ‖ beacon) in small hexadecimal
    /// digits.
    ///
    /// Both are taken as text: the 64 digits of the frame's hash, directly followed by ``Beacon/text``. By hand:
    /// `printf '%s%s' FRAMEHASH BEACON | sha256sum`.
    ///
    /// - Throws: `badBeacon` if the event is not as its source gives it out.
    public init(frameHash: Digest256, beacon: Beacon) throws(SamplingError) {
        try beacon.check()
        text = SHA256.hash(frameHash.hex + beacon.text).hex
    }
}
