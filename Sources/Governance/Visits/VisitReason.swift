public import Domain

/// Why a visit does not simply count (隔离原因).
public enum VisitReason: String, CaseIterable, Hashable, Sendable {
    /// The report cannot be read.
    case malformed
    /// There is no such spot check, or it is not in the field.
    case noCampaign = "no-campaign"
    /// The facility was not drawn.
    case notDrawn = "not-drawn"
    /// The task belongs to another team.
    case otherTeam = "other-team"
    /// The day's list had not been opened when the visit began.
    case beforeReveal = "before-reveal"
    /// The phone's clock was wrong.
    case clock
    /// There is a visit for this task already.
    case duplicate
    /// The conclusion does not follow from the checklist.
    case contradiction
    /// There is no conclusion, or the checklist is not complete.
    case incomplete
    /// It was made for something that this program does not know.
    case unknownPurpose = "unknown-purpose"
    /// Its name belongs to somebody else's visit.
    case foreignName = "foreign-name"
    /// It came before under the same name with other content.
    case changed
    /// It was carried over in a file; nobody signed in for it.
    case byFile = "by-file"

    /// What is the matter, for people.
    public var words: BilingualText {
        switch self {
        case .malformed: BilingualText("上报内容无法识别", "The report cannot be read")
        case .noCampaign: BilingualText("没有对应的、正在进行的抽查", "No such spot check is in the field")
        case .notDrawn: BilingualText("该设施不在抽取名单中", "The facility was not drawn")
        case .otherTeam: BilingualText("任务属于另一检查组", "The task belongs to another team")
        case .beforeReveal: BilingualText("检查早于名单开启", "The visit began before the list was opened")
        case .clock: BilingualText("手机时钟不准", "The phone's clock was wrong")
        case .duplicate: BilingualText("该任务已有一份记录", "There is a visit for this task already")
        case .contradiction: BilingualText("结论与检查表不符", "The conclusion does not follow from the checklist")
        case .unknownPurpose: BilingualText("不认识的检查用途", "Made for a purpose that is not known here")
        case .foreignName: BilingualText("编号与他人的记录相同", "Its name belongs to somebody else's visit")
        case .changed: BilingualText("与先前同一编号的上报内容不同", "Differs from what came before under the same name")
        case .byFile: BilingualText("由文件导入，填报人未经登录确认", "Imported from a file; nobody signed in for it")
        case .incomplete: BilingualText("结论或检查表不完整", "The conclusion or the checklist is incomplete")
        }
    }
}
