import ArgumentParser
import Domain

/// A command's failure as one message in both languages.
struct CommandFailure: Error, CustomStringConvertible {
    let message: BilingualText

    init(_ zh: String, _ en: String) {
        message = BilingualText(zh, en)
    }

    init(_ message: BilingualText) {
        self.message = message
    }

    var description: String { message.zh + "\n" + message.en }

    /// Says it, and gives the status of a mistake in the command's own words, like an option that is not there: nothing
    /// was tried.
    func asMisuse() -> ExitCode {
        Output.note("Error: \(self)")
        return ExitCode(2)
    }
}
