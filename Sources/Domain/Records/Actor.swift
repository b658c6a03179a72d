/// Who does something, and through which door.
public struct Actor: Hashable, Sendable {
    /// The door through which a write came in.
    public enum Channel: String, CaseIterable, Hashable, Sendable {
        /// A form on a page.
        case form
        /// A file taken in as a whole.
        case importFile = "import"
        /// A program with a token.
        case api
        /// The command line on the server.
        case command
        /// The maker of demonstration data.
        case demo
    }

    /// The user's number, or nil for the command line.
    public let userID: Int64?
    /// The user's name at the time, or the operating system's user.
    public let name: String
    /// The door.
    public let channel: Channel

    /// Somebody at a door.
    public init(userID: Int64? = nil, name: String, channel: Channel) {
        self.userID = userID
        self.name = name
        self.channel = channel
    }
}
