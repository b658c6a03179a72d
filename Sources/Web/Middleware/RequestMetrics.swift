import Synchronization

/// Counts of requests and their times since the server started, in the text form of Prometheus.
final class RequestMetrics: Sendable {
    /// What requests are told apart by.
    struct Key: Hashable, Sendable {
        let method: String
        /// The route, not the address, so that the number of series is bounded.
        let route: String
        let status: Int
    }

    private struct Series {
        var count = 0
        var seconds = 0.0
        var buckets = [Int](repeating: 0, count: RequestMetrics.bounds.count)
    }

    /// The upper bounds of the histogram, in seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private let series = Mutex<[Key: Series]>([:])

    /// Counts one request.
    func note(_ key: Key, seconds: Double) {
        let bucket = Self.bounds.firstIndex { seconds <= $0 }
        series.withLock { series in
            var entry = series[key] ?? Series()
            entry.count += 1
            entry.seconds += seconds
            if let bucket { entry.buckets[bucket] += 1 }
            series[key] = entry
        }
    }

    /// The counts as text.
    func text() -> String {
        let series = series.withLock { $0 }.sorted { left, right in
            (left.key.route, left.key.method, left.key.status) < (right.key.route, right.key.method, right.key.status)
        }
        var text = """
            # HELP qingxi_http_requests_total Requests by method, route and status.
            # TYPE qingxi_http_requests_total counter

            """
        for (key, entry) in series { text += "qingxi_http_requests_total{\(Self.labels(key))} \(entry.count)\n" }
        text += """
            # HELP qingxi_http_request_duration_seconds Time to answer.
            # TYPE qingxi_http_request_duration_seconds histogram

            """
        for (key, entry) in series {
            let labels = Self.labels(key)
            var total = 0
            for (bound, count) in zip(Self.bounds, entry.buckets) {
                total += count
                text += "qingxi_http_request_duration_seconds_bucket{\(labels),le=\"\(bound)\"} \(total)\n"
            }
            text += "qingxi_http_request_duration_seconds_bucket{\(labels),le=\"+Inf\"} \(entry.count)\n"
            text += "qingxi_http_request_duration_seconds_sum{\(labels)} \(entry.seconds)\n"
            text += "qingxi_http_request_duration_seconds_count{\(labels)} \(entry.count)\n"
        }
        return text
    }

    private static func labels(_ key: Key) -> String {
        let route = key.route.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
        return "method=\"\(key.method)\",route=\"\(route)\",status=\"\(key.status)\""
    }
}
