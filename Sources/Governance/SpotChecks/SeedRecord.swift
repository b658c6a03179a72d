public import Domain

/// Where the chance of a draw comes from, announced before it is known, and what came of it (随机种子).
///
/// The organiser's own secret is committed to together with the frame: without it nobody who knows the public event can
/// compute the list before the teams open it, and with it fixed the organiser can no longer choose.
public struct SeedRecord: Codable, Hashable, Sendable {
    /// The kind of public event.
    public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        /// A round of the drand network.
        case drand
        /// Published lottery digits (开奖号码).
        case lottery
        /// Dice rolled before witnesses (公开掷骰).
        case dice
        /// Numbers that several parties committed to and then open (承诺—揭示).
        case commitReveal = "commit-reveal"

        /// The name for people.
        public var name: BilingualText {
            switch self {
            case .drand: BilingualText("drand 公共随机信标", "drand public beacon")
            case .lottery: BilingualText("彩票开奖号码", "Published lottery digits")
            case .dice: BilingualText("当众掷骰", "Dice rolled in public")
            case .commitReveal: BilingualText("多方承诺—揭示", "Commit and reveal by several parties")
            }
        }
    }

    /// The kind of public event.
    public var kind: Kind
    /// Which event exactly: round, lottery and issue, who rolls where, the parties with their commitments.
    public var notice: String
    /// When it takes place, in milliseconds of UTC; later than the announcement.
    public var dueAt: Int64
    /// When it was announced, in milliseconds of UTC.
    public var announcedAt: Int64
    /// SHA-256 of the organiser's secret, public from the announcement on, hexadecimal.
    public var commitment: String
    /// The organiser's secret, hexadecimal; public once the spot check is finished.
    public var secret: String
    /// What the event gave, exactly as it was published.
    public var beacon: String?
    /// Where that can be looked up, or the signature that proves it.
    public var proof: String?
    /// When it was entered, in milliseconds of UTC.
    public var fixedAt: Int64?
    /// The seed of the draw: SHA-256 of `frameHash‖beacon|secret`, hexadecimal.
    public var seed: String?

    /// The beacon as it goes into the seed.
    public var material: String? { beacon.map { $0 + "|" + secret } }
}
