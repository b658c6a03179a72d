import Foundation
import Governance
import Store
import Tables

/// Copies photos and heights of the ground along with a database, and checks that all on record are there unchanged.
struct EvidenceCopy {
    /// What came of it.
    struct Outcome {
        /// How many photos are whole.
        var kept = 0
        /// The hashes of those that are missing or changed.
        var damaged: [String] = []
        /// How many grids of heights are whole.
        var terrains = 0
        /// The hashes of those that are missing or changed.
        var damagedTerrains: [String] = []

        /// Whether nothing is missing or changed.
        var isWhole: Bool { damaged.isEmpty && damagedTerrains.isEmpty }

        /// - Throws: where something is missing or changed.
        func requireWhole() throws {
            if let first = damagedTerrains.first {
                throw CommandFailure(
                    "有 \(damagedTerrains.count) 份地形高程缺失或已改动，例如 \(first)。数据库已复制，请重新导入高程。",
                    "\(damagedTerrains.count) grids of heights are missing or changed, such as \(first). The database was copied; import them again."
                )
            }
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
        for hash in try terrainHashes() {
            if target.terrainBytes(hash) != nil {
                outcome.terrains += 1
            } else if let bytes = source.terrainBytes(hash) {
                try target.keepTerrain(bytes, as: hash)
                outcome.terrains += 1
            } else {
                outcome.damagedTerrains.append(hash)
            }
        }
        return outcome
    }

    /// Computes the hash of every photo and every grid on record again.
    func check(_ shelf: EvidenceShelf) throws -> Outcome {
        var outcome = Outcome()
        for hash in try hashes() {
            if shelf.isIntact(hash) { outcome.kept += 1 } else { outcome.damaged.append(hash) }
        }
        for hash in try terrainHashes() {
            if shelf.terrainBytes(hash) != nil { outcome.terrains += 1 } else { outcome.damagedTerrains.append(hash) }
        }
        return outcome
    }

    private func hashes() throws -> [String] {
        try database.readSync { session in
            var hashes: [String] = []
            // A backup of before there were photos has no table for them.
            guard try Self.hasTable("evidence", session) else { return [] }
            try EvidenceTable(session).forEach { hash, _ in hashes.append(hash) }
            return hashes
        }
    }

    private func terrainHashes() throws -> [String] {
        try database.readSync { session in
            try Self.hasTable("terrains", session) ? try TerrainTable(session).hashes() : []
        }
    }

    private static func hasTable(_ name: String, _ session: any Session) throws -> Bool {
        try session.firstInt(
            """
            SELECT COUNT(*) FROM \(
                sqlite: "sqlite_master WHERE type = 'table' AND name = \(name)",
                postgres: "pg_class WHERE oid = to_regclass(\(name))")
            """) == 1
    }
}
