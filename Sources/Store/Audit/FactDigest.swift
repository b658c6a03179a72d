import Domain
import Sealing
import Tables

/// The running SHA-256 over the facts of one entry, in the order of their numbers.
struct FactDigest {
    private var hash = SHA256Stream()
    private var line: [UInt8] = []
    private(set) var count: Int64 = 0

    mutating func add(
        id: Int64, subject: Int64, kind: Int64, from: Int64, to: Int64, locus: String, body: String
    ) {
        count += 1
        line.removeAll(keepingCapacity: true)
        for number in [id, subject, kind, from, to] {
            line.append(contentsOf: String(number).utf8)
            line.append(0x09)
        }
        line.append(contentsOf: String(locus.utf8.count).utf8)
        line.append(0x3A)
        line.append(contentsOf: locus.utf8)
        line.append(0x09)
        line.append(contentsOf: body.utf8)
        line.append(0x0A)
        line.withUnsafeBytes { hash.update($0) }
    }

    /// The digest so far, hexadecimal; empty if there was no fact.
    func finish() -> String {
        count == 0 ? "" : hash.digest.hexadecimal
    }

    static func stored(_ entry: Int64, in session: any Session) throws -> (count: Int64, digest: String) {
        var digest = FactDigest()
        try session.forEach(
            """
            SELECT id, subject, kind, valid_from, valid_to, locus, body FROM facts WHERE entry = \(entry) ORDER BY id
            """
        ) { row in
            digest.add(
                id: try row.int(0), subject: try row.int(1), kind: try row.int(2), from: try row.int(3),
                to: try row.int(4), locus: try row.text(5), body: try row.text(6))
        }
        return (digest.count, digest.finish())
    }
}
