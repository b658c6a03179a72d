public import Domain

/// A part that a user plays in an area (角色).
public enum Role: String, CaseIterable, Hashable, Sendable {
    /// The county bureau, which keeps the register (县级编辑).
    case countyEditor = "county-editor"
    /// The township office, which reports (乡镇填报).
    case townReporter = "town-reporter"
    /// The company that runs facilities (运维单位).
    case operatorCompany = "operator"
    /// City and provincial supervision (督查).
    case supervisor
    /// Reads everything and the log, changes nothing (审计).
    case auditor
    /// Looks after users (管理员); the register itself is others' work.
    case administrator

    /// What the role may do in its area.
    public var permissions: Set<Permission> { Self.table[self] ?? [] }

    /// The roles that its holder may give to others in the same area or below.
    public var grantable: Set<Role> { self == .administrator ? Set(Role.allCases) : [] }

    /// The name for people.
    public var name: BilingualText {
        switch self {
        case .countyEditor: BilingualText("县级编辑", "County editor")
        case .townReporter: BilingualText("乡镇填报", "Township reporter")
        case .operatorCompany: BilingualText("运维单位", "Operator")
        case .supervisor: BilingualText("督查", "Supervisor")
        case .auditor: BilingualText("审计", "Auditor")
        case .administrator: BilingualText("管理员", "Administrator")
        }
    }

    /// Who may do what; a user who needs more has several roles.
    private static let table: [Role: Set<Permission>] = [
        .countyEditor: [
            .viewRegister, .editRegister, .importFiles, .undoImport, .acceptRecords, .reportOperation, .export,
            .viewPersonal, .viewPrecise, .createTokens,
        ],
        .townReporter: [.viewRegister, .editRegister, .importFiles, .export, .viewPersonal, .viewPrecise],
        .operatorCompany: [.viewRegister, .reportOperation, .export, .viewPrecise],
        .supervisor: [.viewRegister, .acceptRecords, .export, .viewPrecise, .spotCheck, .createTokens],
        .auditor: [.viewRegister, .export, .viewPrecise, .viewAudit],
        .administrator: [.viewRegister, .export, .manageUsers, .viewAudit, .createTokens],
    ]
}
