import Domain

/// What the files of one rule set declare together, before it is checked as a whole.
struct RuleParts {
    /// Something declared, with the place where it is.
    struct Declared<Item> {
        let item: Item
        let node: RuleNode
    }

    let countingUnit: RegionLevel
    var sources: [Declared<Source>] = []
    var statuses: [Declared<StatusRule>] = []
    var measures: [Declared<Measure>] = []
    var indicators: [Declared<Indicator>] = []
    var targets: [Declared<Target>] = []
    var gaps: [Declared<Gap>] = []

    static let members = ["sources", "statuses", "measures", "indicators", "targets", "gaps"]

    init(countingUnit: RegionLevel) {
        self.countingUnit = countingUnit
    }

    /// Takes what a file declares; an indicator declared again replaces the one before, in its place.
    mutating func take(_ members: RuleMembers) throws {
        for node in try members.elements("sources") {
            sources.append(Declared(item: try source(node), node: node))
        }
        for node in try members.elements("statuses") {
            statuses.append(Declared(item: try statusRule(node), node: node))
        }
        for node in try members.elements("measures") {
            measures.append(Declared(item: try measure(node, slot: measures.count), node: node))
        }
        for node in try members.elements("indicators") {
            let declared = Declared(item: try indicator(node), node: node)
            let place = indicators.firstIndex { $0.item.id == declared.item.id && $0.node.file != node.file }
            if let place { indicators[place] = declared } else { indicators.append(declared) }
        }
        for node in try members.elements("targets") {
            targets.append(Declared(item: try target(node), node: node))
        }
        for node in try members.elements("gaps") {
            gaps.append(Declared(item: try gap(node), node: node))
        }
    }

    private func source(_ node: RuleNode) throws -> Source {
        let parts = try node.members(["id", "title", "issued", "locator"], optional: ["note"])
        return Source(
            id: try parts["id"].name(), title: try parts["title"].text(), issued: try parts["issued"].string(),
            locator: try parts["locator"].string(), note: try parts.optional("note")?.text())
    }

    private func statusRule(_ node: RuleNode) throws -> StatusRule {
        let parts = try node.members(["status", "meaning"], optional: ["source"])
        return StatusRule(
            status: try parts["status"].oneOf(TreatmentStatus.self), meaning: try text(parts["meaning"]),
            sourceID: try parts.optional("source")?.name())
    }

    private func measure(_ node: RuleNode, slot: Int) throws -> Measure {
        let parts = try node.members(["id", "name", "subject", "condition", "amount", "unit"])
        let isCounted = parts["subject"].value == .string("countedVillage")
        let subject = isCounted ? countedSubject : try parts["subject"].oneOf(MeasuredSubject.self)
        let reader = PredicateReader(subject: subject)
        var condition = try reader.predicate(parts["condition"])
        if isCounted, subject == .administrativeVillage { condition = .all([.villagersCommittee, condition]) }
        return Measure(
            id: try parts["id"].name(), name: try text(parts["name"]), subject: subject, condition: condition,
            amount: try amount(parts["amount"], reader), unit: try text(parts["unit"]), slot: slot)
    }

    private var countedSubject: MeasuredSubject {
        countingUnit == .naturalVillage ? .naturalVillage : .administrativeVillage
    }

    private func amount(_ node: RuleNode, _ reader: PredicateReader) throws -> Measure.Amount {
        if node.value == .string("one") { return .one }
        let parts = try node.members(["field", "scale"])
        let field = try reader.numericField(parts["field"])
        let scale = try parts["scale"].integer()
        var least: Int64 = 1
        if case .decimal(_, let places) = field.type {
            for _ in 0..<places { least *= 10 }
        }
        guard (least...1_000_000).contains(scale) else {
            throw parts["scale"].unfit(
                "应在 \(least) 与 1000000 之间，以免丢失小数", "must be from \(least) to 1000000, so that no decimals are lost")
        }
        return .field(field.key, scale: scale)
    }

    private func indicator(_ node: RuleNode) throws -> Indicator {
        let parts = try node.members(
            ["id", "name", "definition", "formula", "unit", "better", "origin", "sources"],
            optional: ["numerator", "denominator", "reported", "status", "note"])
        return Indicator(
            id: try parts["id"].name(), name: try text(parts["name"]), definition: try text(parts["definition"]),
            formula: try text(parts["formula"]), numerator: try parts.optional("numerator")?.name(),
            denominator: try parts.optional("denominator")?.name(), reported: try parts.optional("reported")?.name(),
            unit: try text(parts["unit"]), better: try parts["better"].oneOf(Indicator.Direction.self),
            sourceIDs: try parts["sources"].elements().map { try $0.name() },
            status: try parts.optional("status")?.oneOf(Indicator.Status.self) ?? .registered,
            origin: try parts["origin"].oneOf(Indicator.Origin.self), note: try parts.optional("note").map(text))
    }

    private func target(_ node: RuleNode) throws -> Target {
        let parts = try node.members(
            ["indicator", "area", "year", "value", "source"], optional: ["strength", "note"])
        let area = try parts["area"].string()
        guard area.isEmpty || DivisionCode(area)?.digits == area else {
            throw parts["area"].unfit("不是区划代码", "not a division code in its short form")
        }
        return Target(
            indicatorID: try parts["indicator"].name(), area: area, year: try Self.year(parts["year"]),
            value: try parts["value"].number(),
            strength: try parts.optional("strength")?.oneOf(Target.Strength.self) ?? .required,
            sourceID: try parts["source"].name(), note: try parts.optional("note")?.text())
    }

    private func gap(_ node: RuleNode) throws -> Gap {
        let parts = try node.members(["id", "text"], optional: ["sources"])
        return Gap(
            id: try parts["id"].name(), text: try text(parts["text"]),
            sourceIDs: try parts.elements("sources").map { try $0.name() })
    }

    /// A year that rules can be about.
    static func year(_ node: RuleNode) throws -> Int {
        let year = try node.integer()
        guard (2000...2100).contains(year) else {
            throw node.unfit("年份应在 2000 与 2100 之间", "the year must be from 2000 to 2100")
        }
        return Int(year)
    }

    /// A text in which `{unit}` stands for the counted unit.
    private func text(_ node: RuleNode) throws -> BilingualText {
        let text = try node.text()
        let isNatural = countingUnit == .naturalVillage
        return BilingualText(
            Self.fill(text.zh, isNatural ? "自然村" : "行政村"),
            Self.fill(text.en, isNatural ? "natural villages" : "administrative villages"))
    }

    private static func fill(_ text: String, _ unit: String) -> String {
        guard text.contains("{unit}") else { return text }
        let filled = text.replacing("{unit}", with: unit)
        return text.hasPrefix("{") ? filled.prefix(1).uppercased() + filled.dropFirst() : filled
    }
}
