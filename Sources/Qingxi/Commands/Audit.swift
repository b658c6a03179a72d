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
            abstract: "重算整条链并按事实复核各版本 / re-compute the chain and all versions from the facts; exit 1 if broken.")
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
            let records: Int64
            let changedRecord: Changed?
        }

        private struct Changed: Encodable {
            let kind: String
            let id: Int64
            let field: String
            let from: String
            let kept: String?
            let stated: String?

            init(_ difference: VersionProof.Difference) {
                kind = difference.kind.rawValue
                id = difference.subject.number
                field = difference.field
                from = difference.day.description
                kept = difference.kept
                stated = difference.stated
            }
        }

        func run() async throws {
            let platform = try database.platform(mustExist: true)
            let (proof, head, versions) = try platform.database.readSync { session in
                let proof = try AuditLog(session).verify()
                return (proof, try AuditLog(session).head()?.hash, try VersionProof(session).check())
            }
            let photos = try EvidenceCopy(platform.database).check(platform.evidence)
            if json {
                try Output.json(
                    Result(
                        ok: proof.broken == nil && versions.difference == nil && photos.isWhole, entries: proof.entries,
                        head: head,
                        photos: photos.kept, damagedPhotos: photos.damaged,
                        terrains: photos.terrains, damagedTerrains: photos.damagedTerrains,
                        broken: proof.broken.map {
                            Result.Broken(sequence: $0.sequence, zh: $0.reason.zh, en: $0.reason.en)
                        },
                        records: versions.records, changedRecord: versions.difference.map(Changed.init)))
            } else if let broken = proof.broken {
                Output.line("✗ 第 \(broken.sequence) 条：\(broken.reason.zh)")
                Output.line("✗ entry \(broken.sequence): \(broken.reason.en)")
            } else {
                Output.line("✓ \(proof.entries) 条日志全部相符 / all \(proof.entries) entries fit. \(head ?? "")")
            }
            if !json { Self.say(versions) }
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
            if proof.broken != nil || versions.difference != nil || !photos.isWhole { throw ExitCode(1) }
        }

        private static func say(_ versions: (records: Int64, difference: VersionProof.Difference?)) {
            guard let found = versions.difference else {
                return Output.line(
                    "✓ \(versions.records) 条台账记录的各版本与事实相符 / the versions of all \(versions.records) records are what "
                        + "the facts say.")
            }
            let field = found.kind.field(found.field)?.label
            Output.line(
                "✗ \(found.kind.singular.zh) \(found.subject)，自 \(found.day) 起：\(field?.zh ?? found.field)"
                    + " 保存为 \(found.kept ?? "空")，事实为 \(found.stated ?? "空")")
            Output.line(
                "✗ \(found.kind.singular.en) \(found.subject) from \(found.day): \(field?.en ?? found.field) is kept as "
                    + "\(found.kept ?? "nothing"), the facts say \(found.stated ?? "nothing")")
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
