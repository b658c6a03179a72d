import ArgumentParser

/// `qingxi solve`: planning problems from files, for scripts and comparison with other programs.
struct Solve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "求解规划问题文件 / solve a planning problem from a file, with a proven bound.",
        subcommands: [
            SolveCounty.self, SolveSteiner.self, SolveUncapacitated.self, SolveCapacitated.self, SolveStage.self,
            SolvePaths.self,
        ])
}
