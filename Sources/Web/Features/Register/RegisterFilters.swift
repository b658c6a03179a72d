import Domain
import Governance
import Store

/// The conditions of a list as they stand in its address, and the form that asks for them.
struct RegisterFilters {
    /// What stands for "not reported" and "reported" in the address of a choice.
    static let missing = "-", reported = "*"

    let kind: RecordKind
    let url: PageURL

    /// Reads the conditions.
    ///
    /// - Throws: ``Problem`` with status 400 for a value that the field cannot have.
    func filters() throws -> [RecordListing.Filter] {
        var result: [RecordListing.Filter] = []
        if let word = url["name"]?.trimmingPrefix(" "), !word.isEmpty {
            result.append(.nameContains(String(word.prefix(64))))
        }
        for field in kind.fields { result += try filters(field) }
        for key in url.values("missing") { result.append(.missing(try known(key, "missing"))) }
        for key in url.values("reported") { result.append(.reported(try known(key, "reported"))) }
        return result
    }

    /// The area asked for; the asker's own where none is named.
    ///
    /// - Throws: ``Problem`` with status 400 for anything but a number or a code after `code:`.
    func area() throws -> BoardDesk.AreaKey {
        guard let text = url["area"], !text.isEmpty else { return .own }
        if text.hasPrefix("code:") { return .code(String(text.dropFirst(5))) }
        guard let number = Int64(text), number > 0 else {
            throw Problem.malformed("area", text, advice: BilingualText("应为区划编号", "it is the number of a place"))
        }
        return .id(SubjectID(number))
    }

    /// For villages: administrative or natural.
    ///
    /// - Throws: ``Problem`` with status 400 for another level.
    func level() throws -> RegionLevel? {
        guard kind == .village, let text = url["level"], !text.isEmpty else { return nil }
        return try VillageLevel.read(text)
    }

    /// The order; by code where none is named.
    ///
    /// - Throws: ``Problem`` with status 400 for a column that lists are not ordered by.
    func order() throws -> RecordListing.Order {
        try RecordListing.Order(parsing: url["sort"], of: kind)
    }

    private func known(_ key: String, _ name: String) throws -> String {
        guard kind.field(key) != nil else {
            throw Problem.malformed(name, key, advice: BilingualText("没有这个字段", "there is no such field"))
        }
        return key
    }

    private func filters(_ field: Field) throws -> [RecordListing.Filter] {
        switch field.type {
        case .choice, .flag:
            guard let text = url[field.key], !text.isEmpty else { return [] }
            if text == Self.missing { return [.missing(field.key)] }
            if text == Self.reported { return [.reported(field.key)] }
            guard case .value(let value) = FieldInput.read(text, as: field) else {
                throw Problem.malformed(
                    field.key, text, advice: BilingualText("不在可选项内", "it is not one of the choices"))
            }
            return [.equals(field.key, value)]
        case .integer, .decimal:
            // A bound on a height that somebody may not see would tell it to him step by step.
            guard !field.isGuarded else { return [] }
            var result: [RecordListing.Filter] = []
            if let bound = try bound(field.key + ".min") { result.append(.atLeast(field.key, bound)) }
            if let bound = try bound(field.key + ".max") { result.append(.atMost(field.key, bound)) }
            return result
        default: return []
        }
    }

    private func bound(_ name: String) throws -> Double? {
        guard let text = url[name], !text.isEmpty else { return nil }
        guard let number = Double(text), number.isFinite else {
            throw Problem.malformed(name, text, advice: BilingualText("应为数字", "it is a number"))
        }
        return number
    }

    /// The form above the list.
    func form(_ list: RegisterList, _ language: Language) -> FilterForm {
        var fields: [FormField] = [
            FormField(
                "area", language(RegisterText.area), .select(areas(list, language)), value: list.area.id.description,
                language),
            FormField("name", language(RegisterText.name), .search, value: url["name"] ?? "", language),
        ]
        if kind == .village {
            fields.append(
                FormField(
                    "level", language(RegisterText.level),
                    .select(
                        [FormChoice("", language(KitText.any))]
                            + VillageLevel.levels.map {
                                FormChoice(String($0.level.rawValue), language(VillageLevel.name($0.level)))
                            }),
                    value: (try? level()).map { String($0.rawValue) } ?? "", language))
        }
        var more: [FormField] = []
        for field in kind.fields {
            let isMain = ["status", "state", "mode", "role", "grade", "isPublic"].contains(field.key)
            switch field.type {
            case .choice, .flag:
                let found = choice(field, language)
                if isMain { fields.append(found) } else { more.append(found) }
            case .integer, .decimal:
                guard field.isSortable else { continue }
                let unit = language(field.unit)
                for (suffix, words) in [(".min", RegisterText.atLeast), (".max", .atMost)] {
                    more.append(
                        FormField(
                            field.key + suffix, language(words, ["field": language(field.label)]), .decimal,
                            value: url[field.key + suffix] ?? "", unit: unit.isEmpty ? nil : unit, language))
                }
            default: continue
            }
        }
        more += reporting(language)
        var form = FilterForm(fields, url: url.setting("level", url["level"]), language)
        form.moreFields = more
        form.chips = chips(list, fields + more, language)
        return form
    }

    private func areas(_ list: RegisterList, _ language: Language) -> [FormChoice] {
        var result = list.lineage.enumerated().map { index, region in
            FormChoice(region.id.description, String(repeating: "　", count: index) + region.name)
        }
        let depth = list.lineage.count
        result += list.children.map {
            FormChoice($0.id.description, String(repeating: "　", count: depth) + $0.name)
        }
        return result
    }

    private func choice(_ field: Field, _ language: Language) -> FormField {
        var choices = [FormChoice("", language(KitText.any))]
        if case .choice(let list) = field.type {
            choices += list.map { FormChoice($0.code, language($0.name)) }
        } else {
            choices += [FormChoice("1", language(RegisterText.yes)), FormChoice("0", language(RegisterText.no))]
        }
        choices.append(FormChoice(Self.missing, language(KitText.notReported)))
        return FormField(field.key, language(field.label), .select(choices), value: url[field.key] ?? "", language)
    }

    private func reporting(_ language: Language) -> [FormField] {
        let fields =
            [FormChoice("", language(KitText.any))] + kind.fields.map { FormChoice($0.key, language($0.label)) }
        return [("missing", RegisterText.isMissing), ("reported", .isReported)].map { name, words in
            FormField(name, language(words), .select(fields), value: url[name] ?? "", language)
        }
    }

    private func chips(_ list: RegisterList, _ fields: [FormField], _ language: Language) -> [FilterForm.Chip] {
        fields.compactMap { field in
            guard !field.value.isEmpty, url[field.name] != nil else { return nil }
            var words = field.value
            if case .select(let choices) = field.kind {
                words = choices.first { $0.value == field.value }?.words.trimmingPrefix("　").description ?? words
            }
            if field.name == "area" { words = list.area.name }
            return FilterForm.Chip(
                language.labelled(field.words, words), removal: url.removing(field.name, "after", "before", "last"))
        }
    }
}
