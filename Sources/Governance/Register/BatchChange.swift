public import Domain
import Foundation

/// One value for many records at once, from a day on (批量修改).
public struct BatchChange: Hashable, Sendable {
    /// How many records at most.
    public static let limit = 1000
    /// How long the text on where it comes from may be, in characters.
    public static let sourceLength = 200

    /// What the log keeps of where a change comes from.
    static func detail(source: String) -> String {
        let source = source.trimmingCharacters(in: .whitespacesAndNewlines).prefix(sourceLength)
        return source.isEmpty ? "{}" : ["source": String(source)].canonicalJSON
    }

    /// A record that was chosen, as it was seen.
    public struct Pick: Hashable, Sendable {
        /// The record.
        public let id: SubjectID
        /// The version that was seen.
        public let version: Int64

        /// A record that was chosen, as it was seen.
        public init(_ id: SubjectID, version: Int64) {
            self.id = id
            self.version = version
        }
    }

    /// The kind of the records.
    public let kind: RecordKind
    /// The field to change.
    public let field: Field
    /// The value; nil declares it unknown.
    public let value: Value?
    /// Since when it is so.
    public let validFrom: Day
    /// Where this comes from: an order, a survey.
    public let source: String
    /// The records.
    public var picks: [Pick]

    /// One value for many records.
    public init(
        _ kind: RecordKind, _ field: Field, _ value: Value?, validFrom: Day, source: String, picks: [Pick]
    ) {
        self.kind = kind
        self.field = field
        self.value = value
        self.validFrom = validFrom
        self.source = source
        self.picks = picks
    }

    /// The fields of a kind that many records can be given at once.
    ///
    /// Names, codes, places and quantities are each record's own; what not everybody may see is looked at one by one.
    public static func fields(of kind: RecordKind) -> [Field] {
        kind.fields.filter { field in
            guard !field.isGuarded, !["name", "code", "sourceDatum"].contains(field.key) else { return false }
            return switch field.type {
            case .choice, .flag, .day, .text: true
            case .integer, .decimal, .subject, .shape: false
            }
        }
    }
}

/// What a change of many records would do, record by record.
public struct BatchPlan: Sendable {
    /// What becomes of one record.
    public enum Outcome: Hashable, Sendable {
        /// The value changes.
        case changes
        /// It has the value already.
        case unchanged
        /// It cannot be changed so.
        case refused(BatchRefusal)
    }

    /// One record.
    public struct Line: Sendable {
        /// The record as it was seen.
        public let pick: BatchChange.Pick
        /// Its name; empty for a record that the asker may not know of.
        public let name: String
        /// Its code; may be empty.
        public let code: String
        /// The value on the day of the change; nil where it is not reported.
        public let before: Value?
        /// What becomes of it.
        public let outcome: Outcome
    }

    /// The records in the order in which they were chosen.
    public let lines: [Line]

    /// The same without some of the records.
    public func leavingOut(_ picks: Set<BatchChange.Pick>) -> BatchPlan {
        BatchPlan(lines: lines.filter { !picks.contains($0.pick) })
    }

    /// The records that would change.
    public var changing: [Line] { lines.filter { $0.outcome == .changes } }
    /// The records that have the value already.
    public var unchanged: [Line] { lines.filter { $0.outcome == .unchanged } }
    /// The records for which it is refused.
    public var refused: [Line] {
        lines.filter { if case .refused = $0.outcome { true } else { false } }
    }
}

/// Why one of many records cannot be changed.
public enum BatchRefusal: Hashable, Sendable {
    /// There is no such record any more, or none that the asker may change.
    case notAllowed
    /// For the reason for which a single edit is refused.
    case register(RegisterError)

    /// The reason for people.
    public var message: BilingualText {
        switch self {
        case .notAllowed:
            BilingualText("记录已不存在，或您无权修改它。", "The record is gone, or you may not change it.")
        case .register(.changedMeanwhile):
            BilingualText("选定之后已被他人修改。", "Somebody else has changed it since it was chosen.")
        case .register(let error): error.message
        }
    }
}

/// Why a change of many records is refused as a whole.
public enum BatchError: Error, Hashable, Sendable {
    /// No record was chosen.
    case nothingChosen
    /// More than ``BatchChange/limit`` records were chosen.
    case tooMany
    /// So many of the records cannot be changed so; nothing was written.
    case refused(Int)
    /// The change was undone already, or is none.
    case notUndoable
    /// So many of the records were changed since; nothing was undone.
    case changedSince(Int)

    /// A short stable code for programs.
    public var code: String {
        switch self {
        case .nothingChosen: "nothing-chosen"
        case .tooMany: "too-many-chosen"
        case .refused: "batch-refused"
        case .notUndoable: "batch-not-undoable"
        case .changedSince: "batch-changed-since"
        }
    }

    /// The reason and what to do, for people.
    public var message: BilingualText {
        switch self {
        case .nothingChosen:
            BilingualText("还没有选择记录，请先在列表中勾选。", "Nothing is chosen yet; tick the records in the list first.")
        case .tooMany:
            BilingualText(
                "一次最多处理 \(BatchChange.limit) 条，请缩小筛选范围后分批进行。",
                "At most \(BatchChange.limit) records at once; narrow the list and go on in parts.")
        case .refused(let count):
            BilingualText(
                "有 \(count) 条不能这样修改，因此全部没有保存。请查看各条原因，去掉这些记录后再提交。",
                "\(count) of the records cannot be changed so; nothing was saved. See the reasons and leave those out.")
        case .notUndoable:
            BilingualText("这次修改已经撤销过，或不是批量修改。", "This change has been undone already, or is no change of many records.")
        case .changedSince(let count):
            BilingualText(
                "其中 \(count) 条之后又被修改过，不能整体撤销；请逐条更正。",
                "\(count) of the records have been changed since, so it cannot be undone as a whole; correct them one by one."
            )
        }
    }
}
