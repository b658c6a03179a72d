public import Domain
public import Tables

/// The photos that were received.
public struct EvidenceTable {
    private let session: any Session

    /// The photos as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    static let columns: Query = """
        e.hash, e.size, e.media_type, e.received_at, e.user_id, e.width, e.height, e.taken_at, e.longitude, e.latitude,
        e.pixel_hash, e.difference_hash, e.cosine_hash
        """

    static func record(_ row: Row, from start: Int = 0) throws -> EvidenceRecord {
        var record = EvidenceRecord(
            hash: try row.text(start), size: try row.int(start + 1), mediaType: try row.text(start + 2),
            receivedAt: Instant(milliseconds: try row.int(start + 3)), userID: try row.intOrNil(start + 4))
        record.width = try row.intOrNil(start + 5).map { Int($0) }
        record.height = try row.intOrNil(start + 6).map { Int($0) }
        record.takenAt = try row.intOrNil(start + 7).map { Instant(milliseconds: $0) }
        record.longitude = try row.realOrNil(start + 8)
        record.latitude = try row.realOrNil(start + 9)
        record.pixelHash = try row.textOrNil(start + 10)
        record.differenceHash = try row.intOrNil(start + 11).map { UInt64(bitPattern: $0) }
        record.cosineHash = try row.intOrNil(start + 12).map { UInt64(bitPattern: $0) }
        return record
    }

    /// Keeps a photo; one that is known already stays as it is.
    ///
    /// - Returns: Whether it was new.
    @discardableResult
    public func insert(_ record: EvidenceRecord) throws -> Bool {
        let count = try session.execute(
            """
            INSERT INTO evidence (hash, size, media_type, received_at, user_id, width, height, taken_at, longitude,
                latitude, pixel_hash, difference_hash, cosine_hash)
            VALUES (\(record.hash), \(record.size), \(record.mediaType), \(record.receivedAt.milliseconds),
                \(record.userID), \(record.width), \(record.height), \(record.takenAt?.milliseconds),
                \(record.longitude), \(record.latitude), \(record.pixelHash), \(stored(record.differenceHash)),
                \(stored(record.cosineHash)))
            ON CONFLICT (hash) DO NOTHING
            """)
        guard count > 0 else { return false }
        for (offset, hash) in [record.differenceHash, record.cosineHash].enumerated() {
            guard let hash else { continue }
            for band in 0..<4 {
                try session.execute(
                    """
                    INSERT INTO evidence_bands (band, value, hash)
                    VALUES (\(offset * 4 + band), \(Self.value(hash, band: band)), \(record.hash))
                    """)
            }
        }
        return true
    }

    /// A photo by its hash.
    public func find(_ hash: String) throws -> EvidenceRecord? {
        try session.first("SELECT \(Self.columns) FROM evidence e WHERE e.hash = \(hash)").map { try Self.record($0) }
    }

    /// Of a photo `p` of a visit: one of the visit's senders handed in its bytes.
    static let isHandedIn: Query = """
        EXISTS (SELECT 1 FROM visit_senders s JOIN evidence_holders h ON h.user_id = s.user_id
            WHERE s.visit = p.visit AND h.hash = p.hash)
        """

    /// Which photos of a visit none of its senders has handed in yet, in their order.
    public func missing(from visit: Int64) throws -> [String] {
        try session.rows(
            """
            SELECT p.hash FROM visit_evidence p WHERE p.visit = \(visit) AND NOT \(Self.isHandedIn)
            ORDER BY p.position
            """
        ).map { try $0.text(0) }
    }

    /// Notes that somebody handed in the bytes of a photo.
    ///
    /// - Parameter user: Who; nil at the command line.
    /// - Returns: Whether he had not done so before.
    @discardableResult
    public func addHolder(_ user: Int64?, of hash: String, at moment: Instant) throws -> Bool {
        try session.execute(
            """
            INSERT INTO evidence_holders (hash, user_id, at) VALUES (\(hash), \(user ?? 0), \(moment.milliseconds))
            ON CONFLICT (hash, user_id) DO NOTHING
            """) > 0
    }

    /// Whether somebody handed in the bytes of a photo.
    public func isHeld(_ hash: String, by user: Int64?) throws -> Bool {
        try session.firstInt(
            "SELECT COUNT(*) FROM evidence_holders WHERE hash = \(hash) AND user_id = \(user ?? 0)") ?? 0 > 0
    }

    /// How many photos there are, and how many bytes they have together.
    public func totals() throws -> (count: Int64, bytes: Int64) {
        // PostgreSQL sums BIGINT to NUMERIC.
        let row = try session.first("SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM evidence")
        return (try row?.int(0) ?? 0, try row?.int(1) ?? 0)
    }

    /// Hands over the hash and size of every photo, in the order of hashes.
    public func forEach(_ body: (String, Int64) throws -> Void) throws {
        try session.forEach("SELECT hash, size FROM evidence ORDER BY hash") { row in
            try body(try row.text(0), try row.int(1))
        }
    }

    /// Photos that show the same picture, or nearly, other than this one.
    ///
    /// Either hash has four bands of 16 bits; two hashes that differ in at most 11 bits agree in one band up to two
    /// bits (pigeonhole), so the neighbours of each band up to two bits away find them all.
    /// - Parameter distance: How many of the 64 bits may differ, at most 11.
    /// - Complexity: O(8 · 137) look-ups in an index, plus the candidates.
    public func similar(to record: EvidenceRecord, within distance: Int, limit: Int = 50) throws -> [Similar] {
        var candidates: Set<String> = []
        if let pixels = record.pixelHash {
            let same = try session.rows("SELECT hash FROM evidence WHERE pixel_hash = \(pixels)")
            for row in same { candidates.insert(try row.text(0)) }
        }
        for (offset, hash) in [record.differenceHash, record.cosineHash].enumerated() {
            guard let hash else { continue }
            for band in 0..<4 {
                let values = Self.neighbours(Self.value(hash, band: band))
                let rows = try session.rows(
                    """
                    SELECT hash FROM evidence_bands WHERE band = \(offset * 4 + band) AND value IN (\(values: values))
                    LIMIT 2000
                    """)
                for row in rows { candidates.insert(try row.text(0)) }
            }
        }
        candidates.remove(record.hash)
        let found = try candidates.sorted().compactMap { hash -> Similar? in
            guard let other = try find(hash) else { return nil }
            let measured = Similar(other, to: record)
            return measured.isSamePicture || measured.distance <= distance ? measured : nil
        }
        return Array(found.sorted { ($0.distance, $0.record.hash) < ($1.distance, $1.record.hash) }.prefix(limit))
    }

    /// A photo that looks like another.
    public struct Similar: Hashable, Sendable {
        /// The photo.
        public let record: EvidenceRecord
        /// Whether every pixel is the same.
        public let isSamePicture: Bool
        /// The smaller of the two hashes' distances, in bits of 64.
        public let distance: Int

        init(_ record: EvidenceRecord, to other: EvidenceRecord) {
            self.record = record
            isSamePicture = record.pixelHash != nil && record.pixelHash == other.pixelHash
            func bits(_ one: UInt64?, _ two: UInt64?) -> Int {
                guard let one, let two else { return 64 }
                return (one ^ two).nonzeroBitCount
            }
            distance = min(
                bits(record.differenceHash, other.differenceHash), bits(record.cosineHash, other.cosineHash))
        }
    }

    private func stored(_ hash: UInt64?) -> Int64? { hash.map { Int64(bitPattern: $0) } }

    private static func value(_ hash: UInt64, band: Int) -> Int64 { Int64((hash >> (16 * UInt64(band))) & 0xFFFF) }

    /// The value itself and all that differ from it in one or two of sixteen bits.
    static func neighbours(_ value: Int64) -> [Int64] {
        var result = [value]
        for first in 0..<16 {
            result.append(value ^ (1 << first))
            for second in (first + 1)..<16 { result.append(value ^ (1 << first) ^ (1 << second)) }
        }
        return result
    }
}
