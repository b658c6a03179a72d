import Foundation
import FoundationNetworking
import Synchronization

/// Fetches files from the outside up to a size, without following where the other side points to.
final class BasemapFetcher: NSObject, URLSessionDataDelegate, Sendable {
    private struct Arrival {
        var data = Data()
        let end: CheckedContinuation<Data?, Never>
    }

    private let largest: Int
    private let arrivals = Mutex<[Int: Arrival]>([:])

    /// - Parameter largest: So many bytes may a file have; of a larger one nothing is kept.
    init(largest: Int) {
        self.largest = largest
    }

    /// The body of an answer with status 200; nil for anything else.
    func file(_ request: URLRequest, by session: URLSession) async -> Data? {
        await withCheckedContinuation { end in
            let task = session.dataTask(with: request)
            arrivals.withLock { $0[task.taskIdentifier] = Arrival(end: end) }
            task.resume()
        }
    }

    // A key must not travel to an address that nobody has set up.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let isFit =
            (response as? HTTPURLResponse)?.statusCode == 200 && response.expectedContentLength <= Int64(largest)
        if !isFit { finish(dataTask, nil) }
        completionHandler(isFit ? .allow : .cancel)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = arrivals.withLock { arrivals in
            arrivals[dataTask.taskIdentifier]?.data.append(data)
            return (arrivals[dataTask.taskIdentifier]?.data.count ?? 0) > largest
        }
        guard isTooLarge else { return }
        finish(dataTask, nil)
        dataTask.cancel()
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let isWhole = error == nil
        let arrival = arrivals.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        arrival?.end.resume(returning: isWhole ? arrival?.data : nil)
    }

    private func finish(_ task: URLSessionTask, _ data: Data?) {
        let arrival = arrivals.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        arrival?.end.resume(returning: data)
    }
}
