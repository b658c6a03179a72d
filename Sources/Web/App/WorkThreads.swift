import Foundation

/// A few threads for work that takes longer than answering does: lists taken in, files written, photos looked at.
///
/// Requests are answered on the threads that also read and write the connections. What computes for seconds would keep
/// every connection of its thread waiting, so it goes here.
final class WorkThreads: TaskExecutor {
    private let queue: OperationQueue

    /// Threads that share the machine with those that answer.
    init(count: Int = 3) {
        queue = OperationQueue()
        queue.name = "qingxi.work"
        queue.maxConcurrentOperationCount = count
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
