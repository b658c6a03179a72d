import Domain
public import Tables

/// Display codes of natural villages (自然村展示编码), for which there is no official code.
///
/// A display code is the code of the place above, filled up to twelve digits, and a running number of at least three
/// digits. Numbers once given, by whom ever, are not given again, nor are those handed out and not yet stored.
public struct DisplayCodes {
    private let session: any Session
    private var last: [String: Int] = [:]

    /// Codes by what the session sees.
    public init(_ session: any Session) {
        self.session = session
    }

    /// The next code below a place that was never given before.
    public mutating func next(under parent: Region) throws -> String {
        let stem = DivisionCode(parent.code)?.padded ?? "N\(parent.id.number)-"
        let serial = try (last[stem] ?? highest(stem)) + 1
        last[stem] = serial
        let digits = String(serial)
        return stem + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    /// The highest running number ever given; endings that are no number, or one beyond counting, are nobody's serial.
    private func highest(_ stem: String) throws -> Int {
        try session.rows(
            "SELECT DISTINCT r.code FROM region_versions r WHERE r.code > \(stem) AND r.code < \(stem + "~")"
        ).compactMap { row in
            let serial = try row.text(0).dropFirst(stem.count)
            guard serial.utf8.count <= 9, serial.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return Int(serial)
        }.max() ?? 0
    }
}
