import Domain
import Governance
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What is known of a request while it is answered: who asks, in which language, for which moment.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address at the other end of the connection.
    let remoteAddress: String?
    /// The client's address, behind a trusted proxy the one that the proxy names.
    var clientAddress: String
    /// Who asks.
    var caller = Caller.nobody
    /// The language of the answer.
    var language = Language.standard
    /// Whether letters are large (大字版).
    var isLargeText = false
    /// The address asked for, without what goes into cookies.
    var url = PageURL("/")
    /// The moment and rule set asked for.
    var state = PageState()
    /// The form that was posted, after its token was checked.
    var form = FormBody()

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress
        clientAddress = remoteAddress ?? "127.0.0.1"
    }

    /// Whether the answer is for a program, not a person.
    var isAPI: Bool { url.path.hasPrefix("/api/") }

    /// Whether the answer is a part of a page that scripts ask for: whoever must sign in first is told so by the status,
    /// for a sign-in page would be taken for the tile or the list.
    var isPart: Bool {
        url.path == SessionRoutes.path || url.path.hasPrefix("/tiles/") || url.path.hasPrefix("/basemap/")
            || url.path.hasSuffix(".geojson") || Self.parts.contains { url.path.hasPrefix($0) }
    }

    private static let parts = ["/map/list", "/map/hits", "/map/card/", "/map/panel", "/map/versions", "/map/picture"]

    /// What the one who asks may do.
    ///
    /// - Throws: ``AccessError/signInRequired``, ``AccessError/passwordChangeRequired``.
    var access: Access {
        get throws {
            guard let access = caller.access else { throw AccessError.signInRequired }
            if caller.person?.mustChangePassword == true { throw AccessError.passwordChangeRequired }
            return access
        }
    }

    /// The signed-in person; programs with tokens are not people.
    ///
    /// - Throws: ``AccessError/signInRequired``.
    var person: SignedIn {
        get throws {
            guard let person = caller.person else { throw AccessError.signInRequired }
            return person
        }
    }

    /// Who takes something out, as files and paper say it: name and login name, or a program's name.
    var holder: String {
        switch caller {
        case .nobody: ""
        case .person(let person): language.bracketed(person.name, person.login)
        case .program(let program): program.name
        }
    }

    /// What forms of this page must carry; empty where nobody is signed in.
    var formToken: String { caller.person?.formToken.text ?? "" }

    /// A part of the path as the number of a subject.
    ///
    /// - Throws: ``Problem`` with status 400 for anything but a positive number.
    func subject(_ name: String = "id") throws -> SubjectID {
        SubjectID(try number(name))
    }

    /// A part of the path as a positive number.
    ///
    /// - Throws: ``Problem`` with status 400 for anything else.
    func number(_ name: String = "id") throws -> Int64 {
        let text = parameters.get(name) ?? ""
        guard let number = Int64(text), number > 0, text.utf8.first != 0x2B else {
            throw Problem.malformed(
                name, text, advice: BilingualText("应为正整数编号", "it must be a positive number"))
        }
        return number
    }

    /// A part of the path as text, percent-decoded.
    func part(_ name: String) -> String {
        PageURL(parsing: "/?p=" + (parameters.get(name) ?? "").replacing("+", with: "%2B"))["p"] ?? ""
    }
}
