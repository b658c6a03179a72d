import Domain
import HTTPTypes

/// Why a request is not answered as asked: for a person a page, for a program a body after RFC 9457.
struct Problem: Error, Sendable {
    /// What is wrong with one value.
    struct Fault: Sendable {
        /// The field or parameter.
        var name: String
        /// What is wrong and what to do.
        var message: BilingualText
    }

    /// The HTTP status.
    var status: HTTPResponse.Status
    /// A short stable code in kebab case, for programs.
    var code: String
    /// What is the matter, in a few words.
    var title: BilingualText
    /// What exactly, and what to do.
    var detail: BilingualText
    /// What is wrong with single values.
    var faults: [Fault] = []
    /// After how many seconds it is worth trying again.
    var retryAfter: Int?

    /// A problem with the usual title of its status.
    init(
        _ status: HTTPResponse.Status, _ code: String, _ detail: BilingualText, faults: [Fault] = [],
        retryAfter: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.title = Self.title(of: status)
        self.detail = detail
        self.faults = faults
        self.retryAfter = retryAfter
    }

    /// A parameter that cannot be understood.
    static func malformed(_ name: String, _ text: String, advice: BilingualText) -> Problem {
        let shown = String(text.prefix(40))
        let message = BilingualText(
            "参数 \(name) 的值“\(shown)”无法识别：\(advice.zh)。",
            "The value “\(shown)” of the parameter \(name) cannot be understood: \(advice.en).")
        return Problem(
            .badRequest, "malformed-parameter", message, faults: [Fault(name: name, message: message)])
    }

    /// There is no such thing, or not for the one who asks.
    static var notFound: Problem {
        Problem(
            .notFound, "not-found",
            BilingualText(
                "没有找到这个页面或记录，或者它不在您的辖区之内。请检查地址，或从首页、搜索重新查找。",
                "There is no such page or record, or it lies outside your area. Check the address, or start from the home page or the search."
            ))
    }

    /// The usual title of a status.
    static func title(of status: HTTPResponse.Status) -> BilingualText {
        switch status.code {
        case 400: BilingualText("请求有误", "Bad request")
        case 401: BilingualText("需要登录", "Sign-in required")
        case 403: BilingualText("不能这样做", "Not allowed")
        case 404: BilingualText("没有找到", "Not found")
        case 405: BilingualText("不支持的操作", "Method not allowed")
        case 409: BilingualText("与他人的修改冲突", "Conflict")
        case 413: BilingualText("内容过大", "Too large")
        case 415: BilingualText("不支持的内容类型", "Unsupported content type")
        case 422: BilingualText("内容需要改正", "Something needs correcting")
        case 428: BilingualText("需要注明所见版本", "Version required")
        case 429: BilingualText("请稍后再试", "Too many attempts")
        case 431: BilingualText("地址或请求头太长", "Request head too long")
        case 501: BilingualText("不支持的操作", "Not implemented")
        case 502: BilingualText("外部服务没有回应", "No answer from an outside service")
        case 503: BilingualText("暂时繁忙", "Busy")
        default: BilingualText("服务器出错", "Server error")
        }
    }
}

/// An error that knows what to tell the one who asked.
protocol ProblemSource: Error {
    /// What to tell.
    var problem: Problem { get }
}
