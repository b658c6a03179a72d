import Domain

/// The words of one's own account.
enum AccountText: PhraseSet {
    case heading, person, name, changePassword, currentPassword, newPassword, newPasswordAgain, passwordRules,
        passwordsDiffer
    case language, sessions, browser, address, since, lastSeen, end, endAll, thisSession, sessionEnded
    case tokens, tokensLead, tokenName, tokenNameHint, area, areaUnfit, part, partHint
    case permissions, permissionUnfit, days, dayUnit, until, lastUsed, revoke
    case revoked, makeToken, tokenMade, tokenOnce, passwordDone, languageDone, tokenRevoked

    /// What has just been done, by the word in the address.
    static func done(_ word: String?) -> AccountText? {
        switch word {
        case "password": .passwordDone
        case "language": .languageDone
        case "session-ended": .sessionEnded
        case "token-revoked": .tokenRevoked
        default: nil
        }
    }

    /// The words in both languages.
    var bilingual: BilingualText { BilingualText(phrase.zh, phrase.en) }

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("我的账户", en: "My account")
        case .person: Phrase("个人信息", en: "Personal details")
        case .name: Phrase("姓名", en: "Name")
        case .changePassword: Phrase("修改密码", en: "Change password")
        case .currentPassword: Phrase("原密码", en: "Current password")
        case .newPassword: Phrase("新密码", en: "New password")
        case .newPasswordAgain: Phrase("再输一次新密码", en: "New password again")
        case .passwordRules:
            Phrase("可以是几个不相关的词连在一起，不要用姓名或用户名。", en: "Several unrelated words work well; no names of yours.")
        case .passwordsDiffer: Phrase("两次输入的新密码不一致，请重新输入。", en: "The two new passwords differ. Type them again.")
        case .language: Phrase("界面语言", en: "Display language")
        case .sessions: Phrase("已登录的设备", en: "Where you are signed in")
        case .browser: Phrase("浏览器", en: "Browser")
        case .address: Phrase("网络地址", en: "Address")
        case .since: Phrase("登录时间", en: "Signed in")
        case .lastSeen: Phrase("最近使用", en: "Last used")
        case .end: Phrase("退出", en: "Sign out")
        case .endAll: Phrase("全部退出", en: "Sign out everywhere")
        case .thisSession: Phrase("当前设备", en: "This device")
        case .sessionEnded: Phrase("该设备已退出登录。", en: "That session has ended.")
        case .tokens: Phrase("接口令牌", en: "API tokens")
        case .tokensLead:
            Phrase("供程序通过接口读取或填报数据；权限不会超过您本人。", en: "For programs that use the API; they can never do more than you.")
        case .tokenName: Phrase("用途", en: "Purpose")
        case .tokenNameHint: Phrase("例如：县大数据平台对接", en: "For example: county data platform")
        case .area: Phrase("区域", en: "Area")
        case .part: Phrase("只限其中的地方", en: "Limited to a part of it")
        case .partHint: Phrase("可不填；填乡镇或村的编码或名称", en: "Optional: code or name of a town or village")
        case .areaUnfit: Phrase("区域无法识别，令牌没有创建。请从列表中选择。", en: "The area is not in the list; no token was created.")
        case .permissionUnfit:
            Phrase("有一项权限无法识别，令牌没有创建。请从列表中勾选。", en: "One of the permissions is not known; no token was created.")
        case .permissions: Phrase("权限", en: "Permissions")
        case .days: Phrase("有效期", en: "Valid for")
        case .dayUnit: Phrase("天", en: "days")
        case .until: Phrase("有效期至", en: "Until")
        case .lastUsed: Phrase("最近使用", en: "Last used")
        case .revoke: Phrase("撤销", en: "Revoke")
        case .revoked: Phrase("已撤销", en: "Revoked")
        case .makeToken: Phrase("创建令牌", en: "Create a token")
        case .tokenMade: Phrase("令牌已创建", en: "The token was created")
        case .tokenOnce: Phrase("请立即复制保存：离开本页后不再显示。", en: "Copy it now: it is never shown again.")
        case .passwordDone: Phrase("密码已修改，其他设备已退出登录。", en: "The password was changed; other sessions have ended.")
        case .languageDone: Phrase("界面语言已保存。", en: "The language was saved.")
        case .tokenRevoked: Phrase("令牌已撤销。", en: "The token was revoked.")
        }
    }
}
