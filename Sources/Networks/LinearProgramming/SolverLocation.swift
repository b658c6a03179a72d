import Foundation

/// Where the solver's library is looked for.
enum SolverLocation {
    static let fileName = "libhighs.so.1"

    /// The places in order: the one named by `QINGXI_HIGHS` alone if that is set; else beside the program, in `lib` beside
    /// its folder, in a folder `Vendor` at or above it, and last wherever the system's loader looks.
    static func candidates(environment: [String: String], program: String) -> [String] {
        if let named = environment["QINGXI_HIGHS"], !named.isEmpty { return [named] }
        var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
        var paths = [
            folder.appendingPathComponent(fileName).path,
            folder.deletingLastPathComponent().appendingPathComponent("lib/qingxi/" + fileName).path,
        ]
        // A build lies at most five folders below the package.
        for _ in 0..<6 where folder.path != "/" {
            paths.append(folder.appendingPathComponent("Vendor/" + fileName).path)
            folder.deleteLastPathComponent()
        }
        return paths + [fileName]
    }

    /// The running program's own path.
    static var program: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments.first
            ?? ""
    }
}
