public import Domain

/// How long a session still lasts (会话剩余时间), as its server will judge it.
public struct SessionTime: Hashable, Sendable {
    /// The moment of the answer.
    public let now: Instant
    /// When the session ends if it is not used again.
    public let end: Instant
    /// When it ends however much it is used.
    public let latestEnd: Instant
    /// So many seconds before the end people are told: a quarter of the idle time, from 30 s to 5 min.
    ///
    /// WCAG 2.2, criterion 2.2.1, asks for 20 s at least in which to answer.
    public let noticeSeconds: Int

    init(now: Instant, lastSeen: Instant, latestEnd: Instant, policy: AccessPolicy) {
        self.now = now
        self.latestEnd = latestEnd
        end = min(lastSeen.adding(seconds: policy.idleSeconds), latestEnd)
        noticeSeconds = min(300, max(30, policy.idleSeconds / 4))
    }

    /// Seconds until the end, rounded up: 0 is said only when it is over, not a moment in which use would still revive it.
    public var secondsLeft: Int { Int((max(0, end.milliseconds - now.milliseconds) + 999) / 1000) }

    /// Whether use moves the end; else the session ends then in any case.
    public var canBeProlonged: Bool { end < latestEnd }
}
