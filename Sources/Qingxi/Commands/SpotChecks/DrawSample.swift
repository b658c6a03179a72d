import ArgumentParser
import Domain
import Sampling

/// `qingxi draw`: the sample of a frame and a seed, the same for whoever repeats it.
struct DrawSample: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "抽签 / draw a sample from a frame by a public seed.",
        discussion: """
            抽样框是 CSV（UTF-8），须有 id 列；exclusion 列填写排除原因，其他列任意。
            The frame is CSV in UTF-8 with a column id; exclusion holds reasons for leaving out; any other columns.
            每层至少给出样本量：--sizes 层=数,层=数；--size N 与 --strata 同用时按比例分配，每层至少 2 个。
            Give sizes per stratum as NAME=COUNT,…; --size N with --strata is shared out in proportion, two at least.
            """)
    @Option(help: "抽样框文件 / the frame.") var frame: String
    @Option(help: "种子文本 / the seed's text.") var seed: String?
    @Option(help: "公开随机事件，种子 = SHA-256(框哈希‖事件) / a public event; the seed is made of it and the frame's hash.")
    var beacon: String?
    @Option(help: "分层所用的列 / the column that names the stratum.") var strata: String?
    @Option(help: "各层样本量 / sizes by stratum: A=3,B=5.") var sizes: String?
    @Option(help: "样本总量 / size of the whole sample.") var size: Int?
    @Flag(help: "以 JSON 输出 / print JSON.") var json = false

    func run() throws {
        let bytes = try SamplingFiles.bytes(of: frame)
        let frozen = try SamplingFiles.failing(frame) { try Frame(csv: bytes) }
        let seedText = try seedText(frozen)
        let draw = try SamplingFiles.failing(frame) {
            let units = try frozen.samplingUnits(stratifiedBy: strata)
            return try Sampling.Draw(units, seed: seedText, sizes: wantedSizes(units))
        }
        let report = DrawReport(frame: frozen, draw: draw)
        if json { try Output.json(report.json) } else { report.lines.forEach(Output.line) }
    }

    private func seedText(_ frame: Frame) throws -> String {
        switch (seed, beacon) {
        case (let seed?, nil): return try SamplingFiles.failing(nil) { try Seed(seed).text }
        case (nil, let beacon?) where !beacon.isEmpty: return SHA256.hash(frame.hash.hex + beacon).hex
        default:
            throw CommandFailure(
                "请用 --seed 给出种子，或用 --beacon 给出公开随机事件，二者取一。",
                "Give the seed with --seed or the public event with --beacon, one of them.")
        }
    }

    private func wantedSizes(_ units: [SamplingUnit]) throws -> SampleSizes {
        switch (sizes, size) {
        case (let sizes?, nil):
            guard strata != nil else {
                throw CommandFailure(
                    "--sizes 须与 --strata 同用，说明按哪一列分层。", "--sizes needs --strata, the column that names the stratum.")
            }
            return .perStratum(try Self.sizes(sizes))
        case (nil, let size?):
            guard strata != nil else { return .total(size) }
            let populations = Dictionary(units.map { ($0.stratum, 1) }, uniquingKeysWith: +)
            return .perStratum(try Allocation.proportional.sizes(total: size, populations: populations))
        default:
            throw CommandFailure(
                "请用 --size 给出样本总量，或用 --sizes 给出各层样本量，二者取一。",
                "Give the size of the sample with --size, or by stratum with --sizes, one of them.")
        }
    }

    /// Reads `A=3,B=5`; a comma within a name is kept, since only `=` ends one.
    private static func sizes(_ text: String) throws -> [String: Int] {
        var result: [String: Int] = [:]
        var pending = ""
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            pending += pending.isEmpty ? String(part) : "," + part
            guard let split = pending.lastIndex(of: "=") else { continue }
            let name = String(pending[..<split])
            guard let size = Int(pending[pending.index(after: split)...]), result[name] == nil else {
                throw CommandFailure(
                    "--sizes 中的“\(pending)”不对：应为 层=整数，且每层只写一次。",
                    "“\(pending)” in --sizes is wrong: expected STRATUM=whole number, each stratum once.")
            }
            result[name] = size
            pending = ""
        }
        guard pending.isEmpty, !result.isEmpty else {
            throw CommandFailure(
                "--sizes 中的“\(pending)”没有样本量，应写成 A=3,B=5。", "“\(pending)” in --sizes has no size; write A=3,B=5.")
        }
        return result
    }
}
