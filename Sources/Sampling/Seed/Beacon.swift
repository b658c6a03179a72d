import Domain

/// A public event that nobody can foresee or choose, announced before it happens.
public enum Beacon: Hashable, Sendable {
    /// A round of the public randomness network drand.
    case drand(DrandRound)
    /// The published digits of a lottery's draw (体彩、福彩).
    case lottery(LotteryDraw)
    /// Dice rolled before witnesses: the faces 1 to 6 in their order.
    case dice(String)
    /// Secret numbers to which several parties committed themselves before revealing them.
    case commitReveal(CommitReveal)

    /// The text that goes into the seed.
    public var text: String {
        switch self {
        case .drand(let round): round.randomness.hex
        case .lottery(let draw): draw.text
        case .dice(let faces): "dice:" + faces
        case .commitReveal(let exchange): exchange.combined.hex
        }
    }

    /// How many equally likely outcomes there are, as a power of two.
    ///
    /// With few bits only few different samples can come out; each facility's chance stays the same.
    public var entropyBits: Double {
        switch self {
        case .drand, .commitReveal: 256
        case .lottery(let draw): draw.entropyBits
        case .dice(let faces): Double(faces.utf8.count) * 2.584_962_500_721_156
        }
    }

    /// Checks that the event is as its source gives it out.
    ///
    /// - Throws: `badBeacon` with what does not fit.
    public func check() throws(SamplingError) {
        switch self {
        case .drand(let round): try round.check()
        case .lottery(let draw): try draw.check()
        case .dice(let faces):
            guard !faces.isEmpty, faces.utf8.allSatisfy({ (UInt8(ascii: "1")...UInt8(ascii: "6")).contains($0) }) else {
                throw .badBeacon(
                    BilingualText(
                        "骰子点数“\(faces)”不对，应为 1 至 6 的数字，按掷出的先后书写",
                        "The dice “\(faces)” are wrong; write the faces 1 to 6 in the order in which they fell"))
            }
        case .commitReveal(let exchange): try exchange.check()
        }
    }
}
