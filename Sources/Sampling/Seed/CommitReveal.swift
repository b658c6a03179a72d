import Domain

/// A seed that several parties make together without any of them, nor an outsider, being able to steer it.
///
/// Each party first publishes a commitment to a secret number of 256 bits; when all have, they reveal their numbers,
/// and the exclusive or of all is the beacon. It is unforeseeable as long as one party keeps to chance. A party that
/// refuses to reveal is named, and the whole is begun anew; its number is never left out.
public struct CommitReveal: Hashable, Sendable {
    /// One party's commitment and what it revealed.
    public struct Party: Hashable, Sendable {
        /// The party's name, which is part of its commitment so that nobody can copy another's.
        public let name: String
        /// What was published first.
        public let commitment: Digest256
        /// The secret number, once revealed.
        public let nonce: Digest256

        /// A party that has revealed its number.
        public init(name: String, commitment: Digest256, nonce: Digest256) {
            self.name = name
            self.commitment = commitment
            self.nonce = nonce
        }
    }

    /// The parties in the order in which they committed themselves.
    public let parties: [Party]

    /// An exchange that is complete.
    ///
    /// Nothing is checked yet; see ``check()``.
    public init(parties: [Party]) {
        self.parties = parties
    }

    /// What a party publishes first: SHA-256 of its name, a line feed, and the 64 digits of its number.
    ///
    /// By hand: `printf '%s\n%s' NAME NUMBER | sha256sum`.
    public static func commitment(of nonce: Digest256, by name: String) -> Digest256 {
        SHA256.hash(name + "\n" + nonce.hex)
    }

    /// The exclusive or of all numbers.
    public var combined: Digest256 {
        parties.dropFirst().reduce(parties.first?.nonce ?? SHA256.hash("")) { $0 ^ $1.nonce }
    }

    /// Checks that there are at least two parties, that names and numbers differ, and that each kept to its commitment.
    ///
    /// - Throws: `badBeacon` with the party that did not.
    public func check() throws(SamplingError) {
        guard parties.count >= 2 else {
            throw .badBeacon(BilingualText("承诺—揭示至少要有两方", "Commit and reveal needs at least two parties"))
        }
        var names: Set<String> = []
        var nonces: Set<Digest256> = []
        for party in parties {
            guard !party.name.isEmpty, names.insert(party.name).inserted else {
                throw .badBeacon(
                    BilingualText("参与方“\(party.name)”没有名称或重复", "The party “\(party.name)” is nameless or there twice"))
            }
            guard nonces.insert(party.nonce).inserted else {
                throw .badBeacon(
                    BilingualText(
                        "“\(party.name)”的随机数与他方相同，请重做",
                        "“\(party.name)” has another party's number; begin anew"))
            }
            guard Self.commitment(of: party.nonce, by: party.name) == party.commitment else {
                throw .badBeacon(
                    BilingualText(
                        "“\(party.name)”揭示的随机数与其承诺不符",
                        "What “\(party.name)” revealed does not fit its commitment"))
            }
        }
    }
}
