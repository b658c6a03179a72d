import Sealing

/// What a form carries to show that our page sent it (CSRF 令牌): HMAC-SHA-256 under the session's secret token.
///
/// Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet, "Signed Double-Submit Cookie". The session's token
/// cannot be found from it, nothing needs to be stored, and it changes with the session.
public struct FormToken: Hashable, Sendable {
    /// 64 hexadecimal digits for a hidden field or the header `X-CSRF-Token`.
    public let text: String

    init(secret: RandomToken) {
        text = AuthenticationKey(bytes: secret.bytes).code(for: "qingxi form 1").hexadecimal
    }

    /// The form token that belongs to a cookie's value, for forms before sign-in; nil if the value is no token.
    public init?(cookie: String) {
        guard let secret = RandomToken(urlSafeBase64: cookie) else { return nil }
        self.init(secret: secret)
    }

    /// Goes on only if a form carried this token; compares in constant time.
    ///
    /// - Throws: ``AccessError/formExpired``.
    public func require(_ presented: String?) throws(AccessError) {
        guard let presented, presented.utf8.count == text.utf8.count, ConstantTime.areEqual(presented, text) else {
            throw .formExpired
        }
    }
}
