/// What the parser of command lines says of a mistake, in Chinese: its own words are English only.
struct ParserMessage {
    /// The Chinese line; nil where the message is in Chinese already.
    let chinese: String?

    /// - Parameter english: The message as the parser has it.
    init(_ english: String) {
        guard english.unicodeScalars.allSatisfy({ !(0x4E00...0x9FFF).contains($0.value) }) else {
            chinese = nil
            return
        }
        let quoted = Self.quoted(english)
        let (first, second) = (quoted.first ?? "", quoted.dropFirst().first ?? "")
        chinese =
            if english.contains("Unknown option") {
                "没有选项 \(first)，可用的选项见 --help。"
            } else if english.contains("Missing value for") {
                "选项 \(first) 后面缺少值。"
            } else if english.contains("is invalid for") {
                "“\(first)”不能作为 \(second) 的值，请核对格式（数字、日期 YYYY-MM-DD）。"
            } else if english.contains("Missing expected argument") || english.contains("Missing one of") {
                "缺少参数 \(quoted.joined(separator: "、"))。"
            } else if english.contains("nexpected argument") {
                "多出无法识别的参数或命令：\(quoted.joined(separator: "、"))。"
            } else if english.contains("does not take any value") {
                "选项 \(first) 不带值。"
            } else {
                "命令行无法识别，请对照下面的用法。"
            }
    }

    /// What stands in single quotes.
    private static func quoted(_ text: String) -> [String] {
        text.split(separator: "'", omittingEmptySubsequences: false).enumerated().compactMap { index, part in
            index % 2 == 1 ? String(part) : nil
        }
    }
}
