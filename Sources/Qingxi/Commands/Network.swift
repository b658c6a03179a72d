import ArgumentParser

/// `qingxi network`: sewers as networks, checked and traced from the command line.
struct Network: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "管网检查与追溯 / check sewer networks and follow the water.",
        subcommands: [NetworkCheck.self, NetworkTrace.self])
}
