import Domain
import Governance

/// What somebody enters into the form of a record, and what it changes.
struct RecordInput: Sendable {
    let kind: RecordKind
    /// The values as they stand.
    let values: FieldValues
    let today: Day
    /// What stands in the form, by field key.
    var texts: [String: String]
    /// What is wrong, by field key.
    var faults: [String: BilingualText] = [:]
    /// The values that differ.
    var changes = FieldValues()
    /// The fields that were emptied.
    var cleared: Set<String> = []
    /// Since when it is so.
    var validFrom: Day
    /// The day as typed.
    var validFromText: String
    /// Where it comes from; may be empty.
    var source = ""
    /// Why the change was refused as a whole.
    var problem: RegisterError?

    init(kind: RecordKind, values: FieldValues, today: Day) {
        self.kind = kind
        self.values = values
        self.today = today
        validFrom = today
        validFromText = today.description
        texts = values.entries.mapValues(FieldText.plain)
    }

    /// The fields that the form offers.
    var fields: [Field] { kind.fields }

    /// Reads a posted form; fields that were not sent stay as they are.
    mutating func read(_ form: FormBody, places: PlaceInput) async {
        for field in fields {
            guard form[field.key] != nil else { continue }
            let text = form.text(field.key)
            if case .subject = field.type {
                await readPlace(text, field, places)
            } else {
                take(FieldInput.read(text, as: field), text, field)
            }
        }
        validFromText = form.text("validFrom")
        if let day = Day(iso: validFromText) {
            validFrom = day
            faults["validFrom"] = RegisterError.refusal(of: day, today: today)?.message
        } else {
            faults["validFrom"] = BilingualText("请填写日期，例如 2025-03-09。", "Enter a day such as 2025-03-09.")
        }
        source = form.text("source")
        if source.count > BatchChange.sourceLength { faults["source"] = BatchInput.sourceTooLong }
        if kind != .village, (form["name"] ?? "x").allSatisfy(\.isWhitespace) {
            faults["name"] = RegisterError.nameMissing.message
        }
    }

    private mutating func readPlace(_ text: String, _ field: Field, _ places: PlaceInput) async {
        texts[field.key] = text
        do {
            switch try await places.find(text) {
            case .success(let id): take(.value(.subject(id)), text, field)
            case .failure(let refusal): faults[field.key] = refusal.message
            }
        } catch {
            faults[field.key] = RegisterError.unknownPlace.message
        }
    }

    /// Notes why the register refused the change, at the field where one is to blame.
    mutating func take(_ error: RegisterError) {
        problem = error
        if let field = error.field { faults[field] = error.message }
    }

    /// Takes over what was read of one field.
    mutating func take(_ reading: FieldInput.Reading, _ text: String, _ field: Field) {
        texts[field.key] = text
        switch reading {
        case .missing: if values[field.key] != nil { cleared.insert(field.key) }
        case .value(let value): if values[field.key] != value { changes[field.key] = value }
        case .refused(let message): faults[field.key] = message
        }
    }
}
