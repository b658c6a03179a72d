/// The program at the other end of the line when somebody signs in (客户端).
public struct Client: Hashable, Sendable {
    /// Its network address.
    public let address: String
    /// What it says it is, shortened.
    public let browser: String

    /// A client by its address and the `User-Agent` it sends; both are stripped of control characters and shortened.
    public init(address: String, browser: String = "") {
        self.address = String(PlainText.cleaned(address).prefix(45))
        self.browser = String(PlainText.cleaned(browser).prefix(200))
    }
}
