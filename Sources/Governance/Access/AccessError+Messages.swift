public import Domain

extension AccessError {
    /// A short stable code in kebab case, for programs.
    public var code: String {
        switch self {
        case .notFound: "not-found"
        case .signInRequired: "sign-in-required"
        case .signInFailed: "sign-in-failed"
        case .throttled: "too-many-attempts"
        case .busy: "busy"
        case .formExpired: "form-expired"
        case .passwordChangeRequired: "password-change-required"
        case .selfAcceptance: "self-acceptance"
        case .loginTaken: "login-taken"
        case .loginInvalid: "login-invalid"
        case .nameInvalid: "name-invalid"
        case .passwordTooShort: "password-too-short"
        case .passwordTooLong: "password-too-long"
        case .passwordFromLogin: "password-from-login"
        case .passwordTooCommon: "password-too-common"
        case .passwordUnchanged: "password-unchanged"
        case .passwordWrong: "password-wrong"
        case .grantsMissing: "grants-missing"
        case .roleNotGrantable: "role-not-grantable"
        case .ownAccount: "own-account"
        case .permissionsMissing: "permissions-missing"
        case .permissionNotHeld: "permission-not-held"
        case .tokenExpiryInvalid: "token-expiry-invalid"
        }
    }

    /// The HTTP status that fits (RFC 9110, RFC 6585).
    public var httpStatus: Int {
        switch self {
        case .notFound: 404
        case .signInRequired, .signInFailed: 401
        case .throttled: 429
        case .busy: 503
        case .formExpired, .passwordChangeRequired, .selfAcceptance, .roleNotGrantable, .ownAccount: 403
        case .loginTaken: 409
        default: 422
        }
    }

    /// What is wrong and what to do, for people.
    public var message: BilingualText {
        switch self {
        case .notFound: BilingualText("没有找到。请检查地址或编号。", "Not found. Check the address or the number.")
        case .signInRequired: BilingualText("请先登录。", "Please sign in.")
        case .signInFailed:
            BilingualText(
                "用户名或密码不正确。请重新输入；忘记密码请联系本级管理员重置。",
                "The login name or the password is wrong. Try again, or ask your administrator to reset the password.")
        case .throttled(let seconds):
            BilingualText(
                "尝试次数过多，请在 \(Self.chinese(seconds))后再试。",
                "Too many attempts. Try again in \(Self.english(seconds)).")
        case .busy:
            BilingualText("正在登录的人太多，请稍后再试。", "Too many people are signing in. Try again in a moment.")
        case .formExpired:
            BilingualText(
                "页面已过期或来源不明，内容未保存。请刷新页面后重新提交。",
                "The page has expired or came from elsewhere; nothing was saved. Reload it and submit again.")
        case .passwordChangeRequired:
            BilingualText("请先修改密码，再继续使用。", "Change your password before you go on.")
        case .selfAcceptance:
            BilingualText(
                "不能审核自己填报的记录，请由另一人审核。",
                "You cannot accept what you recorded yourself. Ask somebody else to accept it.")
        case .ownAccount:
            BilingualText(
                "不能停用自己，也不能修改自己的角色或重置自己的密码。请由另一位管理员办理。",
                "You cannot disable yourself, change your own roles or reset your own password here. "
                    + "Ask another administrator.")
        case .loginTaken, .loginInvalid, .nameInvalid, .grantsMissing, .roleNotGrantable: userMessage
        case .permissionsMissing, .permissionNotHeld, .tokenExpiryInvalid: tokenMessage
        default: passwordMessage
        }
    }

    private var userMessage: BilingualText {
        switch self {
        case .loginTaken(let login):
            BilingualText("用户名“\(login)”已被使用，请换一个。", "The login name “\(login)” is taken. Choose another.")
        case .loginInvalid(let login):
            BilingualText(
                "用户名“\(login)”无效：只能用文字、数字和 . _ - @，2 至 64 个字符。",
                "The login name “\(login)” is not valid: use letters, digits and . _ - @ only, 2 to 64 characters.")
        case .nameInvalid(let maximum):
            BilingualText(
                "名称不能为空，最长 \(maximum) 个字符，不能含控制字符。",
                "The name must not be empty, has at most \(maximum) characters and no control characters.")
        case .roleNotGrantable(let role):
            BilingualText("您无权授予“\(role.name.zh)”角色。", "You may not give the role “\(role.name.en)”.")
        default:
            BilingualText("请至少授予一个角色并选择辖区。", "Give at least one role and choose its area.")
        }
    }

    private var passwordMessage: BilingualText {
        switch self {
        case .passwordTooShort(let minimum):
            BilingualText("密码至少要有 \(minimum) 个字符。", "The password needs at least \(minimum) characters.")
        case .passwordTooLong(let maximum):
            BilingualText("密码最多 \(maximum) 个字符。", "The password has at most \(maximum) characters.")
        case .passwordFromLogin:
            BilingualText(
                "密码不能由用户名或姓名构成，请换一个。", "The password must not be made of the login name or the name. Choose another.")
        case .passwordTooCommon:
            BilingualText(
                "这个密码太常见，容易被猜中。请换一个，例如几个不相关的词连在一起。",
                "This password is too common and easily guessed. Choose another, such as several unrelated words.")
        case .passwordUnchanged:
            BilingualText("新密码不能与原密码相同。", "The new password must differ from the old one.")
        default:
            BilingualText("原密码不正确，请重新输入。", "The current password is wrong. Try again.")
        }
    }

    private var tokenMessage: BilingualText {
        switch self {
        case .permissionNotHeld(let permission):
            BilingualText(
                "令牌不能有“\(permission.name.zh)”权限：您在该辖区没有此权限，或令牌不允许有此权限。",
                "The token cannot have the permission “\(permission.name.en)”: you do not hold it in this area, "
                    + "or no token may have it.")
        case .tokenExpiryInvalid(let days):
            BilingualText("令牌有效期须为 1 至 \(days) 天。", "A token is valid for 1 to \(days) days.")
        default:
            BilingualText("请至少为令牌选择一项权限。", "Choose at least one permission for the token.")
        }
    }

    private static func chinese(_ seconds: Int) -> String {
        seconds < 120 ? "\(seconds) 秒" : "\((seconds + 59) / 60) 分钟"
    }

    private static func english(_ seconds: Int) -> String {
        if seconds == 1 { return "1 second" }
        return seconds < 120 ? "\(seconds) seconds" : "\((seconds + 59) / 60) minutes"
    }
}
