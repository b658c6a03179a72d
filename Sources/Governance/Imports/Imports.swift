public import Domain
public import Rules
public import Store
public import Tables

/// Imports into a database, a transaction each, away from the caller's thread (导入).
public struct Imports: Sendable {
    private let database: any Database
    private let book: RuleBook
    private let zone: CivilZone
    private let clock: @Sendable () -> Instant
    private let gate: ImportGate

    /// Imports into a database.
    public init(
        _ database: any Database, book: RuleBook, zone: CivilZone = .china, clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.book = book
        self.zone = zone
        self.clock = clock
        gate = ImportGate()
    }

    /// Imports into a platform's database, in turn with all others of the same platform.
    public init(_ platform: Platform) {
        database = platform.database
        book = platform.book
        zone = platform.zone
        clock = platform.now
        gate = platform.importGate
    }

    /// Goes on only if everything that the settings name is there; for programs, where nobody looks at a list of columns.
    ///
    /// - Throws: ``ImportError/badSetting(_:value:advice:)``; `ExchangeError`.
    public func check(_ settings: ImportSettings, of file: ImportFile, scope: AreaScope? = nil) async throws {
        try await database.read { session in
            try run(in: session, scope) { _ in }.checkSettings(settings, of: file)
        }
    }

    /// What a file would bring; see ``ImportRun/dryRun(_:_:)``.
    ///
    /// Cancelling the task ends it.
    public func dryRun(
        _ file: ImportFile, _ settings: ImportSettings, scope: AreaScope? = nil,
        progress: @escaping ImportProgress.Receiver = { _ in }
    ) async throws -> ImportReport {
        try await ImportStop.watching(progress) { progress in
            try await gate.run {
                try await database.read { session in
                    try run(in: session, scope, progress).dryRun(file, settings)
                }
            }
        }
    }

    /// Takes a file in as one transaction; see ``ImportRun/commit(_:_:actor:)``.
    ///
    /// Cancelling the task ends it, and nothing is kept.
    public func commit(
        _ file: ImportFile, _ settings: ImportSettings, actor: Actor, scope: AreaScope? = nil,
        progress: @escaping ImportProgress.Receiver = { _ in }
    ) async throws -> ImportOutcome {
        try await ImportStop.watching(progress) { progress in
            try await gate.run {
                try await database.write { session in
                    try run(in: session, scope, progress).commit(file, settings, actor: actor)
                }
            }
        }
    }

    /// Takes a whole import back; see ``ImportRun/undo(_:actor:)``.
    @discardableResult
    public func undo(_ id: Int64, actor: Actor) async throws -> Int64 {
        try await database.write { session in
            try run(in: session, nil) { _ in }.undo(id, actor: actor)
        }
    }

    private func run(
        in session: any Session, _ scope: AreaScope?, _ progress: @escaping ImportProgress.Receiver
    ) -> ImportRun {
        ImportRun(in: session, book: book, zone: zone, now: clock(), scope: scope, progress: gate.watching(progress))
    }
}
