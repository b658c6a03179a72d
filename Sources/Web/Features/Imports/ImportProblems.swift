import Domain
import Exchange
import Governance
import HTTPTypes

extension ImportError: ProblemSource {
    var problem: Problem {
        switch self {
        case .notFound: .notFound
        case .badSetting(let name, _, _):
            Problem(
                .badRequest, "malformed-parameter", message,
                faults: [Problem.Fault(name: name == "area" ? "homeArea" : name, message: message)])
        case .busy: Problem(.serviceUnavailable, "imports-busy", message)
        case .cancelled: Problem(.conflict, "import-cancelled", message)
        case .refused: Problem(.unprocessableContent, "import-refused", message)
        case .alreadyUndone: Problem(.conflict, "import-already-undone", message)
        case .hasDependents: Problem(.conflict, "import-has-dependents", message)
        case .placeEnded: Problem(.conflict, "place-ended", message)
        }
    }
}

extension ExchangeError: ProblemSource {
    var problem: Problem {
        guard case .geodata(.noLibrary, _, _) = self else { return Problem(.unprocessableContent, code, advised) }
        // Nothing is wrong with the request: the machine lacks the library until somebody installs it.
        var problem = Problem(.serviceUnavailable, code, advised)
        problem.title = BilingualText("服务器缺少程序库", "The server lacks a library")
        return problem
    }

    /// What is wrong with the file and what to do, in one text.
    var advised: BilingualText {
        BilingualText(Self.joined(zh, adviceZh, "。"), Self.joined(en, adviceEn, "."))
    }

    private static func joined(_ message: String, _ advice: String, _ stop: String) -> String {
        guard !advice.isEmpty else { return message }
        let ended = message.hasSuffix(stop) ? message : message + stop
        return ended + (stop == "." ? " " : "") + advice
    }
}
