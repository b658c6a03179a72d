import Domain

/// A fact of the invented history, before it is written.
struct DemoStatement {
    let subject: SubjectID
    let kind: RecordKind
    let validity: DayRange
    let assertion: Assertion
}

/// What is written together: one entry of the log on one day.
struct DemoEntry {
    /// The occasions on which a county writes to its register, each on a day of the month of its own.
    enum Occasion: Int, CaseIterable {
        /// The monthly report, by the third of the month.
        case report = 3
        /// A change of the administrative tree.
        case tree = 8
        /// A list taken in as a file.
        case list = 12
        /// A list taken back.
        case withdrawal = 14
        /// The yearly update of people and operation.
        case yearly = 20
        /// The result of an inspection.
        case inspection = 25

        var action: String {
            switch self {
            case .report: "demo-monthly-report"
            case .tree: "demo-tree-change"
            case .list: "demo-import"
            case .withdrawal: "demo-withdrawal"
            case .yearly: "demo-yearly-update"
            case .inspection: "demo-inspection"
            }
        }

        var title: String {
            switch self {
            case .report: "演示/月调度"
            case .tree: "演示/区划调整"
            case .list: "演示/台账导入"
            case .withdrawal: "演示/撤回导入"
            case .yearly: "演示/年度更新"
            case .inspection: "演示/督查核实"
            }
        }

        /// The first day of the occasion on or after a day.
        func next(from day: Day) -> Day {
            let (year, month, dayOfMonth) = day.civil
            let here = Day(year: year, month: month, day: rawValue) ?? day
            return dayOfMonth <= rawValue ? here : here.adding(months: 1)
        }
    }

    struct Key: Hashable, Comparable {
        let day: Day
        let occasion: Occasion

        static func < (left: Key, right: Key) -> Bool {
            (left.day, left.occasion.rawValue) < (right.day, right.occasion.rawValue)
        }
    }

    let key: Key
    var statements: [DemoStatement] = []
    /// The entry that is taken back.
    var withdraws: Key?
}

extension SubjectID {
    /// A stand-in for a subject that is not in the register yet; real identities are positive.
    static func standIn(_ index: Int) -> SubjectID { SubjectID(-1 - Int64(index)) }

    /// The number of the stand-in, or nil for a real identity.
    var standInIndex: Int? { number < 0 ? Int(-1 - number) : nil }
}
