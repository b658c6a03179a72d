import Governance

/// Who sent a request.
enum Caller: Sendable {
    /// Nobody we know.
    case nobody
    /// A signed-in person with a browser.
    case person(SignedIn)
    /// A program with a token.
    case program(ProgramAccess)

    /// What they may do; nil for nobody.
    var access: Access? {
        switch self {
        case .nobody: nil
        case .person(let signedIn): signedIn.access
        case .program(let program): program.access
        }
    }

    /// The person, if it is one.
    var person: SignedIn? {
        if case .person(let signedIn) = self { signedIn } else { nil }
    }
}
