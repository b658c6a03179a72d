public import Domain

/// What somebody may do with the records of an area (权限).
public enum Permission: String, CaseIterable, Hashable, Sendable {
    /// See villages, facilities and indicators.
    case viewRegister = "view-register"
    /// Record and correct them.
    case editRegister = "edit-register"
    /// Take in files.
    case importFiles = "import-files"
    /// Withdraw a whole import.
    case undoImport = "undo-import"
    /// Accept what others recorded.
    case acceptRecords = "accept-records"
    /// Report on the running of facilities.
    case reportOperation = "report-operation"
    /// Take data out as files.
    case export
    /// See names, phone numbers and identity numbers of people.
    case viewPersonal = "view-personal"
    /// See exactly where pipes and manholes lie, and heights.
    case viewPrecise = "view-precise"
    /// Draw spot checks and record their findings.
    case spotCheck = "spot-check"
    /// Create users, give them roles, shut them out.
    case manageUsers = "manage-users"
    /// Read the append-only log.
    case viewAudit = "view-audit"
    /// Make tokens for programs.
    case createTokens = "create-tokens"

    /// What a token of a program can be given.
    ///
    /// A token never makes tokens or users: a leaked one could renew itself.
    public static let forTokens: Set<Permission> = Set(allCases).subtracting([.createTokens, .manageUsers])

    /// The name for people.
    public var name: BilingualText {
        switch self {
        case .viewRegister: BilingualText("查看台账", "View the register")
        case .editRegister: BilingualText("编辑台账", "Edit the register")
        case .importFiles: BilingualText("导入文件", "Import files")
        case .undoImport: BilingualText("撤销导入", "Undo imports")
        case .acceptRecords: BilingualText("审核记录", "Accept records")
        case .reportOperation: BilingualText("填报运维", "Report operation")
        case .export: BilingualText("导出数据", "Export data")
        case .viewPersonal: BilingualText("查看个人信息", "View personal data")
        case .viewPrecise: BilingualText("查看管网精确位置与高程", "View exact pipes and heights")
        case .spotCheck: BilingualText("抽查", "Spot checks")
        case .manageUsers: BilingualText("管理用户", "Manage users")
        case .viewAudit: BilingualText("查看审计日志", "View the audit log")
        case .createTokens: BilingualText("创建接口令牌", "Create API tokens")
        }
    }
}
