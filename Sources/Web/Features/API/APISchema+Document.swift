import Domain

extension APISchema {
    /// Writes the schema as JSON Schema 2020-12, as OpenAPI 3.1 has it.
    ///
    /// - Parameter isRequest: In requests an unknown member is an error; in answers new ones may come later.
    func write(to json: inout JSONBuffer, isRequest: Bool, isNullable: Bool = false, note: BilingualText? = nil) {
        switch self {
        case .named(let name, _):
            json.object { json in
                if isNullable {
                    json.name("anyOf")
                    json.array([true, false]) { json, isNamed in
                        json.object { $0.member(isNamed ? "$ref" : "type", isNamed ? Self.address(name) : "null") }
                    }
                } else {
                    json.member("$ref", Self.address(name))
                }
                Self.write(note, to: &json)
            }
        case .orNull(let schema): schema.write(to: &json, isRequest: isRequest, isNullable: true, note: note)
        case .noted(let schema, let note):
            schema.write(to: &json, isRequest: isRequest, isNullable: isNullable, note: note)
        default:
            json.object { json in
                self.writeMembers(to: &json, isRequest: isRequest, isNullable: isNullable)
                Self.write(note, to: &json)
            }
        }
    }

    /// The named schemas within this one, itself included.
    func collect(into found: inout [String: APISchema]) {
        switch self {
        case .named(let name, let schema):
            guard found[name] == nil else { return }
            found[name] = schema
            schema.collect(into: &found)
        case .list(let schema), .map(let schema), .orNull(let schema), .noted(let schema, _):
            schema.collect(into: &found)
        case .object(let members):
            for member in members { member.schema.collect(into: &found) }
        default: break
        }
    }

    private static func address(_ name: String) -> String { "#/components/schemas/" + name }

    private static func write(_ note: BilingualText?, to json: inout JSONBuffer) {
        guard let note else { return }
        json.member("description", note.zh.isEmpty ? note.en : note.zh + " · " + note.en)
    }

    private func writeMembers(to json: inout JSONBuffer, isRequest: Bool, isNullable: Bool) {
        func type(_ name: String) {
            json.name("type")
            if isNullable { json.array([name, "null"]) { $0.write($1) } } else { json.write(name) }
        }
        switch self {
        case .text(let limit):
            type("string")
            if let limit { json.member("maxLength", Int64(limit)) }
        case .choice(let words):
            type("string")
            json.name("enum")
            json.array(words.map(Optional.some) + (isNullable ? [nil] : [])) { $0.write($1) }
        case .integer(let range):
            type("integer")
            json.member("format", "int64")
            if let range {
                json.member("minimum", range.lowerBound)
                if range.upperBound < .max { json.member("maximum", range.upperBound) }
            }
        case .number(let range):
            type("number")
            if let range {
                json.member("minimum", range.lowerBound)
                json.member("maximum", range.upperBound)
            }
        case .flag: type("boolean")
        case .day:
            type("string")
            json.member("format", "date")
        case .moment:
            type("string")
            json.member("format", "date-time")
        case .list(let schema):
            type("array")
            json.name("items")
            schema.write(to: &json, isRequest: isRequest)
        case .map(let schema):
            type("object")
            json.name("additionalProperties")
            schema.write(to: &json, isRequest: isRequest)
        case .object(let members):
            type("object")
            json.name("properties")
            json.object { json in
                for member in members {
                    json.name(member.name)
                    member.schema.write(to: &json, isRequest: isRequest, note: member.summary)
                }
            }
            let required = members.filter(\.isRequired).map(\.name)
            if !required.isEmpty {
                json.name("required")
                json.array(required) { $0.write($1) }
            }
            if isRequest { json.member("additionalProperties", false) }
        case .any, .named, .orNull, .noted: break
        }
    }
}
