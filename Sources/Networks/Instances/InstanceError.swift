public import Domain

/// What can be wrong with a problem instance read from a file.
public enum InstanceError: Error, Hashable, Sendable {
    /// The file has nothing in it that belongs to the format.
    case notThisFormat(expected: String)
    /// The file ends before something that its head announces.
    case truncated(line: Int, expected: BilingualText)
    /// A word that should be a number; lines from 1.
    case notANumber(line: Int, text: String)
    /// A number that is negative, not finite or too large for what it means.
    case outOfRange(line: Int, what: BilingualText, text: String)
    /// The head announces another number of things than follow.
    case wrongCount(what: BilingualText, announced: Int, found: Int)
    /// A node that does not exist.
    case unknownNode(line: Int, text: String, count: Int)
    /// A member of a JSON file that is missing or of another kind.
    case badMember(path: String, reason: BilingualText)
    /// No way leads to this terminal.
    case unreachable(node: String)
    /// Demand exceeds what all facilities together can take.
    case notEnoughCapacity(demand: Double, capacity: Double)
}

extension InstanceError {
    /// What is wrong, where, and what to do.
    public var message: BilingualText {
        switch self {
        case .notThisFormat(let expected):
            BilingualText(
                "文件不是 \(expected) 格式。请检查是否选错文件。",
                "The file is not in the format \(expected). Check whether it is the right file.")
        case .truncated(let line, let expected):
            BilingualText(
                "文件在第 \(line) 行结束，缺少\(expected.zh)。请重新获取完整的文件。",
                "The file ends at line \(line) where \(expected.en) should follow. Get the complete file.")
        case .notANumber(let line, let text):
            BilingualText(
                "第 \(line) 行的“\(text)”不是数字。请更正。", "“\(text)” in line \(line) is not a number. Correct it.")
        case .outOfRange(let line, let what, let text):
            BilingualText(
                "第 \(line) 行的\(what.zh)“\(text)”超出允许范围（不能为负、非数值或过大）。请更正。",
                "The \(what.en) “\(text)” in line \(line) is out of range: it must be neither negative nor infinite nor too large. "
                    + "Correct it.")
        case .wrongCount(let what, let announced, let found):
            BilingualText(
                "文件头声明\(what.zh) \(announced) 个，实际为 \(found) 个。请核对文件是否完整。",
                "The head announces \(announced) \(what.en), but there are \(found). Check whether the file is complete."
            )
        case .unknownNode(let line, let text, let count):
            BilingualText(
                "第 \(line) 行的节点“\(text)”不存在，节点共 \(count) 个。请更正。",
                "Node “\(text)” in line \(line) does not exist; there are \(count) nodes. Correct it.")
        case .badMember(let path, let reason):
            BilingualText(
                "JSON 的“\(path)”有误：\(reason.zh)。请更正。", "The JSON member “\(path)” is wrong: \(reason.en). Correct it.")
        case .unreachable(let node):
            BilingualText(
                "节点 \(node) 与其余部分不连通，无解。请补上缺少的连线或去掉该节点。",
                "No way leads to node \(node), so there is no solution. Add the missing link or leave the node out.")
        case .notEnoughCapacity(let demand, let capacity):
            BilingualText(
                "总需求 \(demand) 大于全部设施的总能力 \(capacity)，无解。请增加设施或能力。",
                "The demand, \(demand), exceeds what all facilities can take, \(capacity). Add facilities or capacity.")
        }
    }
}

extension InstanceError: CustomStringConvertible {
    /// The message in both languages, Chinese first.
    public var description: String { message.zh + "\n" + message.en }
}
