import Domain

/// Reads conditions and checks them against the fields of the records that they are about.
struct PredicateReader {
    let subject: MeasuredSubject

    private static let names = [
        "all", "any", "not", "reported", "equals", "isOneOf", "atLeast", "ratioAtLeast", "always", "villagersCommittee",
    ]

    /// The condition at a node: `"always"`, `"villagersCommittee"` or an object with one member that names its form.
    func predicate(_ node: RuleNode) throws -> Predicate {
        if case .string(let word) = node.value { return try plain(word, node) }
        let (name, inner) = try node.onlyMember()
        switch name {
        case "reported":
            return .reported(try field(inner).key)
        case "equals":
            let parts = try inner.members(["field", "value"])
            let field = try field(parts["field"])
            return .equals(field.key, try value(parts["value"], of: field))
        case "isOneOf":
            let parts = try inner.members(["field", "values"])
            let field = try field(parts["field"])
            return .isOneOf(field.key, try parts["values"].elements().map { try value($0, of: field) })
        case "atLeast":
            let parts = try inner.members(["field", "value"])
            return .atLeast(try numericField(parts["field"]).key, try parts["value"].number())
        case "ratioAtLeast":
            let parts = try inner.members(["numerator", "denominator", "value"])
            return .ratioAtLeast(
                numerator: try numericField(parts["numerator"]).key,
                denominator: try numericField(parts["denominator"]).key, try parts["value"].number())
        case "all": return .all(try inner.elements().map(predicate))
        case "any": return .any(try inner.elements().map(predicate))
        case "not": return .not(try predicate(inner))
        default: throw node.unknown(name, among: Self.names)
        }
    }

    private func plain(_ word: String, _ node: RuleNode) throws -> Predicate {
        switch word {
        case "always":
            return .always
        case "villagersCommittee":
            guard subject == .administrativeVillage else {
                throw node.unfit("只能用于行政村", "applies to administrative villages only")
            }
            return .villagersCommittee
        default:
            throw node.unknown(word, among: Self.names)
        }
    }

    /// The field that a node names.
    func field(_ node: RuleNode) throws -> Field {
        let key = try node.string()
        guard let field = subject.kind.field(key) else {
            throw node.unknown(key, among: subject.kind.fields.map(\.key))
        }
        return field
    }

    /// The numeric field that a node names.
    func numericField(_ node: RuleNode) throws -> Field {
        let field = try field(node)
        guard field.type.isNumeric else {
            throw node.unfit("字段“\(field.label.zh)”不是数值", "the field “\(field.label.en)” is not a number")
        }
        return field
    }

    private func value(_ node: RuleNode, of field: Field) throws -> Value {
        switch field.type {
        case .text:
            return .text(try node.string())
        case .choice(let choices):
            let code = try node.string()
            guard choices.contains(where: { $0.code == code }) else {
                throw node.unknown(code, among: choices.map(\.code))
            }
            return .text(code)
        case .integer(let range):
            let number = try node.integer()
            guard range.contains(number) else { throw outside(node) }
            return .integer(number)
        case .decimal(let range, _):
            let number = try node.number()
            guard range.contains(number) else { throw outside(node) }
            return .decimal(number)
        case .day:
            guard let day = Day(iso: try node.string()) else {
                throw node.unfit("不是日期（应如 2025-03-09）", "not a day (such as 2025-03-09)")
            }
            return .day(day)
        case .flag:
            return .flag(try node.flag())
        case .subject:
            throw node.unfit("不能与具体对象比较", "cannot be compared with a particular record")
        case .shape:
            throw node.unfit("图形不能比较", "a shape cannot be compared")
        }
    }

    private func outside(_ node: RuleNode) -> RulesError {
        node.unfit("超出该字段的取值范围", "outside the range of the field")
    }
}
