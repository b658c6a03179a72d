import Sealing
import Testing

@Suite("Sealed passwords")
struct SealedPasswordTests {
    /// Made with the reference program: `printf 'password' | argon2 somesalt -id -t 2 -k 19456 -p 1 -l 32 -e`.
    static let ofReference =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$PL01amPyeUuxG7H0vIr5X+qHkZvWnHmGBGXFYvh8z2E"
    // `printf '清溪污水处理①' | argon2 qingxisalt01 -id -t 3 -k 65536 -p 1 -l 32 -e`
    static let chineseOfReference =
        "$argon2id$v=19$m=65536,t=3,p=1$cWluZ3hpc2FsdDAx$IhVOFdNOSrpB+Cmv4wpsGWyJPJjSr7OX3sOXC48lCQ8"
    // `printf 'password' | argon2 somesalt -i -t 3 -k 19456 -p 1 -l 32 -e`
    static let argon2iOfReference =
        "$argon2i$v=19$m=19456,t=3,p=1$c29tZXNhbHQ$S4q1g7vTn73cq5EjGQVrdEo0MiFXKKVXMG91+Nu0QNI"
    /// As the first, with four lanes (`-p 4`).
    static let fourLanesOfReference =
        "$argon2id$v=19$m=19456,t=2,p=4$c29tZXNhbHQ$RNUrAtPaVEokoIs9uEczPMGxacpTXG38x7dphD7GLBI"

    @Test("strings of the reference program are checked")
    func reference() throws {
        let sealed = try SealedPassword(encoded: Self.ofReference)
        #expect(sealed.matches("password"))
        #expect(!sealed.matches("Password"))
        #expect(!sealed.matches(""))
        #expect(try SealedPassword(encoded: Self.chineseOfReference).matches("清溪污水处理①"))
        #expect(try SealedPassword(encoded: Self.argon2iOfReference).matches("password"))
        #expect(try SealedPassword(encoded: Self.fourLanesOfReference).matches("password"))
    }

    @Test("a changed string does not match")
    func changed() throws {
        let changed = String(Self.ofReference.dropLast()) + "A"
        #expect(!((try? SealedPassword(encoded: changed))?.matches("password") ?? false))
    }

    @Test("the presets write their memory and passes into the string, and each seal has its own salt")
    func presets() throws {
        let interactive = try SealedPassword("一个口令", strength: .interactive)
        let standard = try SealedPassword("一个口令")
        #expect(interactive.encoded.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(standard.encoded.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(interactive.matches("一个口令") && standard.matches("一个口令"))
        #expect(!standard.matches("一个口令 "))
        let first = try SealedPassword("x", strength: .leastForTests)
        let second = try SealedPassword("x", strength: .leastForTests)
        #expect(first != second)
        #expect(try SealedPassword(encoded: standard.encoded) == standard)
    }

    @Test("another strength or algorithm asks for sealing anew")
    func rehash() throws {
        let sealed = try SealedPassword(encoded: Self.ofReference)
        #expect(!sealed.needsRehash(for: .interactive))
        #expect(sealed.needsRehash())
        #expect(try !SealedPassword(encoded: Self.chineseOfReference).needsRehash())
        #expect(try SealedPassword(encoded: Self.argon2iOfReference).needsRehash(for: .interactive))
    }

    @Test("long passwords count to the last byte, and too long ones are refused")
    func long() throws {
        let long = String(repeating: "清", count: 1365)
        let sealed = try SealedPassword(long, strength: .leastForTests)
        #expect(sealed.matches(long))
        #expect(!sealed.matches(String(long.dropLast())))
        #expect(!sealed.matches(String(long.dropLast()) + "溪"))
        let tooLong = long + "清"
        #expect(throws: SealingError.passwordTooLong(bytes: 4098)) {
            try SealedPassword(tooLong, strength: .leastForTests)
        }
        #expect(!sealed.matches(tooLong))
    }

    @Test("what follows a NUL counts")
    func nulInside() throws {
        let sealed = try SealedPassword("ab\0cd", strength: .leastForTests)
        #expect(sealed.matches("ab\0cd"))
        #expect(!sealed.matches("ab\0ce"))
        #expect(!sealed.matches("ab"))
    }

    @Test("composed and decomposed characters and full-width spaces are the same password; other widths are not")
    func unicode() throws {
        let sealed = try SealedPassword("caf\u{e9} 清溪", strength: .leastForTests)
        #expect(sealed.matches("cafe\u{301}\u{3000}清溪"))
        #expect(!sealed.matches("cafe 清溪"))
        #expect(!sealed.matches("ｃａｆ\u{e9} 清溪"))
        let emoji = try SealedPassword("👩‍🌾💧", strength: .leastForTests)
        #expect(emoji.matches("👩‍🌾💧"))
        #expect(!emoji.matches("👩🌾💧"))
        #expect(try SealedPassword("", strength: .leastForTests).matches(""))
    }

    @Test(
        "what is not an Argon2 string is refused",
        arguments: [
            "", "password", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ",
            ofReference + "\0x", ofReference + String(repeating: "A", count: 200), "$argon2id$", "清溪",
        ])
    func refused(_ text: String) {
        #expect(throws: SealingError.notASealedPassword) { try SealedPassword(encoded: text) }
    }
}
