import Dispatch
import Foundation

/// Long work on the command line that the first Ctrl-C or `SIGTERM` ends early, with the best that was found so far; the second
/// ends the program.
enum Interruption {
    /// Runs work in a task of its own, which a signal cancels.
    static func endingEarly<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                Output.note("正在结束，写出目前最好的方案……再按一次立即退出 / ending with the best so far; once more to quit")
                task.cancel()
                signal(number, SIG_DFL)
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return try await task.value
    }
}
