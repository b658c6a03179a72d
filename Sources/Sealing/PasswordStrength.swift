/// How much memory and time hashing a password takes (Argon2id, RFC 9106, one lane).
public struct PasswordStrength: Hashable, Sendable {
    /// Memory in bytes.
    public let memoryBytes: Int
    /// Passes over the memory.
    public let passes: Int

    /// 19 MiB and 2 passes: the minimum of the OWASP Password Storage Cheat Sheet, for small machines.
    public static let interactive = PasswordStrength(memoryMebibytes: 19, passes: 2)

    /// 64 MiB and 3 passes: the second recommended option of RFC 9106 §4 in memory and passes; about 0.1 s.
    public static let standard = PasswordStrength(memoryMebibytes: 64, passes: 3)

    /// The least work, for tests only: 8 KiB and 1 pass.
    package static let leastForTests = PasswordStrength(memoryBytes: 8192, passes: 1)

    private init(memoryMebibytes: Int, passes: Int) {
        self.init(memoryBytes: memoryMebibytes * 1_048_576, passes: passes)
    }

    private init(memoryBytes: Int, passes: Int) {
        self.memoryBytes = memoryBytes
        self.passes = passes
    }
}
