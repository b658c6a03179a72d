import Domain
import Governance
import HTTPTypes
import Logging
import Synchronization

/// The dry runs and commits that are under way in this server, by draft.
///
/// They outlive the request that started them. When the server ends in between nothing is lost: a dry run writes
/// nothing, and a commit is one transaction.
final class ImportJobs: Sendable {
    /// What is being done.
    enum Purpose: Sendable {
        case check, commit
    }

    /// How far it has come.
    enum State: Sendable {
        case running(ImportProgress?)
        case checked(ImportReport)
        case committed(ImportOutcome)
        case failed(Problem)
    }

    /// One of them.
    struct Job: Sendable {
        let purpose: Purpose
        let settings: ImportSettings
        let userID: Int64?
        let number: Int
        var state: State
        /// Whether somebody wants it stopped; it ends at its next step.
        var isCancelled = false

        var isRunning: Bool {
            if case .running = state { true } else { false }
        }
    }

    /// How many ended jobs are remembered; a report can hold ten thousand findings.
    private static let remembered = 24

    private struct Jobs {
        var byDraft: [String: Job] = [:]
        var count = 0
    }

    private let jobs = Mutex(Jobs())
    private let desk: ImportDesk
    private let workers: WorkThreads
    private let logger: Logger

    init(_ desk: ImportDesk, workers: WorkThreads, logger: Logger) {
        self.desk = desk
        self.workers = workers
        self.logger = logger
    }

    /// The job of a draft, if there is one.
    func job(_ draft: String) -> Job? {
        jobs.withLock { $0.byDraft[draft] }
    }

    /// Stops the job of a draft that is under way, and waits a moment for its end.
    func cancel(_ draft: String) async {
        jobs.withLock { $0.byDraft[draft]?.isCancelled = true }
        _ = await settled(draft)
    }

    /// Forgets the job of a draft that has ended.
    func forget(_ draft: String) {
        jobs.withLock { jobs in
            if jobs.byDraft[draft]?.isRunning != true { jobs.byDraft[draft] = nil }
        }
    }

    /// The dry run of a draft as it is to be read now; started where there is none yet, and waited for a moment.
    func check(_ draft: ImportDesk.Draft, access: Access) async -> Job {
        if let job = job(draft.id), job.isRunning || (job.purpose == .check && job.settings == draft.settings) {
            return await settled(draft.id) ?? job
        }
        let job = begin(.check, draft, access)
        if let number = job.1 {
            run(draft.id, number) { [desk] progress in
                .checked(try await desk.dryRun(draft.id, access: access, progress: progress))
            }
        }
        return await settled(draft.id) ?? job.0
    }

    /// Starts taking a draft in; nothing is started twice.
    func commit(_ draft: ImportDesk.Draft, access: Access) async {
        let job = begin(.commit, draft, access)
        guard let number = job.1 else { return }
        run(draft.id, number) { [desk] progress in
            .committed(try await desk.commit(draft.id, access: access, progress: progress))
        }
        _ = await settled(draft.id)
    }

    /// The job after it has ended, or after a third of a second, so that short lists need no page of progress.
    private func settled(_ draft: String) async -> Job? {
        for _ in 0..<16 {
            guard let job = job(draft), job.isRunning else { break }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return job(draft)
    }

    /// Notes a new job; the number is nil where one is running already.
    private func begin(_ purpose: Purpose, _ draft: ImportDesk.Draft, _ access: Access) -> (Job, Int?) {
        jobs.withLock { jobs in
            if let running = jobs.byDraft[draft.id], running.isRunning { return (running, nil) }
            jobs.count += 1
            let job = Job(
                purpose: purpose, settings: draft.settings, userID: access.userID, number: jobs.count,
                state: .running(nil))
            jobs.byDraft[draft.id] = job
            let ended = jobs.byDraft.filter { !$0.value.isRunning }.sorted { $0.value.number < $1.value.number }
            for (id, _) in ended.prefix(max(0, ended.count - Self.remembered)) { jobs.byDraft[id] = nil }
            return (job, jobs.count)
        }
    }

    private func run(
        _ draft: String, _ number: Int,
        _ work: @escaping @Sendable (@escaping ImportProgress.Receiver) async throws -> State
    ) {
        Task.detached(executorPreference: workers) { [self] in
            let state: State
            do {
                state = try await work { [self] progress in try note(draft, number, progress) }
            } catch {
                let problem = Problem(error)
                if problem.status.code >= 500 {
                    logger.error("import failed", metadata: ["error": "\(error)", "draft": "\(draft.prefix(6))"])
                }
                state = .failed(problem)
            }
            set(draft, number, state)
        }
    }

    /// Notes how far a job has come.
    ///
    /// - Throws: ``ImportError/cancelled`` where somebody wants it stopped, which ends its transaction.
    private func note(_ draft: String, _ number: Int, _ progress: ImportProgress) throws {
        let isCancelled = jobs.withLock { jobs in
            guard let job = jobs.byDraft[draft], job.number == number else { return false }
            jobs.byDraft[draft]?.state = .running(progress)
            return job.isCancelled
        }
        if isCancelled { throw ImportError.cancelled }
    }

    private func set(_ draft: String, _ number: Int, _ state: State) {
        jobs.withLock { jobs in
            guard jobs.byDraft[draft]?.number == number else { return }
            jobs.byDraft[draft]?.state = state
        }
    }
}
