public import Domain

/// One entry of the append-only log (审计日志).
public struct AuditEntry: Hashable, Sendable {
    /// Its place in the log, from 1 without gaps.
    public let sequence: Int64
    /// When it was written.
    public let at: Instant
    /// Who did it, and through which door.
    public let actor: Actor
    /// What was done, in kebab case: `record-edit`, `import-commit`.
    public let action: String
    /// Whom it is about, if it is one subject.
    public let subject: SubjectID?
    /// Further particulars as a JSON object; never a secret.
    public let detail: String
    /// How many facts it brought.
    public let factCount: Int64
    /// SHA-256 over these facts, hexadecimal; empty if it brought none.
    public let factDigest: String
    /// The hash of the entry before it; 64 zeros for the first.
    public let previous: String
    /// SHA-256 over all of the above, hexadecimal.
    public let hash: String
}

extension AuditEntry {
    /// The hash before the first entry.
    static let origin = String(repeating: "0", count: 64)

    /// What the hash is taken over: every part with its length before it, so that no two entries share their bytes.
    static func material(
        sequence: Int64, at: Instant, actor: Actor, action: String, subject: SubjectID?, detail: String,
        factCount: Int64, factDigest: String, previous: String
    ) -> [UInt8] {
        let parts = [
            String(sequence), String(at.milliseconds), actor.userID.map(String.init) ?? "", actor.name,
            actor.channel.rawValue, action, subject.map { String($0.number) } ?? "", detail, String(factCount),
            factDigest, previous,
        ]
        return parts.reduce(into: []) { bytes, part in
            bytes += Array("\(part.utf8.count):".utf8) + Array(part.utf8)
        }
    }
}
