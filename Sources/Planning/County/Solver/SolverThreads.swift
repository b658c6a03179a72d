import Foundation

/// Threads of the solver's own (专用计算线程), so that work of minutes leaves Swift's cooperative threads to those who answer.
///
/// Give it as executor preference; child tasks run on it too.
final class SolverThreads: TaskExecutor {
    private let queue: OperationQueue

    /// So many threads; they end when the work does.
    init(count: Int) {
        queue = OperationQueue()
        queue.name = "qingxi.solver"
        queue.maxConcurrentOperationCount = count
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
