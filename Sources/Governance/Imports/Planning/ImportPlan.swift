import Domain
import Store

/// What an import would do, and what is to be said about it.
struct ImportPlan {
    /// A record to be written.
    struct Change {
        /// Whom it is about.
        enum Subject {
            /// A record of the register.
            case known(SubjectID)
            /// A new record of the kind.
            case new
            /// A new natural village: its name, its code and the place it stands in.
            case newVillage(name: String, code: String, parent: SubjectID)
        }

        /// A natural village that gets another place above it.
        struct Move {
            let parent: SubjectID
            /// The first day on which it can stand there.
            let from: Day
        }

        let row: Int
        let subject: Subject
        let values: FieldValues
        var move: Move?
    }

    /// What is to be written.
    enum Work {
        case divisions(DivisionPlan)
        case records(RecordKind, [Change])
    }

    var report: ImportReport
    var work: Work
    var layout: TableLayout?
    var findings = FindingList()
    var towns = TownCounts()

    /// Whether the register would hold anything new.
    var bringsSomething: Bool { report.counts.new + report.counts.changed > 0 }

    /// Puts the findings into the report, where towns have theirs as well.
    ///
    /// - Parameter townOfRow: The index of the town of each row.
    mutating func closeFindings(townOfRow: [Int: Int] = [:]) {
        report.findings = findings.kept
        report.findingCounts = findings.counts
        for (row, codes) in findings.codesByRow {
            guard let town = townOfRow[row] else { continue }
            for code in codes { report.towns[town].findings[code, default: 0] += 1 }
        }
    }
}
