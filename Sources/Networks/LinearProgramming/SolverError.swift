public import Domain

/// What can be wrong with the solver for linear and mixed-integer programmes.
public enum SolverError: Error, Hashable, Sendable {
    /// The solver's library was in none of these places.
    case missing(tried: [String])
    /// The library at this path cannot be used.
    case unusable(path: String, reason: String)
    /// The solver refused a step; mostly not-a-number costs or bounds.
    case refused(step: String)
}

extension SolverError {
    /// What is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .missing(let tried):
            BilingualText(
                "找不到优化求解器 HiGHS（libhighs.so.1）。请运行 Scripts/fetch_vendor.py 下载，或用环境变量 QINGXI_HIGHS "
                    + "指明库文件。已查找：\(tried.joined(separator: "、"))。",
                "The optimisation solver HiGHS (libhighs.so.1) was not found. Run Scripts/fetch_vendor.py to fetch it, or name "
                    + "the library in the environment variable QINGXI_HIGHS. Looked in: \(tried.joined(separator: ", "))."
            )
        case .unusable(let path, let reason):
            BilingualText(
                "求解器库 \(path) 不能使用：\(reason)。请用 Scripts/fetch_vendor.py 重新下载 1.15 版。",
                "The solver library \(path) cannot be used: \(reason). Fetch version 1.15 again by Scripts/fetch_vendor.py."
            )
        case .refused(let step):
            BilingualText(
                "求解器拒绝了步骤“\(step)”。请检查模型中是否有非数值或互相矛盾的上下限。",
                "The solver refused the step “\(step)”. Check the model for values that are not numbers and for bounds that "
                    + "contradict each other.")
        }
    }
}

extension SolverError: CustomStringConvertible {
    /// The message in both languages, Chinese first.
    public var description: String { message.zh + "\n" + message.en }
}
