import Domain
import Governance
import HTTPTypes

/// What somebody enters to change one field of many records, and what is wrong with it.
struct BatchInput: Sendable {
    /// The name of the field that carries the chosen records with the versions seen.
    static let picksName = "picks"

    let kind: RecordKind
    let field: Field
    /// The chosen records.
    var picks: [BatchChange.Pick]
    /// As typed.
    var text = ""
    var clears = false
    var validFromText: String
    var source = ""
    /// What tells this form from others.
    var form: String
    /// What is wrong, by field name.
    var faults: [String: BilingualText] = [:]
    /// The value read; nil where it is to be cleared.
    private(set) var value: Value?
    private(set) var validFrom: Day

    init(kind: RecordKind, field: Field, picks: [BatchChange.Pick], today: Day, form: String) {
        self.kind = kind
        self.field = field
        self.picks = picks
        self.form = form
        validFrom = today
        validFromText = today.description
    }

    /// Reads a posted form.
    ///
    /// - Throws: ``Problem`` for a field that no page of ours offers, ``BatchError`` for too many or no records.
    init(_ form: FormBody, kind: RecordKind, today: Day) throws {
        guard let field = BatchChange.fields(of: kind).first(where: { $0.key == form.text("field") }) else {
            throw Problem.malformed(
                "field", form.text("field"), advice: BilingualText("没有这个字段", "there is no such field"))
        }
        let picks = try Self.picks(form.text(Self.picksName))
        self.init(kind: kind, field: field, picks: picks, today: today, form: form.text("form"))
        text = form.text("value")
        clears = form.text("clear") == "1"
        validFromText = form.text("validFrom")
        source = form.text("source")
        readValue()
        if let day = Day(iso: validFromText) {
            validFrom = day
            faults["validFrom"] = RegisterError.refusal(of: day, today: today)?.message
        } else {
            faults["validFrom"] = RetirementView.dayNeeded
        }
        if source.isEmpty { faults["source"] = Self.sourceMissing }
        if source.count > BatchChange.sourceLength { faults["source"] = Self.sourceTooLong }
    }

    private mutating func readValue() {
        if clears {
            if !text.isEmpty { faults["value"] = Self.bothGiven }
            return
        }
        switch FieldInput.read(text, as: field) {
        case .missing: faults["value"] = Self.valueMissing
        case .value(let value): self.value = value
        case .refused(let message): faults["value"] = message
        }
    }

    /// The change asked for.
    var change: BatchChange {
        BatchChange(kind, field, value, validFrom: validFrom, source: source, picks: picks)
    }

    /// What the next page sends again.
    var items: [PageURL.Item] {
        [
            PageURL.Item(Self.picksName, Self.text(picks)), PageURL.Item("field", field.key),
            PageURL.Item("value", text), PageURL.Item("clear", clears ? "1" : ""),
            PageURL.Item("validFrom", validFromText), PageURL.Item("source", source), PageURL.Item("form", form),
        ]
    }

    /// Chosen records as one text: `id:version id:version …`.
    static func text(_ picks: [BatchChange.Pick]) -> String {
        picks.map { "\($0.id):\($0.version)" }.joined(separator: " ")
    }

    private static func picks(_ text: String) throws -> [BatchChange.Pick] {
        let parts = text.split(separator: " ")
        guard !parts.isEmpty else { throw BatchError.nothingChosen }
        guard parts.count <= BatchChange.limit else { throw BatchError.tooMany }
        return try parts.map { part in
            let sides = part.split(separator: ":")
            guard sides.count == 2, let id = Int64(sides[0]), id > 0, let version = Int64(sides[1]), version >= 0 else {
                throw Problem.malformed(
                    picksName, String(part), advice: BilingualText("请从列表中重新勾选", "choose the records in the list again"))
            }
            return BatchChange.Pick(SubjectID(id), version: version)
        }
    }

    private static let sourceMissing = BilingualText(
        "请填写来源，例如批文号、合同、现场核查。", "Say where this comes from, such as an order, a contract or a survey.")
    static let sourceTooLong = BilingualText(
        "来源不超过 \(BatchChange.sourceLength) 字。", "Use at most \(BatchChange.sourceLength) characters for the source.")
    private static let valueMissing = BilingualText(
        "请填写新值；要清除现有值，请勾选下面的选项。", "Give the new value; to take the present ones away, tick the box below.")
    private static let bothGiven = BilingualText(
        "已勾选清除，请不要再填新值。", "The box for taking values away is ticked; leave the new value empty.")
}

extension BatchError: ProblemSource {
    var problem: Problem {
        if case .refused = self { return Problem(.conflict, code, message) }
        if case .changedSince = self { return Problem(.conflict, code, message) }
        return Problem(.unprocessableContent, code, message)
    }
}
