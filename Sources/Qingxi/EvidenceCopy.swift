import Foundation
import Governance
import Store
import Tables

/// Copies photos along with a database, and checks that every photo on record is there unchanged.
struct EvidenceCopy {
    /// What came of it.
    struct Outcome {
        /// How many photos are whole.
        var kept = 0
        /// The hashes of those that are missing or changed.
        var damaged: [String] = []

        /// - Throws: where a photo is missing or changed.
        func requireWhole() throws {
            guard let first = damaged.first else { return }
            throw CommandFailure(
                "有 \(damaged.count) 张照片缺失或已改动，例如 \(first)。数据库已复制，请从别处补回照片。",
                "\(damaged.count) photos are missing or changed, such as \(first). The database was copied; find the photos elsewhere."
            )
        }
    }

    private let database: any Database

    init(_ database: any Database) {
        self.database = database
    }

    /// Copies the photos on record from one folder to another, each only if it is whole and not there yet.
    func run(from source: EvidenceShelf, to target: EvidenceShelf) throws -> Outcome {
        var outcome = Outcome()
        for hash in try hashes() {
            if target.isIntact(hash) {
                outcome.kept += 1
            } else if source.isIntact(hash), let bytes = source.bytes(hash) {
                try target.keep(bytes, as: hash)
                outcome.kept += 1
            } else {
                outcome.damaged.append(hash)
            }
        }
        return outcome
    }

    /// Computes the hash of every photo on record again.
    func check(_ shelf: EvidenceShelf) throws -> Outcome {
        var outcome = Outcome()
        for hash in try hashes() {
            if shelf.isIntact(hash) { outcome.kept += 1 } else { outcome.damaged.append(hash) }
        }
        return outcome
    }

    private func hashes() throws -> [String] {
        try database.readSync { session in
            var hashes: [String] = []
            // A backup of before there were photos has no table for them.
            let exists = try session.firstInt(
                """
                SELECT COUNT(*) FROM \(
                    sqlite: "sqlite_master WHERE type = 'table' AND name = 'evidence'",
                    postgres: "pg_class WHERE oid = to_regclass('evidence')")
                """)
            guard exists == 1 else { return [] }
            try EvidenceTable(session).forEach { hash, _ in hashes.append(hash) }
            return hashes
        }
    }
}
