/// The words of looking after users.
enum UserText: PhraseSet {
    case heading, lead, new, login, loginHint, name, language, roles, roleNumber, areaNumber, areaHint, noRole
    case roleMissing, areaMissing, state, created, active, disabled, mustChange, create, profile, saved, passwordSet
    case reset, disable, enable, resetQuestion, disableQuestion, resetOnce, sessionsEnd, tokensEnd, canEnable
    case shownOnce, temporaryPassword, toUser, wasReset, wasCreated, ownAccount

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("用户", en: "Users")
        case .lead: Phrase("只列出辖区完全在您管理范围内的用户。", en: "Only users whose areas all lie within yours.")
        case .new: Phrase("新建用户", en: "New user")
        case .login: Phrase("用户名", en: "Login name")
        case .loginHint:
            Phrase("用于登录，如 gn-wang；之后不能更改。", en: "For signing in, such as gn-wang; it cannot be changed later.")
        case .name: Phrase("姓名", en: "Name")
        case .language: Phrase("界面语言", en: "Language")
        case .roles: Phrase("角色与辖区", en: "Roles and areas")
        case .roleNumber: Phrase("角色 {n}", en: "Role {n}")
        case .areaNumber: Phrase("辖区 {n}", en: "Area {n}")
        case .areaHint: Phrase("填区划代码或名称，如 441223 或广宁县。", en: "A code or name, such as 441223 or 广宁县.")
        case .noRole: Phrase("（无）", en: "(none)")
        case .roleMissing: Phrase("请选择角色，或清空这一行的辖区。", en: "Choose a role, or empty the area of this row.")
        case .areaMissing: Phrase("请填写辖区，或把角色改为“（无）”。", en: "Give the area, or set the role to “(none)”.")
        case .state: Phrase("状态", en: "State")
        case .created: Phrase("创建时间", en: "Created")
        case .active: Phrase("正常", en: "Active")
        case .disabled: Phrase("已停用", en: "Disabled")
        case .mustChange: Phrase("待改密码", en: "Password to be changed")
        case .create: Phrase("创建", en: "Create")
        case .profile: Phrase("基本信息", en: "Profile")
        case .saved: Phrase("已保存", en: "Saved")
        case .passwordSet: Phrase("密码设置时间", en: "Password set")
        case .reset: Phrase("重置密码", en: "Reset the password")
        case .disable: Phrase("停用", en: "Disable")
        case .enable: Phrase("重新启用", en: "Enable again")
        case .resetQuestion: Phrase("重置 {name} 的密码？", en: "Reset the password of {name}?")
        case .disableQuestion: Phrase("停用 {name}？", en: "Disable {name}?")
        case .resetOnce:
            Phrase(
                "生成的临时密码只显示一次，首次登录后必须修改。",
                en: "A temporary password is shown once and must be changed at the next sign-in.")
        case .sessionsEnd: Phrase("该用户的所有登录立即失效。", en: "All sessions of this user end at once.")
        case .tokensEnd: Phrase("该用户的接口令牌全部吊销。", en: "All API tokens of this user are revoked.")
        case .canEnable: Phrase("以后可以重新启用，已录入的数据不受影响。", en: "The user can be enabled again later; recorded data stay.")
        case .shownOnce:
            Phrase("临时密码只在此显示一次，请立即转交本人。", en: "The temporary password is shown here once. Hand it over now.")
        case .temporaryPassword: Phrase("临时密码", en: "Temporary password")
        case .toUser: Phrase("查看该用户", en: "Open the user")
        case .wasCreated: Phrase("用户已创建", en: "User created")
        case .wasReset: Phrase("密码已重置", en: "Password reset")
        case .ownAccount:
            Phrase(
                "这是您自己的账号：角色、停用须由其他管理员办理，密码在“我的账号”修改。",
                en:
                    "This is your own account: another administrator changes its roles; change your password under your account."
            )
        }
    }
}
