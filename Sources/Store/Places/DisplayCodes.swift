import Domain
public import Tables

/// Display codes of natural villages (自然村展示编码), for which there is no official code.
///
/// A display code is the code of the place above, filled up to twelve digits, and a running number.
public struct DisplayCodes {
    private let session: any Session

    /// Codes by what the session sees.
    public init(_ session: any Session) {
        self.session = session
    }

    /// The next code below a place that was never given before.
    public func next(under parent: Region) throws -> String {
        let stem = DivisionCode(parent.code)?.padded ?? "N\(parent.id.number)-"
        let highest = try session.firstText(
            """
            SELECT r.code FROM region_versions r WHERE r.code > \(stem) AND r.code < \(stem + "~")
                AND LENGTH(r.code) >= \(stem.utf8.count + 3) ORDER BY LENGTH(r.code) DESC, r.code DESC LIMIT 1
            """)
        let serial = highest.flatMap { Int($0.dropFirst(stem.count)) } ?? 0
        let digits = String(serial + 1)
        return stem + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}
