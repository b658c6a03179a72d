import Sealing
import Testing

@Suite("Digests and authentication codes")
struct DigestTests {
    @Test(
        "SHA-256 meets the examples of FIPS 180",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func fips(_ text: String, _ hexadecimal: String) throws {
        #expect(SHA256Digest(of: text).hexadecimal == hexadecimal)
        #expect(try SHA256Digest(hexadecimal: hexadecimal.uppercased()) == SHA256Digest(of: text))
    }

    @Test("a million times the letter a in uneven pieces meets the FIPS 180 example")
    func stream() {
        var stream = SHA256Stream()
        var left = 1_000_000
        var size = 1
        while left > 0 {
            let piece = [UInt8](repeating: UInt8(ascii: "a"), count: min(size, left))
            if size.isMultiple(of: 2) {
                stream.update(piece)
            } else {
                piece.withUnsafeBytes { stream.update($0) }
            }
            left -= piece.count
            size = (size * 7 + 3) % 9973 + 1
        }
        let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(stream.digest.hexadecimal == expected)
        #expect(stream.digest.hexadecimal == expected, "asking does not end the stream")
        let copy = stream
        stream.update([])
        stream.update(UnsafeRawBufferPointer(start: nil, count: 0))
        #expect(stream.digest == copy.digest)
        stream.update([0])
        #expect(stream.digest != copy.digest)
    }

    @Test("Chinese text is digested as UTF-8, as sha256sum does")
    func chinese() {
        #expect(
            SHA256Digest(of: "清溪").hexadecimal == "56ea804810951fe96928fd3f15fdceb1fb1a86528fd2224dd0d9738a56240946")
    }

    @Test("what is not a digest is refused")
    func refused() {
        #expect(throws: SealingError.notHexadecimal) { try SHA256Digest(hexadecimal: "abc") }
        #expect(throws: SealingError.notHexadecimal) {
            try SHA256Digest(hexadecimal: String(repeating: "g", count: 64))
        }
        #expect(throws: SealingError.wrongLength(expected: 32, found: 31)) {
            try SHA256Digest(bytes: [UInt8](repeating: 0, count: 31))
        }
        #expect(Hexadecimal.decode("0aF") == nil)
        #expect(Hexadecimal.decode("0aFf") == [0x0a, 0xff])
        #expect(Hexadecimal.decode("é0") == nil)
    }

    struct Vector: Sendable {
        var key: [UInt8]
        var message: [UInt8]
        var code: String
    }

    static let vectors: [Vector] = [
        Vector(
            key: [UInt8](repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Vector(
            key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Vector(
            key: [UInt8](repeating: 0xaa, count: 20), message: [UInt8](repeating: 0xdd, count: 50),
            code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        Vector(
            key: [UInt8](repeating: 0xaa, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    ]

    @Test("HMAC-SHA-256 meets RFC 4231, test cases 1, 2, 3 and 6", arguments: vectors)
    func hmac(_ vector: Vector) throws {
        let key = AuthenticationKey(bytes: vector.key)
        #expect(key.code(for: vector.message).hexadecimal == vector.code)
        let code = try SHA256Digest(hexadecimal: vector.code)
        #expect(key.isValid(code, for: vector.message))
        #expect(!key.isValid(code, for: vector.message + [0]))
        #expect(!AuthenticationKey(bytes: vector.key + [1]).isValid(code, for: vector.message))
    }
}
