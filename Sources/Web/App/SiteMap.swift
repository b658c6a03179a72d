import Domain
import Governance

/// The navigation: what each reader may go to.
enum SiteMap {
    /// The groups of links for somebody with these rights.
    static func groups(
        for access: Access, _ language: Language, _ url: PageURL, _ state: PageState
    ) -> [NavigationGroup] {
        func item(_ words: String, _ path: String, exactly: Bool = false) -> NavigationGroup.Item {
            let isHere = url.path == path || (!exactly && path != "/" && url.path.hasPrefix(path + "/"))
            return NavigationGroup.Item(words, to: state.link(path), isCurrent: isHere)
        }
        var groups = [
            NavigationGroup(
                language(SiteMapText.figures),
                [item(language(SiteMapText.board), "/"), item(language(SiteMapText.rules), "/rules")])
        ]
        if access.mayAnywhere(.viewRegister) {
            groups[0].items.append(item(language(MapText.title), "/map"))
            groups[0].items.append(item(language(SewerNetworkText.title), "/networks"))
            groups.append(
                NavigationGroup(
                    language(SiteMapText.register),
                    RegisterKinds.all.map { item(language($0.kind.name), "/register/" + $0.path) }))
        }
        var data: [NavigationGroup.Item] = []
        if access.mayAnywhere(.viewRegister) { data.append(item(language(GeodataText.title), "/geodata")) }
        if access.mayAnywhere(.importFiles) { data.append(item(language(SiteMapText.imports), "/imports")) }
        if access.mayAnywhere(.editRegister) { data.append(item(language(SiteMapText.regions), "/regions")) }
        if !data.isEmpty { groups.append(NavigationGroup(language(SiteMapText.data), data)) }
        if access.mayAnywhere(.spotCheck) {
            groups.append(
                NavigationGroup(
                    language(SiteMapText.checks),
                    [
                        item(language(SiteMapText.spotChecks), "/spotchecks"),
                        item(language(QuarantineText.heading), "/visits/quarantine"),
                        item(language(FieldPageText.title), "/field"),
                    ]))
        }
        var rule: [NavigationGroup.Item] = []
        if access.mayAnywhere(.manageUsers) { rule.append(item(language(SiteMapText.users), "/users")) }
        if access.mayAnywhere(.viewAudit) { rule.append(item(language(SiteMapText.audit), "/audit")) }
        if !rule.isEmpty { groups.append(NavigationGroup(language(SiteMapText.administration), rule)) }
        return groups
    }
}

/// The kinds of records that have lists, under the words of their addresses.
enum RegisterKinds {
    /// All of them in the order of the navigation.
    static let all: [(path: String, kind: RecordKind)] = [
        ("villages", .village), ("facilities", .facility), ("toilets", .toilet), ("waters", .waterBody),
        ("zones", .protectionZone), ("outlets", .outlet), ("sewers", .sewer), ("manholes", .manhole),
        ("lift-stations", .liftStation), ("roads", .road), ("boundaries", .boundary),
    ]

    /// The kind behind a word of an address.
    static func kind(_ path: String) -> RecordKind? { all.first { $0.path == path }?.kind }

    /// The word of a kind in addresses.
    static func path(_ kind: RecordKind) -> String { all.first { $0.kind == kind }?.path ?? "villages" }

    /// The address of a record's own page.
    static func address(_ kind: RecordKind, _ id: SubjectID) -> String {
        kind == .village || kind == .region ? "/places/\(id)" : "/records/\(path(kind))/\(id)"
    }
}

/// The words of the navigation.
enum SiteMapText: PhraseSet {
    case figures, board, rules, register, data, imports, regions, checks, spotChecks, administration, users, audit

    var phrase: Phrase {
        switch self {
        case .figures: Phrase("指标", en: "Indicators")
        case .board: Phrase("看板", en: "Board")
        case .rules: Phrase("规则集", en: "Rule sets")
        case .register: Phrase("台账", en: "Register")
        case .data: Phrase("数据", en: "Data")
        case .imports: Phrase("导入", en: "Imports")
        case .regions: Phrase("区划变更", en: "Division changes")
        case .checks: Phrase("检查", en: "Checks")
        case .spotChecks: Phrase("抽查", en: "Spot checks")
        case .administration: Phrase("管理", en: "Administration")
        case .users: Phrase("用户", en: "Users")
        case .audit: Phrase("审计日志", en: "Audit log")
        }
    }
}
