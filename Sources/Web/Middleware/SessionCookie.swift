import Hummingbird

/// The cookies of the site: the session, the token of forms before sign-in, and what the reader prefers.
enum SessionCookie {
    /// The cookie of a session.
    static let name = "qingxi"
    /// The cookie that gives the sign-in form its token.
    static let anonymousName = "qingxi_form"

    /// A session's cookie, gone when the browser closes or the session ends.
    static func session(_ token: String, isSecure: Bool) -> Cookie {
        Cookie(name: name, value: token, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    /// The cookie that takes the session's cookie away.
    static func ended(isSecure: Bool) -> Cookie {
        Cookie(name: name, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    /// The cookie of somebody who has not signed in yet.
    static func anonymous(_ token: String, isSecure: Bool) -> Cookie {
        Cookie(name: anonymousName, value: token, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    /// Something the reader prefers, for a year.
    static func preference(_ name: String, _ value: String, isSecure: Bool) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: 31_536_000, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
