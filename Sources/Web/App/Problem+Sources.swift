import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

extension Problem {
    /// What to tell of any error; what we do not know becomes 500 without particulars.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let source as any ProblemSource: self = source.problem
        case let error as HTTPError: self.init(error.status)
        case let error as any HTTPResponseError: self.init(error.status)
        case let error where Platform.isTransient(error):
            self.init(
                .serviceUnavailable, "database-busy",
                BilingualText(
                    "数据库暂时繁忙，内容没有保存，请稍后再试。", "The database is busy; nothing was saved. Try again in a moment."),
                retryAfter: 2)
        default: self.init(.internalServerError)
        }
    }

    /// The problem of a bare status.
    init(_ status: HTTPResponse.Status) {
        switch status.code {
        case 404: self = .notFound
        case 413:
            self.init(
                status, "too-large",
                BilingualText("提交的内容超过了允许的大小，请缩小或拆分后再试。", "What was sent is too large. Make it smaller or split it."))
        case 500...:
            self.init(
                .internalServerError, "internal",
                BilingualText(
                    "服务器处理时出错，内容没有保存。请稍后再试；若仍出错，请把页面下方的请求编号告诉管理员。",
                    "Something went wrong on the server; nothing was saved. Try again later, or tell the administrator the request number."
                ))
        default:
            self.init(
                status, "bad-request",
                BilingualText(
                    "请求无法识别，请检查地址和内容。", "The request cannot be understood. Check the address and the content."))
        }
    }
}

extension AccessError: ProblemSource {
    var problem: Problem {
        if case .notFound = self { return .notFound }
        var problem = Problem(HTTPResponse.Status(code: httpStatus), code, message)
        if case .throttled(let seconds) = self { problem.retryAfter = seconds }
        return problem
    }
}

extension RegisterError: ProblemSource {
    var problem: Problem {
        let status: HTTPResponse.Status =
            switch self {
            case .changedMeanwhile: .conflict
            case .versionMissing: .preconditionRequired
            default: .unprocessableContent
            }
        var faults: [Problem.Fault] = []
        if let field { faults.append(Problem.Fault(name: field, message: message)) }
        return Problem(status, code, message, faults: faults)
    }
}

extension SpotCheckError: ProblemSource {
    var problem: Problem {
        var faults: [Problem.Fault] = []
        if let field { faults.append(Problem.Fault(name: field, message: message)) }
        return Problem(.unprocessableContent, code, message, faults: faults)
    }
}

extension VisitError: ProblemSource {
    var problem: Problem {
        if self == .tooMuchUnfinished { return Problem(.tooManyRequests, code, message, retryAfter: 3600) }
        var faults: [Problem.Fault] = []
        if let field { faults.append(Problem.Fault(name: field, message: message)) }
        return Problem(.unprocessableContent, code, message, faults: faults)
    }
}

extension DrawRefusal: ProblemSource {
    var problem: Problem { Problem(.unprocessableContent, "draw-refused", message) }
}

extension StoreError: ProblemSource {
    var problem: Problem {
        if case .notFound = self { return .notFound }
        return Problem(.unprocessableContent, "refused", message)
    }
}
