public import Domain

/// What is wrong with a rule file: the file, the place in it, and what to change.
public enum RulesError: Error, Hashable, Sendable {
    /// There is no such file or folder, or it cannot be read.
    case unreadable(file: String)
    /// The file is not JSON.
    case notJSON(file: String, detail: String)
    /// A member that must be there is not.
    case missingMember(file: String, path: String, name: String)
    /// A member that rule files do not have.
    case unknownMember(file: String, path: String, name: String)
    /// A value of another type than expected.
    case wrongType(file: String, path: String, expected: BilingualText)
    /// A name that refers to nothing.
    case unknownName(file: String, path: String, name: String, known: BilingualText)
    /// A name that is given twice.
    case duplicateName(file: String, path: String, name: String)
    /// A value that does not fit its place.
    case unfit(file: String, path: String, reason: BilingualText)
    /// No national rule set is among the files, so areas without rules of their own would have none.
    case noNationalRuleSet

    /// The error for people.
    public var message: BilingualText {
        switch self {
        case .unreadable(let file):
            BilingualText("规则文件无法读取：\(file)", "The rule file cannot be read: \(file)")
        case .notJSON(let file, let detail):
            BilingualText("\(file) 不是有效的 JSON：\(detail)", "\(file) is not valid JSON: \(detail)")
        case .missingMember(let file, let path, let name):
            BilingualText(
                "\(file) 的 \(path) 缺少“\(name)”，请补上", "\(file), \(path): the member “\(name)” is missing; add it")
        case .unknownMember(let file, let path, let name):
            BilingualText(
                "\(file) 的 \(path) 有未知成员“\(name)”，请改正或删除",
                "\(file), \(path): unknown member “\(name)”; correct or remove it")
        case .wrongType(let file, let path, let expected):
            BilingualText(
                "\(file) 的 \(path) 类型不对，应为\(expected.zh)", "\(file), \(path): wrong type, expected \(expected.en)")
        case .unknownName(let file, let path, let name, let known):
            BilingualText(
                "\(file) 的 \(path) 引用了不存在的“\(name)”；应为\(known.zh)",
                "\(file), \(path): “\(name)” does not exist; expected \(known.en)")
        case .duplicateName(let file, let path, let name):
            BilingualText(
                "\(file) 的 \(path) 重复定义了“\(name)”", "\(file), \(path): “\(name)” is defined twice")
        case .unfit(let file, let path, let reason):
            BilingualText("\(file) 的 \(path)：\(reason.zh)", "\(file), \(path): \(reason.en)")
        case .noNationalRuleSet:
            BilingualText("没有全国口径（area 为空的规则文件）", "There is no national rule set (a rule file with an empty area)")
        }
    }
}

extension RulesError: CustomStringConvertible {
    /// The message in both languages.
    public var description: String { "\(message.zh) / \(message.en)" }
}
