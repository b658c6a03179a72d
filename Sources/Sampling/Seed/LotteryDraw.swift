import Domain

/// The published digits of one draw of a lottery with digits, such as 体彩排列五.
public struct LotteryDraw: Hashable, Sendable {
    /// The lottery's name as announced.
    public let game: String
    /// The number of the draw as announced (期号).
    public let issue: String
    /// The digits drawn, in their order.
    public let digits: String

    /// A draw of a lottery.
    public init(game: String, issue: String, digits: String) {
        self.game = game
        self.issue = issue
        self.digits = digits
    }

    /// The text that goes into the seed: `lottery:GAME:ISSUE:DIGITS`.
    public var text: String { "lottery:\(game):\(issue):\(digits)" }

    /// Bits of chance in the digits, log₂ 10 each.
    public var entropyBits: Double { Double(digits.utf8.count) * 3.321_928_094_887_362 }

    /// Checks that nothing is missing and that the digits are digits.
    ///
    /// - Throws: `badBeacon`.
    public func check() throws(SamplingError) {
        let isNamed = !game.isEmpty && !issue.isEmpty && !(game + issue).contains(":")
        let areDigits = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNamed, areDigits else {
            throw .badBeacon(
                BilingualText(
                    "开奖信息不完整：须有彩种、期号（均不含冒号）和只由数字组成的开奖号码",
                    "The lottery draw is incomplete: it needs the game, the issue (neither with a colon) "
                        + "and digits only"))
        }
    }
}
