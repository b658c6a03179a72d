import Sealing
import Testing

@Suite("Tokens and signatures")
struct TokenAndSignatureTests {
    @Test("tokens are different, URL-safe and read back")
    func tokens() throws {
        var seen: Set<String> = []
        for _ in 0..<200 {
            let token = try RandomToken()
            let text = token.urlSafeBase64
            #expect(text.count == 43)
            #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
            #expect(RandomToken(urlSafeBase64: text)?.bytes == token.bytes)
            #expect(token.hexadecimal.count == 64)
            #expect(token.digest == SHA256Digest(of: token.bytes))
            seen.insert(text)
        }
        #expect(seen.count == 200)
        #expect(try RandomToken(byteCount: 48).bytes.count == 48)
        #expect(try RandomToken(byteCount: -5).bytes.count == 16)
    }

    @Test("URL-safe base64 meets RFC 4648: the last two letters are - and _")
    func alphabet() throws {
        let token = try #require(RandomToken(urlSafeBase64: "-_-_-_-_-_-_-_-_-_-_-_-_"))
        #expect(token.bytes == [UInt8](repeating: 0, count: 18).enumerated().map { [0xfb, 0xff, 0xbf][$0.offset % 3] })
    }

    @Test(
        "what is not a token is none",
        arguments: [
            "", "abc", "+/+/+/+/+/+/+/+/+/+/+/+/", "-_-_-_-_-_-_-_-_-_-_-_-_ ", "清溪清溪清溪清溪清溪清溪清溪清溪",
            "AAAAAAAAAAAAAAAAAAAAAA==", String(repeating: "A", count: 5000), "AAAAAAAAAAAA\0AAAAAAAAAAAA",
        ])
    func noToken(_ text: String) {
        #expect(RandomToken(urlSafeBase64: text) == nil)
    }

    @Test("comparison in constant time compares")
    func constantTime() {
        #expect(ConstantTime.areEqual([1, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2]))
        #expect(ConstantTime.areEqual([UInt8](), []))
        #expect(ConstantTime.areEqual("令牌", "令牌"))
        #expect(!ConstantTime.areEqual("令牌", "令"))
    }

    struct Vector: Sendable {
        var seed: String
        var key: String
        var message: String
        var signature: String
    }

    static let vectors: [Vector] = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        Vector(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            key: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ]

    @Test("Ed25519 meets RFC 8032 §7.1, tests 1 to 3", arguments: vectors)
    func rfc8032(_ vector: Vector) throws {
        let key = try SigningKey(seed: try #require(Hexadecimal.decode(vector.seed)))
        let message = try #require(Hexadecimal.decode(vector.message))
        #expect(key.verifyingKey.hexadecimal == vector.key)
        let signature = try key.signature(for: message)
        #expect(signature.hexadecimal == vector.signature)
        let published = try VerifyingKey(hexadecimal: vector.key)
        #expect(published.isValid(try Signature(hexadecimal: vector.signature), for: message))
        #expect(!published.isValid(signature, for: message + [0]))
        var bytes = signature.bytes
        bytes[5] ^= 1
        #expect(!published.isValid(try Signature(bytes: bytes), for: message))
    }

    @Test("new keys are different, come back from their seed, and do not check each other's signatures")
    func newKeys() throws {
        let (first, second) = (try SigningKey.random(), try SigningKey.random())
        let message = SHA256Digest(of: "审计日志").bytes
        let signature = try first.signature(for: message)
        #expect(first.verifyingKey.isValid(signature, for: message))
        #expect(!second.verifyingKey.isValid(signature, for: message))
        #expect(try SigningKey(seed: first.seed).signature(for: message) == signature)
        #expect(throws: SealingError.wrongLength(expected: 32, found: 5)) { try SigningKey(seed: [1, 2, 3, 4, 5]) }
        #expect(throws: SealingError.notHexadecimal) { try Signature(hexadecimal: "00") }
    }
}
