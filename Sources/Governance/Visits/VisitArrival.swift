import Foundation

/// A report as it arrived, from a phone or carried over in a file.
struct VisitArrival {
    /// The bytes as text; what is no text at all as base64, since neither engine keeps NUL.
    let text: String
    /// What can be read of it.
    let report: VisitReport?
    /// What it says apart from when it was sent: the same whenever it is sent again.
    let content: Data
    /// Who brought it in a file and whose it is said to be; nil where the reporter sent it himself.
    let carrier: String?

    private static let base64 = "base64:"

    init(_ bytes: Data, carrier: String? = nil) {
        let plain = String(data: bytes, encoding: .utf8)
        text =
            plain.flatMap { $0.contains("\0") ? nil : $0.replacing("\\u0000", with: "") }
            ?? Self.base64 + bytes.base64EncodedString()
        report = try? JSONDecoder().decode(VisitReport.self, from: Data(text.utf8))
        self.carrier = carrier
        var members = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
        members?["sentAt"] = nil
        content =
            members.flatMap { try? JSONSerialization.data(withJSONObject: $0, options: .sortedKeys) } ?? Data(text.utf8)
    }

    /// The codes to store: the given ones, and that nobody signed in for it.
    func reasons(beside given: [VisitReason]) -> String {
        var all = given
        if carrier != nil {
            // Which team it was cannot be known without a log-in; that it is not known is said once.
            all.removeAll { $0 == .otherTeam }
            all.append(.byFile)
        }
        return all.map(\.rawValue).joined(separator: " ")
    }

    /// The bytes as they arrived.
    static func bytes(of stored: String) -> Data {
        guard stored.hasPrefix(base64) else { return Data(stored.utf8) }
        return Data(base64Encoded: String(stored.dropFirst(base64.count))) ?? Data(stored.utf8)
    }
}
