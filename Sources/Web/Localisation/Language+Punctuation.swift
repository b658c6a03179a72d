/// The marks between pieces of text, which are wide in Chinese and narrow in English.
extension Language {
    /// A term and what it says: `名称：一号站`, `Name: No. 1`.
    func labelled(_ term: String, _ text: String) -> String {
        term + (self == .zh ? "：" : ": ") + text
    }

    /// A text and a remark behind it: `检查发现（5）`, `Findings (5)`.
    func bracketed(_ text: String, _ remark: String) -> String {
        self == .zh ? text + "（" + remark + "）" : text + " (" + remark + ")"
    }

    /// Several equal pieces: `甲、乙`, `A, B`.
    func listed(_ pieces: [String]) -> String {
        pieces.joined(separator: self == .zh ? "、" : ", ")
    }

    /// Several statements: `甲；乙`, `A; B`.
    func joined(_ statements: [String]) -> String {
        statements.joined(separator: self == .zh ? "；" : "; ")
    }
}
