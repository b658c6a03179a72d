public import Domain

/// Why an import is not done, or not undone.
public enum ImportError: Error, Hashable, Sendable {
    /// The list as a whole cannot be taken; the report says why.
    case refused(ImportReport)
    /// A setting names something that is not there; nothing was looked at.
    case badSetting(_ name: String, value: String, advice: BilingualText)
    /// Too many imports are at work; nothing was looked at.
    case busy
    /// Somebody stopped it before it was done, or the server ends; nothing was written.
    case cancelled
    /// There is no import of that number, or not for the one who asks.
    case notFound(Int64)
    /// The import was undone before.
    case alreadyUndone(Int64)
    /// Other entries of the log speak of places or records that the import created.
    case hasDependents(Int64, entries: [Int64])
    /// The undoing would put something back into a place that has ended, and nothing succeeded it.
    case placeEnded(Int64, place: String)

    /// The reason for people, with what to do.
    public var message: BilingualText {
        switch self {
        case .refused(let report):
            let first = report.refusal
            return BilingualText(
                "文件未导入：" + (first.map { $0.message.zh + "。" + $0.advice.zh } ?? "请查看检查结果。"),
                "The file was not imported: "
                    + (first.map { $0.message.en + ". " + $0.advice.en } ?? "see the findings."))
        case .badSetting(let name, let value, let advice):
            return BilingualText(
                "设置 \(name) 的值“\(value.prefix(80))”无法采用，没有导入：\(advice.zh)。",
                "The value “\(value.prefix(80))” of \(name) cannot be used, and nothing was imported: \(advice.en).")
        case .busy:
            return BilingualText(
                "服务器正在处理其他导入，请几分钟后重试；您的文件没有丢失。",
                "The server is busy with other imports; try again in a few minutes. Your file is not lost.")
        case .cancelled:
            return BilingualText(
                "已中途停止，没有写入任何内容；文件仍在待办导入中，可以重新检查。",
                "Stopped before it was done; nothing was written. The file still waits among the open imports.")
        case .notFound(let id):
            return BilingualText("没有编号为 \(id) 的导入", "There is no import \(id)")
        case .alreadyUndone(let id):
            return BilingualText("导入 \(id) 已撤销", "Import \(id) was undone before")
        case .hasDependents(let id, let entries):
            let list = entries.map(String.init).joined(separator: "、")
            let listEn = entries.map(String.init).joined(separator: ", ")
            return BilingualText(
                "导入 \(id) 新建的区划或记录后来又有变动或被使用（日志第 \(list) 条），不能撤销；请先撤销这些变动。",
                "What import \(id) created was changed or used later (log entries \(listEn)); undo those first.")
        case .placeEnded(let id, let place):
            return BilingualText(
                "撤销导入 \(id) 会使记录回到“\(place)”，而它已经撤销，又没有登记并入哪里，不能整体撤销；请逐条更正。",
                "Undoing import \(id) would put records back into “\(place)”, which has ended without a place that it was merged into, so it cannot be undone as a whole; correct the records one by one."
            )
        }
    }
}
