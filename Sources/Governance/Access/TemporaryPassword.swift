import Sealing

/// A password made up for handing over once, on paper or by phone: sixteen letters and digits that are not mistaken
/// for one another, 80 bits.
struct TemporaryPassword {
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz023456789")

    let text: String

    init(from token: RandomToken) {
        var text = ""
        for (index, byte) in token.bytes.prefix(16).enumerated() {
            if index > 0, index.isMultiple(of: 4) { text += "-" }
            text.append(Self.alphabet[Int(byte) % Self.alphabet.count])
        }
        self.text = text
    }
}
