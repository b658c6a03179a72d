import ArgumentParser
import Domain
import Governance
import Store
import Tables

/// `qingxi audit`: proves the append-only log.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "核验日志哈希链 / prove the hash-chained log.", subcommands: [Verify.self, Head.self])

    /// `qingxi audit verify`: exit 0 if every entry fits, 1 with the first that does not.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "重算整条链 / re-compute the whole chain; exit 1 if broken.")
        @OptionGroup var database: DatabaseOption
        @Flag(help: "以 JSON 输出 / print JSON.") var json = false

        private struct Result: Encodable {
            struct Broken: Encodable {
                let sequence: Int64
                let zh: String
                let en: String
            }
            let ok: Bool
            let entries: Int64
            let head: String?
            let photos: Int
            let damagedPhotos: [String]
            let terrains: Int
            let damagedTerrains: [String]
            let broken: Broken?
        }

        func run() async throws {
            let platform = try database.platform(mustExist: true)
            let (proof, head) = try platform.database.readSync { session in
                (try AuditLog(session).verify(), try AuditLog(session).head()?.hash)
            }
            let photos = try EvidenceCopy(platform.database).check(platform.evidence)
            if json {
                try Output.json(
                    Result(
                        ok: proof.broken == nil && photos.isWhole, entries: proof.entries, head: head,
                        photos: photos.kept, damagedPhotos: photos.damaged,
                        terrains: photos.terrains, damagedTerrains: photos.damagedTerrains,
                        broken: proof.broken.map {
                            Result.Broken(sequence: $0.sequence, zh: $0.reason.zh, en: $0.reason.en)
                        }))
            } else if let broken = proof.broken {
                Output.line("✗ 第 \(broken.sequence) 条：\(broken.reason.zh)")
                Output.line("✗ entry \(broken.sequence): \(broken.reason.en)")
            } else {
                Output.line("✓ \(proof.entries) 条日志全部相符 / all \(proof.entries) entries fit. \(head ?? "")")
            }
            if !json, photos.kept + photos.damaged.count > 0 {
                Output.line("✓ \(photos.kept) 张照片与哈希相符 / photos fit their hashes.")
            }
            for hash in json ? [] : photos.damaged.prefix(20) {
                Output.line("✗ 照片缺失或已改动 / photo missing or changed: \(hash)")
            }
            if !json, photos.terrains + photos.damagedTerrains.count > 0 {
                Output.line("✓ \(photos.terrains) 份地形高程与哈希相符 / grids of heights fit their hashes.")
            }
            for hash in json ? [] : photos.damagedTerrains.prefix(20) {
                Output.line("✗ 地形高程缺失或已改动 / grid of heights missing or changed: \(hash)")
            }
            if proof.broken != nil || !photos.isWhole { throw ExitCode(1) }
        }
    }

    /// `qingxi audit head`: the last entry's hash, to be published or signed.
    struct Head: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "最新一条日志的哈希 / the last entry's place and hash.")
        @OptionGroup var database: DatabaseOption
        @Flag(help: "以 JSON 输出 / print JSON.") var json = false

        private struct Result: Encodable {
            let sequence: Int64
            let at: Int64
            let hash: String
        }

        func run() async throws {
            let platform = try database.platform(mustExist: true)
            guard let head = try platform.database.readSync({ try AuditLog($0).head() }) else {
                throw CommandFailure("日志为空。", "The log is empty.")
            }
            if json {
                try Output.json(Result(sequence: head.sequence, at: head.at.milliseconds, hash: head.hash))
            } else {
                Output.line("\(head.sequence) \(platform.zone.text(of: head.at)) \(head.hash)")
            }
        }
    }
}
