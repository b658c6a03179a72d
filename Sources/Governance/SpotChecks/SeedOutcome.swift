import Domain
import Foundation
import Sampling

/// What the announced event gave, as it was published and typed in (随机事件结果).
public struct SeedOutcome: Hashable, Sendable {
    /// The kind of event.
    public var kind: SeedRecord.Kind
    /// The round of drand, or the number of the lottery's draw (期号).
    public var number: String
    /// The signature of drand, the digits of the lottery, the faces of the dice.
    ///
    /// For commit and reveal a line a party: its name, its commitment and its number with blanks between them.
    public var text: String
    /// Lottery: its name.
    public var game: String

    /// An outcome.
    public init(kind: SeedRecord.Kind, number: String = "", text: String, game: String = "") {
        self.kind = kind
        self.number = number
        self.text = text
        self.game = game
    }

    /// The event in the terms of the draw.
    ///
    /// - Throws: ``SpotCheckError/invalid(field:_:)``, `SamplingError` for what does not fit together.
    func beacon() throws -> Beacon {
        let beacon: Beacon
        switch kind {
        case .drand:
            guard let round = Int64(number.trimmingCharacters(in: .whitespaces)) else {
                throw SpotCheckError.invalid(
                    field: "number", BilingualText("drand 轮次应为正整数", "The drand round is a positive number"))
            }
            beacon = .drand(
                try DrandRound(round: round, signature: text.trimmingCharacters(in: .whitespacesAndNewlines)))
        case .lottery:
            beacon = .lottery(
                LotteryDraw(
                    game: FrameBuilder.tidy(game), issue: FrameBuilder.tidy(number),
                    digits: text.filter { !$0.isWhitespace && $0 != "," }))
        case .dice: beacon = .dice(text.filter { !$0.isWhitespace && $0 != "," })
        case .commitReveal: beacon = .commitReveal(CommitReveal(parties: try parties()))
        }
        try beacon.check()
        return beacon
    }

    private func parties() throws -> [CommitReveal.Party] {
        try text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }.map { line in
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard words.count == 3, let commitment = Digest256(hex: words[1]), let nonce = Digest256(hex: words[2])
            else {
                throw SpotCheckError.invalid(
                    field: "text",
                    BilingualText(
                        "每行写一方：名称、承诺（64 位）、随机数（64 位），用空格隔开",
                        "One party a line: name, commitment (64 digits), number (64 digits), with blanks between"))
            }
            return CommitReveal.Party(name: words[0], commitment: commitment, nonce: nonce)
        }
    }
}
