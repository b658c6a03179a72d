public import Domain
public import Rules
public import Store
public import Tables

/// Imports within one transaction of the caller's (导入).
///
/// A dry run only reads; a commit is one entry of the log; an undo withdraws that entry as a whole.
public struct ImportRun {
    private let session: any Session
    private let book: RuleBook
    private let zone: CivilZone
    private let now: Instant
    private let scope: AreaScope?
    private let user: Int64?
    private let progress: ImportProgress.Receiver

    /// Imports in a session.
    ///
    /// - Parameters:
    ///   - scope: The areas that the user may write to; nil for everything.
    ///   - user: Who imports, for the templates of his own.
    ///   - progress: Is told how far it has come; what it throws ends the import.
    public init(
        in session: any Session, book: RuleBook, zone: CivilZone = .china, now: Instant, scope: AreaScope? = nil,
        user: Int64? = nil, progress: @escaping ImportProgress.Receiver = { _ in }
    ) {
        self.session = session
        self.book = book
        self.zone = zone
        self.now = now
        self.scope = scope
        self.user = user
        self.progress = progress
    }

    /// What a file would bring.
    ///
    /// - Throws: `ExchangeError` for a file that cannot be read; `DatabaseError`.
    public func dryRun(_ file: ImportFile, _ settings: ImportSettings) throws -> ImportReport {
        var plan = try plan(file, settings)
        if let earlier = try earlier(file, settings), Self.wasWhole(earlier) || !plan.bringsSomething {
            Self.noteEarlier(earlier, &plan)
        }
        return plan.report
    }

    /// Takes a file in.
    ///
    /// The same file with the same settings changes nothing the second time, unless it was undone. What was refused of
    /// it the first time is tried again, since the register may know the places by now.
    ///
    /// - Throws: ``ImportError/refused(_:)``; `ExchangeError`; `StoreError`; `DatabaseError`; what the receiver of the
    ///   progress throws. Nothing is kept then, if the caller lets the transaction fail.
    public func commit(_ file: ImportFile, _ settings: ImportSettings, actor: Actor) throws -> ImportOutcome {
        let earlier = try earlier(file, settings)
        if let earlier, Self.wasWhole(earlier) {
            var plan = ImportPlan(
                report: ImportReport(settings: settings, fileName: file.name),
                work: .records(settings.kind.recordKind, []))
            Self.noteEarlier(earlier, &plan)
            return ImportOutcome(report: plan.report, importID: earlier.id, entry: earlier.entry, isNew: false)
        }
        var plan = try plan(file, settings)
        if let earlier, !plan.bringsSomething {
            Self.noteEarlier(earlier, &plan)
            return ImportOutcome(report: plan.report, importID: earlier.id, entry: earlier.entry, isNew: false)
        }
        guard plan.report.isCommittable, let day = plan.report.validFrom else { throw ImportError.refused(plan.report) }
        let writer = try RegisterWriter(session, at: now, actor: actor, book: book, zone: zone)
        let sheet = plan.report.sheet
        let locus = { (row: Int) in row > 0 ? "\(sheet)!R\(row)" : sheet }
        switch plan.work {
        case .divisions(let divisions): try divisions.write(to: writer, from: day, locus: locus, progress: progress)
        case .records(let kind, let changes): try write(changes, kind, to: writer, from: day, locus: locus)
        }
        let table = ImportTable(session)
        let id = try table.nextID()
        let counts = plan.report.counts
        let detail = ImportDetail(
            importID: id, file: file.name, hash: file.hash, kind: settings.kind.rawValue, rows: counts.rows,
            new: counts.new, changed: counts.changed)
        let entry = try writer.finish(action: "import-commit", detail: detail.canonicalJSON)
        try table.insert(
            ImportRecord(
                id: id, entry: entry, at: writer.at, actorID: actor.userID, actorName: actor.name,
                kind: settings.kind.rawValue, fileName: file.name, fileHash: file.hash, settings: settings.json,
                counts: counts.canonicalJSON))
        return ImportOutcome(report: plan.report, importID: id, entry: entry, isNew: true)
    }

    /// Takes a whole import back: from now on it is as if it had not been, and what was known until now stays known.
    ///
    /// What it had moved goes back; where that place was merged into another meanwhile, to that one.
    ///
    /// - Returns: The entry of the log that withdraws it.
    /// - Throws: ``ImportError/notFound(_:)``, ``ImportError/alreadyUndone(_:)``,
    ///   ``ImportError/hasDependents(_:entries:)``, ``ImportError/placeEnded(_:place:)``.
    @discardableResult
    public func undo(_ id: Int64, actor: Actor) throws -> Int64 {
        let table = ImportTable(session)
        guard let record = try table.find(id) else { throw ImportError.notFound(id) }
        guard record.isInForce else { throw ImportError.alreadyUndone(id) }
        let dependents = try ImportDependents(session).entries(on: record.entry)
        guard dependents.isEmpty else { throw ImportError.hasDependents(id, entries: dependents) }
        let rehousing = try Rehousing(session, undoing: record.entry, asOf: AsOf(valid: zone.day(of: now)))
        let writer = try RegisterWriter(session, at: now, actor: actor, book: book, zone: zone)
        try writer.withdraw(record.entry)
        if let ended = try rehousing.settle(with: writer, locus: "import-undo") {
            throw ImportError.placeEnded(id, place: ended.name)
        }
        let detail = ImportUndoDetail(importID: id, entry: record.entry, file: record.fileName)
        let entry = try writer.finish(action: "import-undo", detail: detail.canonicalJSON)
        try table.markUndone(id, by: entry, at: writer.at)
        return entry
    }

    /// Goes on only if everything that the settings name is there.
    ///
    /// - Throws: ``ImportError/badSetting(_:value:advice:)``; `ExchangeError`; `DatabaseError`.
    public func checkSettings(_ settings: ImportSettings, of file: ImportFile) throws {
        try planner.checkSettings(settings, of: file)
    }

    private var planner: ImportPlanner {
        ImportPlanner(session, today: zone.day(of: now), scope: scope, user: user, progress: progress)
    }

    private func plan(_ file: ImportFile, _ settings: ImportSettings) throws -> ImportPlan {
        try planner.plan(file, settings)
    }

    private func earlier(_ file: ImportFile, _ settings: ImportSettings) throws -> ImportRecord? {
        guard let found = try ImportTable(session).inForce(fileHash: file.hash, settings: settings.json) else {
            return nil
        }
        // What was brought elsewhere is nobody's business here: the file is read as if for the first time.
        guard let scope else { return found }
        return try ImportReach(session, entry: found.entry).lies(within: scope) ? found : nil
    }

    /// Whether every row of an import was taken or known, so that nothing of its file is left to take.
    private static func wasWhole(_ record: ImportRecord) -> Bool {
        ImportReport.Counts(json: record.counts).map { $0.rejected == 0 } ?? true
    }

    private static func noteEarlier(_ record: ImportRecord, _ plan: inout ImportPlan) {
        plan.findings.add(
            .note, "already-imported",
            BilingualText(
                "同一文件已按同样的设置导入过（导入 \(record.id)），不再重复写入",
                "The same file was imported in the same way before (import \(record.id)); nothing is written again"),
            advice: BilingualText("如需重新导入，先撤销原来的导入", "Undo the earlier import if it is to be done again"))
        plan.report.findings.append(contentsOf: plan.findings.kept.suffix(1))
        plan.report.findingCounts["already-imported"] = 1
    }

    private func write(
        _ changes: [ImportPlan.Change], _ kind: RecordKind, to writer: RegisterWriter, from day: Day,
        locus: (Int) -> String
    ) throws {
        let validity = DayRange(from: day)
        for (index, change) in changes.enumerated() {
            if index % 500 == 0 {
                try progress(ImportProgress(phase: .writing, rowsDone: index, rowsTotal: changes.count))
            }
            let subject: SubjectID
            switch change.subject {
            case .known(let id): subject = id
            case .new: subject = try writer.newSubject()
            case .newVillage(let name, let code, let parent):
                subject = try writer.newSubject()
                try writer.state(
                    Assertion([
                        "name": .text(name), "code": .text(code), "parent": .subject(parent),
                        "level": .integer(Int64(RegionLevel.naturalVillage.rawValue)),
                    ]),
                    of: subject, kind: .region, validity: validity, locus: locus(change.row))
            }
            if let move = change.move {
                try writer.state(
                    Assertion(["parent": .subject(move.parent)]), of: subject, kind: .region,
                    validity: DayRange(from: max(day, move.from)), locus: locus(change.row))
            }
            if !change.values.isEmpty {
                try writer.state(
                    Assertion(change.values), of: subject, kind: kind, validity: validity, locus: locus(change.row))
            }
        }
    }
}
