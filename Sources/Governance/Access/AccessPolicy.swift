/// How long sessions last and how guessing is slowed down (访问策略).
public struct AccessPolicy: Hashable, Sendable {
    /// How one kind of key, a login name or an address, is slowed down.
    public struct Throttle: Hashable, Sendable {
        /// Failures that cost nothing.
        public var freeFailures: Int
        /// The first time to wait, in seconds; each further failure doubles it.
        public var firstWaitSeconds: Int
        /// The longest time to wait, in seconds.
        public var longestWaitSeconds: Int
        /// After so many seconds one failure is forgiven.
        public var recoverySeconds: Int

        /// A way of slowing down.
        public init(freeFailures: Int, firstWaitSeconds: Int, longestWaitSeconds: Int, recoverySeconds: Int) {
            self.freeFailures = freeFailures
            self.firstWaitSeconds = firstWaitSeconds
            self.longestWaitSeconds = longestWaitSeconds
            self.recoverySeconds = recoverySeconds
        }
    }

    /// A session ends after so many seconds without use: 12 hours.
    public var idleSeconds = 12 * 3600
    /// A session ends so many seconds after sign-in in any case: 7 days.
    public var longestSessionSeconds = 7 * 86_400
    /// The use of a session is noted at most once in so many seconds.
    public var sessionNoteSeconds = 60
    /// The use of a token is noted at most once in so many seconds.
    public var tokenNoteSeconds = 3600
    /// What was looked up serves for so many seconds.
    ///
    /// A user shut out by another server is shut out here after these.
    public var cacheSeconds = 5
    /// The longest validity of a token, in days.
    public var longestTokenDays = 366
    /// For a login name: five tries, then 30 s, 1 min, 2 min … up to an hour.
    public var perLogin = Throttle(
        freeFailures: 4, firstWaitSeconds: 30, longestWaitSeconds: 3600, recoverySeconds: 1800)
    /// For a client address, behind which may be a whole office: thirty tries, then 30 s … up to a quarter of an hour.
    public var perAddress = Throttle(
        freeFailures: 29, firstWaitSeconds: 30, longestWaitSeconds: 900, recoverySeconds: 120)

    /// The policy as shipped.
    public init() {}

    /// The policy with other lengths of sessions; use is then noted often enough for them.
    ///
    /// - Parameters:
    ///   - idleMinutes: A session ends after so many minutes without use, from 1.
    ///   - longestHours: It ends so many hours after sign-in in any case, from 1.
    public init(idleMinutes: Int, longestHours: Int) {
        idleSeconds = max(1, min(idleMinutes, 527_040)) * 60
        longestSessionSeconds = max(1, min(longestHours, 8784)) * 3600
        sessionNoteSeconds = min(60, idleSeconds / 20)
    }
}
