import ArgumentParser

/// The command `qingxi`: the server and everything that is scripted around it.
@main
struct Qingxi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qingxi",
        abstract: "清溪 · 农村生活污水治理 / rural domestic sewage treatment: plan, build, run, prove.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, Import.self, Indicators.self, Audit.self, Recount.self, User.self,
            Backup.self, Restore.self,
        ])
}
