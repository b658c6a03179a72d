public import Foundation

/// The one-page Python program with which anybody can repeat a draw without us (核验脚本).
public enum VerificationScript {
    /// The name under which it is offered.
    public static let fileName = "verify_draw.py"

    /// Where the program lies, or nil if the installation is incomplete.
    public static var url: URL? {
        Bundle.module.url(forResource: "Resources", withExtension: nil)?.appendingPathComponent(fileName)
    }

    /// The program's text, or nil if the installation is incomplete.
    public static func text() -> String? {
        url.flatMap { try? String(contentsOf: $0, encoding: .utf8) }
    }
}
