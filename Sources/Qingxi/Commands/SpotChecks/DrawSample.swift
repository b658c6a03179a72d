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
            两阶段：--clusters 列，--sizes 层=乡镇数x每乡镇数，不分层时用 --towns 与 --each；--method pps 按设施数成比例抽乡镇。
            Two stages: --clusters COLUMN with --sizes NAME=TOWNSxEACH, or --towns and --each without strata; --method pps
            draws towns in proportion to their facilities.
            """)
    @Option(help: "抽样框文件 / the frame.") var frame: String
    @Option(help: "种子文本 / the seed's text.") var seed: String?
    @Option(help: "公开随机事件，种子 = SHA-256(框哈希‖事件) / a public event; the seed is made of it and the frame's hash.")
    var beacon: String?
    @Option(help: "分层所用的列 / the column that names the stratum.") var strata: String?
    @Option(help: "各层样本量 / sizes by stratum: A=3,B=5.") var sizes: String?
    @Option(help: "样本总量 / size of the whole sample.") var size: Int?
    @Option(help: "乡镇（群）所用的列，两阶段抽样 / the column that names the town, for a draw in two stages.")
    var clusters: String?
    @Option(help: "抽几个乡镇 / how many towns.") var towns: Int?
    @Option(help: "每个乡镇抽几座 / how many facilities in each town.") var each: Int?
    @Option(help: "乡镇的抽法 / how towns are drawn: equal, pps.") var method = "equal"
    @Flag(help: "以 JSON 输出 / print JSON.") var json = false

    func run() throws {
        let bytes = try SamplingFiles.bytes(of: frame)
        let frozen = try SamplingFiles.failing(frame) { try Frame(csv: bytes) }
        let seedText = try seedText(frozen)
        let chances = try TownDrawOptions(clusters: clusters, towns: towns, each: each, method: method)
        let draw = try SamplingFiles.failing(frame) {
            let units = try frozen.samplingUnits(stratifiedBy: strata)
            return try PlannedDraw(
                from: frozen, stratifiedBy: strata, clusteredBy: clusters, seed: seedText,
                plan: try plan(units, chances))
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

    private func plan(_ units: [SamplingUnit], _ chances: TownDrawOptions) throws -> [String: StratumPlan] {
        switch (sizes, size, chances.whole) {
        case (let sizes?, nil, nil):
            guard strata != nil else {
                throw CommandFailure(
                    "--sizes 须与 --strata 同用，说明按哪一列分层。", "--sizes needs --strata, the column that names the stratum.")
            }
            return try StratumSizes(sizes, chances).plans
        case (nil, nil, let whole?):
            guard strata == nil else {
                throw CommandFailure(
                    "分层时请用 --sizes 层=乡镇数x每乡镇数。", "With strata give --sizes NAME=TOWNSxEACH.")
            }
            return ["": whole]
        case (nil, let size?, nil):
            let populations = Dictionary(units.map { ($0.stratum, 1) }, uniquingKeysWith: +)
            if strata == nil {
                guard size > 0 else { throw SamplingError.badSize(stratum: "", size: size) }
                guard size <= units.count else {
                    throw SamplingError.sampleTooLarge(stratum: "", size: size, population: units.count)
                }
                return ["": .facilities(size)]
            }
            return try Allocation.proportional.sizes(total: size, populations: populations)
                .mapValues(StratumPlan.facilities)
        default:
            throw CommandFailure(
                "样本量三者取一：--size 总量，--sizes 各层，或 --towns 与 --each（两阶段）。",
                "Give the size with one of --size (whole), --sizes (by stratum), or --towns and --each (two stages).")
        }
    }
}
