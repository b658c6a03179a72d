/// Who is signed in, as the header shows it.
struct UserBadge: Sendable {
    /// The person's name.
    var name: String
    /// Role and area: "县级管理员 · 清溪县".
    var duty: String
    /// The session's CSRF token, for signing out.
    var csrfToken: String
    /// The page of the person's own settings.
    var profileAddress = "/account"
    /// The name and login name, as paper says who printed it.
    var holder = ""
    /// Where signing out is posted to.
    var signOutAddress = "/logout"

    /// Makes a badge.
    init(name: String, duty: String, csrfToken: String) {
        self.name = name
        self.duty = duty
        self.csrfToken = csrfToken
    }
}
