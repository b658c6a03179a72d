import Foundation
import Governance
import Testing

/// The published script, run by the machine's Python on the published files with the published command.
struct PublicScript {
    /// The printed lines, cut at tabs.
    let rows: [[String]]
    let text: String

    init(_ scene: SpotCheckScene, _ id: Int64, _ open: PublicVerification) async throws {
        let folder = scene.platform.evidence.folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try #require(try await scene.desk.publicFrame(id)).write(
            to: folder.appendingPathComponent("frame.csv"), atomically: true, encoding: .utf8)
        try #require(SpotCheckDesk.verificationScript()).write(
            to: folder.appendingPathComponent("verify_draw.py"), atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", open.command]
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        rows = text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    }

    /// A column of the lines of one kind, `sample` or `town`.
    func column(_ index: Int, of kind: String) -> [String] {
        rows.filter { $0[0] == kind && $0.count > index }.map { $0[index] }
    }
}
