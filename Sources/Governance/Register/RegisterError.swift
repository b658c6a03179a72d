public import Domain

/// Why a change of the register is refused.
public enum RegisterError: Error, Hashable, Sendable {
    /// Somebody else recorded something on the same record meanwhile.
    case changedMeanwhile
    /// The change does not say which version of the record was seen.
    case versionMissing
    /// The place where the record should stand is not known, or not for the one who asks.
    case unknownPlace
    /// A place needs a name.
    case nameMissing
    /// What was given as a name is none.
    case nameUnfit(BilingualText)
    /// It must be said where a retirement, or a change of many records, comes from.
    case sourceMissing
    /// The code belongs to another place.
    case codeTaken(String)
    /// These codes, which places below would get, belong to other places.
    case codesTaken([String])
    /// The code does not fit the place's level, or not the place above.
    case codeUnfit(String)
    /// The day lies before the place existed or after its end, or after today.
    case dayUnfit(Day)
    /// The day lies outside ``Day/recordable``.
    case dayOutOfRange(Day)
    /// The place where the record would stand again has ended, and nothing succeeded it.
    case placeEnded(String)
    /// A place cannot be merged into itself or into one of another level.
    case mergeUnfit
    /// A part would be larger than its whole; the field is the one that was to be changed.
    case partTooLarge(PartOfWhole.Breach, field: String)
    /// Nothing was changed.
    case nothingChanged
    /// There is nothing to accept.
    case nothingToAccept

    /// Why nothing can be recorded to hold from a day on; nil where it can.
    public static func refusal(of day: Day, today: Day) -> RegisterError? {
        if !Day.recordable.contains(day) { return .dayOutOfRange(day) }
        return day > today ? .dayUnfit(day) : nil
    }

    /// A short stable code for programs.
    public var code: String {
        switch self {
        case .changedMeanwhile: "changed-meanwhile"
        case .versionMissing: "version-missing"
        case .unknownPlace: "unknown-place"
        case .nameMissing: "name-missing"
        case .nameUnfit: "name-unfit"
        case .sourceMissing: "source-missing"
        case .codeTaken: "code-taken"
        case .codesTaken: "codes-taken"
        case .codeUnfit: "code-unfit"
        case .dayUnfit: "day-unfit"
        case .dayOutOfRange: "day-out-of-range"
        case .placeEnded: "place-ended"
        case .mergeUnfit: "merge-unfit"
        case .partTooLarge(let breach, _): breach.rule.code
        case .nothingChanged: "nothing-changed"
        case .nothingToAccept: "nothing-to-accept"
        }
    }

    /// The member of the change that is refused, where it is a single one.
    public var field: String? {
        switch self {
        case .nameMissing, .nameUnfit: "name"
        case .codeTaken, .codesTaken, .codeUnfit: "code"
        case .partTooLarge(_, let field): field
        default: nil
        }
    }

    /// The reason and what to do, for people.
    public var message: BilingualText {
        switch self {
        case .changedMeanwhile:
            BilingualText(
                "该记录在您编辑期间已被他人更新。请核对最新内容后重新提交，您的修改尚未保存。",
                "Somebody else has changed this record meanwhile. Look at the latest values and submit again; your change was not saved."
            )
        case .versionMissing:
            BilingualText(
                "没有说明您看到的是哪个版本，无法判断期间是否有人改过，因此没有保存。请先读取最新内容，核对后带上其版本（接口用 version 或 If-Match）再提交。",
                "The change does not say which version you saw, so it cannot be told whether somebody changed the record meanwhile; nothing was saved. Look at the latest values and submit again with their version (programs: version or If-Match)."
            )
        case .unknownPlace:
            BilingualText("找不到所填的地点，请从搜索结果中选择。", "There is no such place; choose one from the search.")
        case .nameMissing: BilingualText("请填写名称。", "Give a name.")
        case .nameUnfit(let reason): reason
        case .sourceMissing:
            BilingualText(
                "请填写来源，例如批文号、现场核查。", "Say where this comes from, such as an order or a survey on site.")
        case .codeTaken(let code):
            BilingualText("代码 \(code) 已属于另一个区划，请核对。", "Code \(code) belongs to another place; please check.")
        case .codesTaken(let holders):
            BilingualText(
                "下级随之变更的代码中，有 \(holders.count) 个已属于别的区划："
                    + holders.prefix(5).joined(separator: "、") + (holders.count > 5 ? "等" : "")
                    + "。请先核对并合并重复的区划，或只变更本级代码。",
                "Of the codes that would follow below, \(holders.count) belong to other places: "
                    + holders.prefix(5).joined(separator: ", ") + (holders.count > 5 ? " …" : "")
                    + ". Check them and merge what stands twice, or change the code of this place alone.")
        case .codeUnfit(let code):
            BilingualText(
                "代码 \(code) 与层级或上级不符：省 2 位、市 4 位、县 6 位、乡镇 9 位、行政村 12 位，并以上级代码开头。",
                "Code \(code) does not fit the level: 2 digits for provinces, 4 cities, 6 counties, 9 towns, 12 administrative villages, beginning with the code above."
            )
        case .dayUnfit(let day):
            BilingualText(
                "日期 \(day) 不在可填范围内：不能早于该地点设立、不在其撤销之后，也不能晚于今天。",
                "The day \(day) is out of range; it cannot lie before the place began, after its end, or after today.")
        case .dayOutOfRange(let day):
            BilingualText(
                "日期 \(day) 不可信：应在 \(Day.recordable.lowerBound) 至 \(Day.recordable.upperBound) 之间，请核对年份。",
                "The day \(day) cannot be right: it must lie between \(Day.recordable.lowerBound) and \(Day.recordable.upperBound). Check the year."
            )
        case .placeEnded(let name):
            BilingualText(
                "该记录原在的“\(name)”已经撤销，又没有登记并入哪里，因此没有恢复。请在它现在所在的地方另建记录。",
                "The place where the record stood, “\(name)”, has ended, and nothing says what it was merged into; it was not restored. Add the record anew where it stands now."
            )
        case .mergeUnfit:
            BilingualText("只能并入同一层级的另一个区划。", "A place can only be merged into another one of the same level.")
        case .partTooLarge(let breach, _):
            BilingualText(
                breach.message.zh + "，没有保存。请核对两个数，可一并修改。",
                breach.message.en + "; nothing was saved. Check the two numbers; both may be changed at once.")
        case .nothingChanged: BilingualText("没有任何改动。", "Nothing was changed.")
        case .nothingToAccept: BilingualText("没有待审核的记录。", "There is nothing to accept.")
        }
    }
}
