import Domain

/// A value in a rule file that knows where it stands.
struct RuleNode {
    let file: String
    let path: String
    let value: JSONValue

    /// The members of an object, after a check that all required ones are there and no unknown ones.
    func members(_ required: [String], optional: [String] = []) throws -> RuleMembers {
        guard case .object(let entries) = value else { throw wrongType("对象 {…}", "an object {…}") }
        let known = Set(required + optional)
        if let name = entries.keys.sorted().first(where: { !known.contains($0) }) {
            throw RulesError.unknownMember(file: file, path: path, name: name)
        }
        if let name = required.first(where: { entries[$0] == nil }) {
            throw RulesError.missingMember(file: file, path: path, name: name)
        }
        return RuleMembers(node: self, entries: entries)
    }

    /// The one member of an object with its name.
    func onlyMember() throws -> (name: String, node: RuleNode) {
        guard case .object(let entries) = value, entries.count == 1, let entry = entries.first else {
            throw wrongType("只有一个成员的对象", "an object with exactly one member")
        }
        return (entry.key, RuleNode(file: file, path: "\(path).\(entry.key)", value: entry.value))
    }

    /// The elements of an array.
    func elements() throws -> [RuleNode] {
        guard case .array(let values) = value else { throw wrongType("数组 […]", "an array […]") }
        return values.enumerated().map {
            RuleNode(file: file, path: "\(path)[\($0.offset)]", value: $0.element)
        }
    }

    /// A text that may be empty.
    func string() throws -> String {
        guard case .string(let text) = value else { throw wrongType("字符串", "a string") }
        return text
    }

    /// A text that is not empty.
    func name() throws -> String {
        let text = try string()
        guard !text.isEmpty else { throw unfit("不能为空", "must not be empty") }
        return text
    }

    func integer() throws -> Int64 {
        guard case .integer(let number) = value else { throw wrongType("整数", "an integer") }
        return number
    }

    func number() throws -> Double {
        switch value {
        case .integer(let number): return Double(number)
        case .number(let number): return number
        default: throw wrongType("数", "a number")
        }
    }

    func flag() throws -> Bool {
        guard case .bool(let flag) = value else { throw wrongType("true 或 false", "true or false") }
        return flag
    }

    /// A text in both languages, `{"zh": …, "en": …}`, neither of them empty.
    func text() throws -> BilingualText {
        let parts = try members(["zh", "en"])
        return BilingualText(try parts["zh"].name(), try parts["en"].name())
    }

    /// One of the values of an enumeration with text codes.
    func oneOf<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) throws -> Choice
    where Choice.RawValue == String {
        let code = try string()
        guard let choice = Choice(rawValue: code) else {
            throw unknown(code, among: Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    func wrongType(_ zh: String, _ en: String) -> RulesError {
        .wrongType(file: file, path: path, expected: BilingualText(zh, en))
    }

    func unfit(_ zh: String, _ en: String) -> RulesError {
        .unfit(file: file, path: path, reason: BilingualText(zh, en))
    }

    func unknown(_ name: String, among names: [String]) -> RulesError {
        let shown = names.count > 24 ? names.prefix(24) + ["…"] : names[...]
        return .unknownName(
            file: file, path: path, name: name,
            known: BilingualText(shown.joined(separator: "、") + " 之一", "one of " + shown.joined(separator: ", ")))
    }

    func duplicate(_ name: String) -> RulesError {
        .duplicateName(file: file, path: path, name: name)
    }
}

/// The members of an object in a rule file, already checked for completeness.
struct RuleMembers {
    let node: RuleNode
    let entries: [String: JSONValue]

    /// The member with the given name; a required one is always there.
    subscript(name: String) -> RuleNode {
        RuleNode(file: node.file, path: "\(node.path).\(name)", value: entries[name] ?? .null)
    }

    /// The member with the given name, or nil if it is left out.
    func optional(_ name: String) -> RuleNode? {
        entries[name] == nil ? nil : self[name]
    }

    /// The elements of the array with the given name; none if it is left out.
    func elements(_ name: String) throws -> [RuleNode] {
        try optional(name)?.elements() ?? []
    }
}
