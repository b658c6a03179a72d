import Domain
import Sampling
import Testing

@Suite("Hashes and seeds")
struct HashingTests {
    @Test(
        "SHA-256 gives the examples of FIPS 180-2 and of the empty text",
        arguments: [
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func examples(text: String, expected: String) {
        #expect(SHA256.hash(text).hex == expected)
    }

    @Test("SHA-256 of a million letters a is that of FIPS 180-2")
    func million() {
        let hash = SHA256.hash([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(hash.hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("hashing in pieces of every length gives the hash of the whole")
    func pieces() {
        let bytes = (0..<200).map { UInt8($0) }
        for cut in 0...200 {
            var hash = SHA256()
            hash.update(bytes[..<cut])
            hash.update(bytes[cut...])
            #expect(hash.finalized() == SHA256.hash(bytes))
        }
    }

    /// Round and signature as the package drand-verify documents and verifies them.
    static let signature =
        "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b"

    @Test("the randomness of a drand round is the hash of its signature")
    func drandRandomness() throws {
        let round = try DrandRound(round: 657_413, signature: Self.signature)
        #expect(round.randomness.hex == "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587")
        try round.check()
        #expect(round.verificationCommand.contains("verify_quicknet(657413, \"b713718a38ae"))
    }

    @Test("a drand round whose randomness is another's is refused")
    func foreignRandomness() throws {
        let round = DrandRound(round: 657_413, signature: Self.signature, randomness: SHA256.hash("x"))
        #expect(throws: SamplingError.self) { try round.check() }
        #expect(throws: SamplingError.self) { try DrandRound(round: 1, signature: "b7") }
    }

    @Test("rounds and times of quicknet fit each other, as the drand client for Ruby documents them")
    func drandTimes() {
        // 2026-04-20T00:00:00Z and 12:30:45Z.
        #expect(DrandRound.lastRound(at: .init(milliseconds: 1_776_643_200_000)) == 27_946_612)
        #expect(DrandRound.lastRound(at: .init(milliseconds: 1_776_688_245_000)) == 27_961_627)
        #expect(DrandRound.time(ofRound: 27_946_612)?.milliseconds == 1_776_643_200_000)
        #expect(DrandRound.firstRound(atOrAfter: .init(milliseconds: 1_776_643_200_000)) == 27_946_612)
        #expect(DrandRound.firstRound(atOrAfter: .init(milliseconds: 1_776_643_200_001)) == 27_946_613)
        #expect(DrandRound.time(ofRound: 0) == nil)
        #expect(DrandRound.time(ofRound: .max) == nil)
        #expect(DrandRound.lastRound(at: .init(milliseconds: 0)) == nil)
        #expect(DrandRound.firstRound(atOrAfter: .init(milliseconds: .max)) > 0)
    }

    @Test("the seed is the hash of the frame's hash and the beacon, as sha256sum makes it")
    func seed() throws {
        let frameHash = SHA256.hash("")
        let seed = try Seed(frameHash: frameHash, beacon: .dice("1624"))
        // printf '%s%s' e3b0…b855 dice:1624 | sha256sum
        #expect(seed.text == SHA256.hash(frameHash.hex + "dice:1624").hex)
        #expect(throws: SamplingError.self) { try Seed(frameHash: frameHash, beacon: .dice("1627")) }
        #expect(throws: SamplingError.self) { try Seed("") }
    }

    @Test("a lottery draw needs its game, issue and digits")
    func lottery() throws {
        let draw = LotteryDraw(game: "排列五", issue: "26101", digits: "04718")
        #expect(Beacon.lottery(draw).text == "lottery:排列五:26101:04718")
        #expect(abs(draw.entropyBits - 16.6096) < 0.001)
        #expect(throws: SamplingError.self) {
            try Beacon.lottery(LotteryDraw(game: "排列五", issue: "", digits: "04718")).check()
        }
        #expect(throws: SamplingError.self) {
            try Beacon.lottery(LotteryDraw(game: "排列五", issue: "1", digits: "04x18")).check()
        }
    }

    private func party(_ name: String, _ secret: String) -> CommitReveal.Party {
        let nonce = SHA256.hash(secret)
        return .init(name: name, commitment: CommitReveal.commitment(of: nonce, by: name), nonce: nonce)
    }

    @Test("parties that keep to their commitments make a seed none of them could foresee")
    func commitReveal() throws {
        let exchange = CommitReveal(parties: [party("县", "a"), party("市", "b"), party("省", "c")])
        try exchange.check()
        #expect(exchange.combined == SHA256.hash("a") ^ SHA256.hash("b") ^ SHA256.hash("c"))
    }

    @Test("a party that reveals another number, copies another's, or is alone, is refused")
    func brokenCommitments() {
        let honest = party("县", "a")
        let changed = CommitReveal.Party(name: "市", commitment: honest.commitment, nonce: SHA256.hash("b"))
        let copied = CommitReveal.Party(name: "市", commitment: honest.commitment, nonce: honest.nonce)
        for parties in [[honest], [honest, changed], [honest, copied], [honest, honest], []] {
            #expect(throws: SamplingError.self) { try CommitReveal(parties: parties).check() }
        }
    }
}
