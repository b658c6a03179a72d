import ArgumentParser
import Domain
import Foundation
import SQLiteTables
import Store
import Tables

/// `qingxi backup`: copies the embedded database while it serves.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "在线备份内嵌数据库 / copy the embedded database while it serves.")
    @Argument(help: "备份文件 / the copy to write.") var file: String
    @OptionGroup var database: DatabaseOption
    @Flag(help: "覆盖已有文件 / replace a file that is there.") var force = false

    func run() async throws {
        guard !database.isPostgres else {
            throw CommandFailure(
                "PostgreSQL 请用 pg_dump 或持续归档备份，见运维手册。",
                "Back up PostgreSQL with pg_dump or continuous archiving; see the operations guide.")
        }
        guard FileManager.default.fileExists(atPath: database.address) else {
            throw CommandFailure("没有数据库文件 \(database.address)。", "There is no database file \(database.address).")
        }
        guard !isTheDatabase(file) else {
            throw CommandFailure(
                "\(file) 就是数据库文件本身；备份须写到别处。",
                "\(file) is the database itself; write the copy to another file.")
        }
        if !force, FileManager.default.fileExists(atPath: file) {
            throw CommandFailure(
                "\(file) 已存在；换个文件名或加 --force。", "\(file) is there already; choose another name or add --force.")
        }
        let source = try SQLiteDatabase(path: database.address)
        defer { source.close() }
        try source.backup(to: file)
        let copy = try SQLiteDatabase(path: file, readOnly: true)
        defer { copy.close() }
        let head = try copy.readSync { try AuditLog($0).head() }
        Output.line("✓ \(file)  日志/log \(head?.sequence ?? 0)  \(head?.hash ?? "")")
        let photos = try EvidenceCopy(copy).run(from: database.shelf, to: DatabaseOption.shelf(beside: file))
        Output.line("✓ \(photos.kept) 张照片 / photos")
        if photos.terrains > 0 { Output.line("✓ \(photos.terrains) 份地形高程 / grids of heights") }
        try photos.requireWhole()
    }

    /// Whether a path leads to the file that is served, by whatever name or link: the copy would take its place.
    private func isTheDatabase(_ path: String) -> Bool {
        func resolved(_ path: String) -> String {
            URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
        }
        func identity(_ path: String) -> [Int]? {
            guard let found = try? FileManager.default.attributesOfItem(atPath: resolved(path)),
                let device = found[.systemNumber] as? NSNumber, let file = found[.systemFileNumber] as? NSNumber
            else { return nil }
            return [device.intValue, file.intValue]
        }
        if resolved(path) == resolved(database.address) { return true }
        return identity(path).map { $0 == identity(database.address) } ?? false
    }
}

/// `qingxi restore`: puts a backup in the place of a database that holds nothing yet.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "从备份恢复 / bring a backup back as a new database file.")
    @Argument(help: "备份文件 / the copy to bring back.") var file: String
    @OptionGroup var database: DatabaseOption

    func run() async throws {
        guard !database.isPostgres else {
            throw CommandFailure("PostgreSQL 请用 pg_restore。", "Restore PostgreSQL with pg_restore.")
        }
        let files = FileManager.default
        guard files.fileExists(atPath: file) else {
            throw CommandFailure("没有备份文件 \(file)。", "There is no backup \(file).")
        }
        guard !files.fileExists(atPath: database.address) else {
            throw CommandFailure(
                "\(database.address) 已存在。为免覆盖，请先移走它或换一个 --db。",
                "\(database.address) is there already. Move it away first, or choose another --db.")
        }
        let backup = try SQLiteDatabase(path: file, readOnly: true)
        defer { backup.close() }
        let isOurs = try MigrationRunner.currentNumber(backup) > 0
        if let damage = isOurs ? try backup.damage() : "no schema" {
            throw CommandFailure(
                "\(file) 不是完好的清溪备份（\(damage)）。未恢复。",
                "\(file) is no whole Qingxi backup (\(damage)). Nothing was restored.")
        }
        let proof = try backup.readSync { try AuditLog($0).verify() }
        if let broken = proof.broken {
            throw CommandFailure(
                "备份的日志在第 \(broken.sequence) 条断开：\(broken.reason.zh)。未恢复。",
                "The backup's log breaks at entry \(broken.sequence): \(broken.reason.en). Nothing was restored.")
        }
        try backup.backup(to: database.address)
        let photos = try EvidenceCopy(backup).run(from: DatabaseOption.shelf(beside: file), to: database.shelf)
        Output.line("✓ \(photos.kept) 张照片 / photos")
        if photos.terrains > 0 { Output.line("✓ \(photos.terrains) 份地形高程 / grids of heights") }
        try photos.requireWhole()
        Output.line("✓ \(database.address)  \(proof.entries) 条日志 / entries")
    }
}
