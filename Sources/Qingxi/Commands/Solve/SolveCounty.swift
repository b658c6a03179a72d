import ArgumentParser
import Domain
import Foundation
import Planning

/// `qingxi solve county`: the cheapest plan of a county with a proven bound.
struct SolveCounty: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "county",
        abstract: "县域方案：每村去向、费用与可证下界 / the plan of a county: each village's way, the cost, a proven bound.")
    @OptionGroup var options: SolveOptions
    @Option(help: "最多轮数；以轮数结束时结果可复现 / most rounds; a run that ends by rounds is reproducible.")
    var iterations = 10_000
    @Option(help: "达到该相对差距即停 / gap at which the work ends.") var gap = 1e-6
    @Option(help: "JSON 设置：锁定、约束、成本系数 / JSON settings: pins, limits, cost factors.") var settings: String?
    @Option(help: "各类成本上下浮动该比例，列出翻转的决定 / vary each cost group by this share and list what flips, e.g. 0.2.")
    var sensitivity: Double?
    @Flag(help: "在标准错误输出进度 / report progress on standard error.") var progress = false

    func validate() throws {
        guard iterations >= 1, gap >= 0, gap < 1, (sensitivity ?? 0.2) > 0, (sensitivity ?? 0.2) < 1 else {
            throw ValidationError(
                "--iterations 至少为 1，--gap 与 --sensitivity 须在 0 与 1 之间。\n"
                    + "--iterations must be at least 1, --gap and --sensitivity between 0 and 1.")
        }
    }

    func run() async throws {
        do {
            let answer = try await Interruption.endingEarly { try await self.answer() }
            if options.json { try Output.json(answer) } else { answer.lines.forEach(Output.line) }
        } catch let error as CountyError {
            throw CommandFailure(error.message)
        }
    }

    private func answer() async throws -> CountyAnswer {
        let name = URL(fileURLWithPath: options.file).lastPathComponent
        let text = String(decoding: try options.data(), as: UTF8.self)
        let problem = try CountyFileReader(name: name).read(text)
        let wishes = try settings.map { try CountySettings(json: try Self.data($0)) } ?? CountySettings()
        let limits = try wishes.limits(for: problem)
        let budget = CountyBudget(seconds: options.seconds, rounds: iterations, targetGap: gap)
        var answer: CountyAnswer
        if limits.isEmpty {
            let solution = try await CountySolver(
                problem, pins: wishes.pins, factors: wishes.factors, seed: options.seed
            ).solve(budget, progress: report)
            answer = CountyAnswer(solution, of: problem)
        } else {
            let limited = try await LimitedCountySolver(
                problem, limits: limits, pins: wishes.pins, factors: wishes.factors, seed: options.seed
            ).solve(budget, progress: report)
            answer = CountyAnswer(limited.solution, of: problem)
            answer.add(limited, limits)
        }
        try await addStudies(&answer, problem, wishes, hasLimits: !limits.isEmpty, budget)
        return answer
    }

    /// The price of the pins and the sensitivities, where asked for.
    private func addStudies(
        _ answer: inout CountyAnswer, _ problem: CountyProblem, _ wishes: CountySettings, hasLimits: Bool,
        _ budget: CountyBudget
    ) async throws {
        guard !hasLimits else { return }
        if !wishes.pins.pins.isEmpty {
            let free = try await CountySolver(problem, factors: wishes.factors, seed: options.seed).solve(budget)
            answer.add(PinPrice(free: free, pinned: answer.solution))
        }
        if let sensitivity {
            let study = SensitivityStudy(problem, pins: wishes.pins, factors: wishes.factors, seed: options.seed)
            answer.add(try await study.cases(around: answer.solution.plan, share: sensitivity, budget: budget))
        }
    }

    private var report: @Sendable (CountyProgress) -> Void {
        guard progress else { return { _ in } }
        return { state in
            let gap = 100 * (state.cost - state.lowerBound) / state.cost
            Output.note(
                String(format: "%.1f s  %.2f ≥ %.2f  (%.4f %%)", state.seconds, state.cost, state.lowerBound, gap))
        }
    }

    private static func data(_ path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("不能读取设置文件 \(path)。", "Cannot read the settings file \(path).")
        }
        return data
    }
}
