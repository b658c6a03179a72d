import ArgumentParser

/// The command `qingxi`: the server and everything that is scripted around it.
@main
struct Qingxi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qingxi",
        abstract: "清溪 · 农村生活污水治理 / rural domestic sewage treatment: plan, build, run, prove.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, Import.self, Export.self, Indicators.self, Audit.self, Recount.self, User.self,
            Backup.self, Restore.self, DrawSample.self, Estimate.self, PlanSampleSize.self, Solve.self,
            Plan.self, Network.self, Geodata.self,
        ])

    /// Runs the command; a mistake in the command line is told in Chinese first, then in the parser's own words.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            if exitCode(for: error) == .validationFailure, let line = ParserMessage(message(for: error)).chinese {
                Output.note("错误：" + line)
            }
            exit(withError: error)
        }
    }
}
