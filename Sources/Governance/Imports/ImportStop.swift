import Synchronization

/// Whether nobody waits for an import any more (中止导入): its task was cancelled, as it is when the program that sent
/// the file hangs up.
final class ImportStop: Sendable {
    private let isSet = Atomic(false)

    /// Runs a body with a receiver of progress that ends the work once the task is cancelled.
    ///
    /// The work itself goes on on a thread of the database, where the task's own mark does not reach.
    static func watching<T: Sendable>(
        _ progress: @escaping ImportProgress.Receiver, _ body: (@escaping ImportProgress.Receiver) async throws -> T
    ) async throws -> T {
        let stop = ImportStop()
        return try await withTaskCancellationHandler {
            try await body { step in
                if stop.isSet.load(ordering: .relaxed) { throw ImportError.cancelled }
                try progress(step)
            }
        } onCancel: {
            stop.isSet.store(true, ordering: .relaxed)
        }
    }
}
