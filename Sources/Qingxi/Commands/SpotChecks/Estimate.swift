import ArgumentParser
import Domain
import Sampling

/// `qingxi estimate`: the rate of effective operation with its error, and what it proves.
struct Estimate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "抽查结果估计与判定 / the rate with its error under the design, and what it proves.",
        discussion: """
            数据列 / columns: id,stratum,population,effective；两阶段另加 / two-stage adds cluster,clusters,clusterSize，
            乡镇按规模抽取时再加 / and where townships were drawn by size, chance（入样概率 / chance of being drawn）。
            effective：1 有效 / effective，0 无效 / not，空 无法核查 / empty: inaccessible。
            判定按保守口径（无法核查计为无效）；decision 为 proved 或 not-proved。
            The decision counts inaccessible ones as not effective; decision is proved or not-proved.
            """)
    @Option(help: "抽样设计 / design: srs, stratified, twostage.") var design: String
    @Option(help: "数据文件 / the data.") var data: String
    @Option(help: "要证明的比例 / the share to be proved, such as 0.8.") var threshold: Double?
    @Option(help: "置信度 / confidence.") var confidence = 0.95
    @Flag(help: "以 JSON 输出 / print JSON.") var json = false

    func run() throws {
        guard let kind = EstimateData.Design(rawValue: design) else {
            let known = EstimateData.Design.allCases.map(\.rawValue)
            throw CommandFailure(
                "没有抽样设计 \(design)；可用：\(known.joined(separator: "、"))。",
                "There is no design \(design); there are: \(known.joined(separator: ", ")).")
        }
        let bytes = try SamplingFiles.bytes(of: data)
        let sample = try SamplingFiles.failing(data) { try EstimateData(bytes, design: kind).sample() }
        let report = try SamplingFiles.failing(nil) {
            try EstimateReport(design: kind, sample: sample, threshold: threshold, confidence: confidence)
        }
        if json { try Output.json(report.json) } else { report.lines.forEach(Output.line) }
    }
}
