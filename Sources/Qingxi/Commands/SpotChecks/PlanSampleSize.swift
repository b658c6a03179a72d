import ArgumentParser
import Domain
import Sampling

/// `qingxi samplesize`: how many facilities must be checked to prove a claim, or to know a rate.
struct PlanSampleSize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "samplesize",
        abstract: "样本量 / how many must be checked.",
        discussion: """
            默认：一个不合格都没有时所需的最小样本量，附允许 0–8 个不合格的对照表。
            By default the smallest sample that proves the claim if all are effective, with a table for 0–8 failures.
            --failures C：允许 C 个不合格；--rate R：样本合格率恰为 R；--rate R --power P：真实率为 R 时以概率 P 通过；
            --margin E [--rate R]：区间半宽 E（R 默认取最不利的 0.5）。
            --failures C: with C failures; --rate R: if the sample shows R; --rate R --power P: passes with probability P
            where the true rate is R; --margin E [--rate R]: interval of ± E (R is 0.5 by default, the worst case).
            """)
    @Option(help: "设施总数，不限写 inf / number of facilities, or inf.") var population: String
    @Option(help: "要证明的比例 / the share to be proved, such as 0.8.") var threshold: Double?
    @Option(help: "置信度 / confidence.") var confidence = 0.95
    @Option(help: "允许的不合格数 / failures allowed.") var failures: Int?
    @Option(help: "合格率 / rate in the sample.") var rate: Double?
    @Option(help: "通过概率 / probability of passing.") var power: Double?
    @Option(help: "区间半宽 / half the width of the interval.") var margin: Double?
    @Flag(help: "以 JSON 输出 / print JSON.") var json = false

    private struct Answer {
        var size: Int
        var basis: String
        var failures: Int?
        var passProbability: Double?
        var table: [(failures: Int, size: Int?)] = []
    }

    func run() throws {
        let population = try populationSize()
        let answer = try SamplingFiles.failing(nil) { try planned(for: population) }
        if json { try Output.json(value(of: answer)) } else { lines(answer).forEach(Output.line) }
    }

    private func value(of answer: Answer) -> JSONValue {
        let rows: [JSONValue] = answer.table.map { row in
            .object(["failures": .count(row.failures), "size": row.size.map(JSONValue.count) ?? .null])
        }
        let members: [String: JSONValue] = [
            "size": .count(answer.size),
            "basis": .text(answer.basis),
            "confidence": .number(confidence),
            "threshold": JSONValue(threshold),
            "failures": answer.failures.map(JSONValue.count) ?? .null,
            "passProbability": JSONValue(answer.passProbability),
            "table": .list(rows),
        ]
        return .object(members)
    }

    private func populationSize() throws -> PopulationSize {
        if ["inf", "∞", "不限"].contains(population.lowercased()) { return .unlimited }
        guard let count = Int(population), count > 0 else {
            throw CommandFailure(
                "设施总数“\(population)”不对，应为正整数；不限写 inf。",
                "The population “\(population)” is wrong: expected a positive whole number, or inf.")
        }
        return .finite(count)
    }

    private func planned(for population: PopulationSize) throws -> Answer {
        if let margin {
            guard failures == nil, power == nil, threshold == nil else { throw tooMany }
            let size = try Precision.sampleSize(
                margin: margin, rate: rate ?? 0.5, confidence: confidence, population: population)
            return Answer(size: size, basis: "margin")
        }
        guard let threshold else {
            throw CommandFailure(
                "请用 --threshold 给出要证明的比例，或用 --margin 给出区间半宽。",
                "Give the share to be proved with --threshold, or the interval's half width with --margin.")
        }
        let plan = try SampleSize(population: population, threshold: threshold, confidence: confidence)
        switch (failures, rate, power) {
        case (let failures?, nil, nil):
            return Answer(size: try plan.proving(failures: failures), basis: "failures", failures: failures)
        case (nil, let rate?, let power?):
            let (size, failures) = try plan.proving(trueRate: rate, power: power)
            let pass = plan.passProbability(size: size, failures: failures, trueRate: rate)
            return Answer(size: size, basis: "power", failures: failures, passProbability: pass)
        case (nil, let rate?, nil):
            let (size, failures) = try plan.proving(observedRate: rate)
            let pass = plan.passProbability(size: size, failures: failures, trueRate: rate)
            return Answer(size: size, basis: "rate", failures: failures, passProbability: pass)
        case (nil, nil, nil):
            let table = (0...8).map { (failures: $0, size: try? plan.proving(failures: $0)) }
            return Answer(size: try plan.proving(failures: 0), basis: "no-failures", failures: 0, table: table)
        default: throw tooMany
        }
    }

    private var tooMany: CommandFailure {
        CommandFailure(
            "--failures、--rate（可加 --power）、--margin 三种算法只能选一种。",
            "Choose one of --failures, --rate (with or without --power) and --margin.")
    }

    private func lines(_ answer: Answer) -> [String] {
        var lines = ["样本量/size \(answer.size)"]
        if let failures = answer.failures { lines.append("允许不合格/failures allowed \(failures)") }
        if let pass = answer.passProbability {
            let percent = (pass * 1000).rounded() / 10
            lines.append("真实率即为该值时的通过概率/probability of passing where the true rate is this one \(percent) %")
        }
        return lines + answer.table.map { "  \($0.failures)\t\($0.size.map(String.init) ?? "—")" }
    }
}
