import ArgumentParser
import Domain
import Foundation
import Governance
import PostgresTables
import Rules
import SQLiteTables
import Tables

/// `--db`: which database a command works on.
struct DatabaseOption: ParsableArguments {
    @Option(
        name: .customLong("db"),
        help: "数据库文件路径或 postgres:// 地址 / database file or postgres:// address (env QINGXI_DB).")
    var address = ProcessInfo.processInfo.environment["QINGXI_DB"] ?? "qingxi.db"

    @Option(
        name: .customLong("evidence"),
        help: """
            照片目录，默认在数据库文件旁，PostgreSQL 在 ~/.local/share/qingxi / folder for photos (default: beside the \
            database file, with PostgreSQL in ~/.local/share/qingxi; env QINGXI_EVIDENCE).
            """)
    var evidence = ProcessInfo.processInfo.environment["QINGXI_EVIDENCE"] ?? ""

    /// Where photos lie: as named, or beside the database file, or in the user's data folder.
    var shelf: EvidenceShelf {
        if !evidence.isEmpty { return EvidenceShelf(folder: URL(fileURLWithPath: evidence)) }
        return isPostgres
            ? EvidenceShelf(folder: EvidenceFolder.ofServer(address)) : Self.shelf(beside: address)
    }

    /// Says where photos lie, where that is neither named nor beside the database.
    var evidenceLines: [String] {
        guard evidence.isEmpty, isPostgres else { return [] }
        return ["  照片目录（--evidence 可另指定）/ photos (--evidence names another folder): \(shelf.folder.path)"]
    }

    /// The folder for photos that belongs to a database file or to a copy of it.
    static func shelf(beside file: String) -> EvidenceShelf {
        EvidenceShelf(folder: EvidenceFolder.beside(file))
    }

    var isPostgres: Bool { address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") }

    /// Opens the database as it is, without touching the tables.
    func open() throws -> any Database {
        isPostgres ? try PostgresDatabase(url: address) : try SQLiteDatabase(path: address)
    }

    /// Opens the database, brings its tables to the present form, and puts the platform on it.
    ///
    /// - Parameter mustExist: Whether a missing file is an error rather than a new database.
    func platform(mustExist: Bool = false) throws -> Platform {
        if mustExist, !isPostgres, !FileManager.default.fileExists(atPath: address) {
            throw CommandFailure(
                "没有数据库文件 \(address)。请用 --db 指定，或先导入数据。",
                "There is no database file \(address). Name it with --db, or import something first.")
        }
        let database = try open()
        if mustExist, try MigrationRunner.currentNumber(database) == 0 {
            database.close()
            throw CommandFailure(
                "\(isPostgres ? "该数据库" : address) 不是清溪的数据库，未作任何改动。",
                "\(isPostgres ? "The database" : address) is no Qingxi database; nothing was changed.")
        }
        let platform = Platform(
            database: database, book: try RuleBook.bundled(), evidence: shelf, now: WallClock.now)
        try platform.prepare()
        return platform
    }
}

/// The machine's clock.
enum WallClock {
    /// The present moment.
    static let now: @Sendable () -> Instant = {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
