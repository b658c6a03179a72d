import Governance
import HTTPTypes
import Hummingbird

/// The read-only key with which a display on a wall looks at boards (屏幕口令): an API token kept in a cookie.
///
/// It opens boards in screen mode and nothing else, and only by GET, so that no foreign page could use it to change
/// anything; revoking the token takes it away.
enum ScreenKey {
    /// The cookie that holds it.
    static let cookieName = "qingxi_screen"
    /// What asks for a board as it is shown on a wall.
    static let modeName = "mode"
    static let mode = "screen"

    /// Whether a request asks for a board in screen mode.
    static func opens(_ request: Request, _ url: PageURL) -> Bool {
        (request.method == .get || request.method == .head) && url[modeName] == mode
            && (url.path == "/" || isBoard(url.path))
    }

    /// Whether an address is that of an area's board itself, and not of what opens from it.
    private static func isBoard(_ path: String) -> Bool {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        return steps.count == 3 && steps[1] == "areas" && Int64(steps[2]) != nil
    }

    /// The cookie with the key, for as long as the key lasts.
    static func cookie(_ key: String, seconds: Int, isSecure: Bool) -> Cookie {
        Cookie(
            name: cookieName, value: key, maxAge: max(0, seconds), path: "/", secure: isSecure, httpOnly: true,
            sameSite: .strict)
    }
}
