public import Domain

/// What the register refuses to keep.
public enum StoreError: Error, Hashable, Sendable {
    /// There is no such subject as of the moment asked for.
    case notFound(RecordKind, SubjectID)
    /// A place lacks its name, level or parent on some day.
    case incompleteRegion(SubjectID, Day)
    /// A place was put under one that is not above it.
    case wrongParent(child: RegionLevel, parent: RegionLevel)
    /// A place was to become one of another level.
    case levelChange(SubjectID)
    /// The validity of a fact has no day.
    case emptyValidity(DayRange)
    /// The entry was withdrawn before.
    case alreadyWithdrawn(Int64)

    /// The reason for people.
    public var message: BilingualText {
        switch self {
        case .notFound(let kind, let id):
            BilingualText("没有编号为 \(id) 的\(kind.name.zh)记录", "There is no record \(id) among \(kind.name.en)")
        case .incompleteRegion(let id, let day):
            BilingualText(
                "区划 \(id) 在 \(day) 缺少名称、层级或上级", "Region \(id) has no name, level or parent on \(day)")
        case .wrongParent(let child, let parent):
            BilingualText(
                "\(child.name.zh)不能放在\(parent.name.zh)之下",
                "A \(child.name.en.lowercased()) cannot stand below a \(parent.name.en.lowercased())")
        case .levelChange(let id):
            BilingualText(
                "区划 \(id) 的层级不能改变：请新建一个，再把原来的并入或撤销",
                "Region \(id) cannot change its level: make a new one, then merge or undo the old one")
        case .emptyValidity(let range):
            BilingualText(
                "有效期从 \(range.from) 到 \(range.to) 没有一天", "The validity from \(range.from) to \(range.to) has no day")
        case .alreadyWithdrawn(let entry):
            BilingualText("第 \(entry) 条日志已撤销", "Entry \(entry) was withdrawn before")
        }
    }
}
