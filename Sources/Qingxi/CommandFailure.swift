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
}
