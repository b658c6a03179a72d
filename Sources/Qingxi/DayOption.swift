public import ArgumentParser
public import Domain

extension Day: ExpressibleByArgument {
    /// Reads `2025-03-09` from the command line.
    public init?(argument: String) {
        self.init(iso: argument)
    }
}

/// `--as-of` and `--known`: the moment on both axes of time.
struct MomentOptions: ParsableArguments {
    @Option(help: "有效日 / as of which day it held, YYYY-MM-DD (default: today).")
    var asOf: Day?

    @Option(help: "知悉日 / as of which day it was known, YYYY-MM-DD (default: everything known to date).")
    var known: Day?
}
