public import Domain
import Sealing
public import Tables

/// Writing to the append-only log; the writers of both engines are serialised, so the chain cannot fork.
public enum Journal {
    /// Appends an entry that brings no facts.
    ///
    /// - Returns: The entry's place in the log.
    @discardableResult
    public static func append(
        in session: any Session, at: Instant, actor: Actor, action: String, subject: SubjectID? = nil,
        detail: String = "{}"
    ) throws -> Int64 {
        let sequence = try nextSequence(session)
        try append(
            sequence: sequence, in: session, at: try nextMoment(session, at), actor: actor, action: action,
            subject: subject, detail: detail,
            factCount: 0, factDigest: "")
        return sequence
    }

    /// The place that the next entry will have.
    static func nextSequence(_ session: any Session) throws -> Int64 {
        (try session.firstInt("SELECT MAX(sequence) FROM audit_log") ?? 0) + 1
    }

    /// The given moment, or just after the last entry: the log's times only grow, even when a clock is set back.
    static func nextMoment(_ session: any Session, _ now: Instant) throws -> Instant {
        let last = try session.firstInt("SELECT at FROM audit_log ORDER BY sequence DESC LIMIT 1") ?? 0
        return Instant(milliseconds: max(now.milliseconds, last + 1))
    }

    static func append(
        sequence: Int64, in session: any Session, at: Instant, actor: Actor, action: String, subject: SubjectID?,
        detail: String, factCount: Int64, factDigest: String
    ) throws {
        let previous =
            try session.firstText("SELECT hash FROM audit_log WHERE sequence = \(sequence - 1)") ?? AuditEntry.origin
        let material = AuditEntry.material(
            sequence: sequence, at: at, actor: actor, action: action, subject: subject, detail: detail,
            factCount: factCount, factDigest: factDigest, previous: previous)
        try session.execute(
            """
            INSERT INTO audit_log (sequence, at, actor_id, actor, channel, action, subject, detail, fact_count,
                fact_digest, previous, hash)
            VALUES (\(sequence), \(at.milliseconds), \(actor.userID), \(actor.name), \(actor.channel.rawValue),
                \(action), \(subject?.number), \(detail), \(factCount), \(factDigest), \(previous),
                \(SHA256Digest(of: material).hexadecimal))
            """)
    }

    static let columns: Query = """
        sequence, at, actor_id, actor, channel, action, subject, detail, fact_count, fact_digest, previous, hash
        """

    static func entry(_ row: Row) throws -> AuditEntry {
        AuditEntry(
            sequence: try row.int(0), at: Instant(milliseconds: try row.int(1)),
            actor: Actor(
                userID: try row.intOrNil(2), name: try row.text(3),
                channel: Actor.Channel(rawValue: try row.text(4)) ?? .command),
            action: try row.text(5), subject: try row.intOrNil(6).map(SubjectID.init), detail: try row.text(7),
            factCount: try row.int(8), factDigest: try row.text(9), previous: try row.text(10), hash: try row.text(11))
    }
}
