import Domain
import Store

/// The places of a list of divisions, those above before those below.
struct DivisionPlan {
    /// One place of the list.
    struct Entry {
        /// What is to be done.
        enum Action: UInt8 {
            case create, rename, recode, keep
        }

        let key: DivisionKey
        let parent: DivisionKey
        let name: String
        let level: UInt8
        /// The row as the spreadsheet counts; 0 for a place that the list only implies.
        let row: Int32
        var action = Action.create
        /// The number of the day before which it cannot hold, where that is later than the list's own first day.
        var since = Int32.min
        /// The number of the place in the register; 0 for a new one.
        var known: Int64 = 0
    }

    var entries: [Entry] = []
    /// Places of the register under which new ones are put.
    var parents: [DivisionKey: SubjectID] = [:]

    /// Writes what the list brings.
    func write(
        to writer: RegisterWriter, from day: Day, locus: (Int) -> String, progress: ImportProgress.Receiver
    ) throws {
        var subjects = parents
        subjects[.nation] = .nation
        for (index, entry) in entries.enumerated() {
            if index % 4000 == 0 {
                try progress(ImportProgress(phase: .writing, rowsDone: index, rowsTotal: entries.count))
            }
            let validity = DayRange(from: max(day, Day(number: Int(entry.since))))
            let subject: SubjectID
            switch entry.action {
            case .keep: subject = SubjectID(entry.known)
            case .rename:
                subject = SubjectID(entry.known)
                try writer.state(
                    Assertion(["name": .text(entry.name)]), of: subject, kind: .region, validity: validity,
                    locus: locus(Int(entry.row)))
            case .recode:
                subject = SubjectID(entry.known)
                try writer.state(
                    Assertion(["code": .text(entry.key.digits)]), of: subject, kind: .region, validity: validity,
                    locus: locus(Int(entry.row)))
            case .create:
                guard let parent = subjects[entry.parent] else { continue }
                subject = try writer.newSubject()
                try writer.state(
                    Assertion([
                        "name": .text(entry.name), "code": .text(entry.key.digits),
                        "level": .integer(Int64(entry.level)), "parent": .subject(parent),
                    ]),
                    of: subject, kind: .region, validity: validity, locus: locus(Int(entry.row)))
            }
            if entry.level < RegionLevel.administrativeVillage.rawValue { subjects[entry.key] = subject }
        }
    }
}
