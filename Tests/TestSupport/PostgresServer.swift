import Foundation
import Synchronization

/// The PostgreSQL server of this test process.
public enum PostgresServer {
    /// What kept the server from starting.
    public struct Failure: Error, CustomStringConvertible {
        /// The reason and what to do.
        public let description: String
    }

    private static let started = Result { try start() }

    /// The server's address: `QINGXI_TEST_POSTGRES` where that is set, else that of a server of our own.
    ///
    /// Our own server lives in a temporary folder, listens on a socket there only, and ends with the process.
    /// - Throws: ``Failure``.
    public static func url() throws -> String {
        if let url = ProcessInfo.processInfo.environment["QINGXI_TEST_POSTGRES"], !url.isEmpty { return url }
        return try started.get()
    }

    private static func start() throws -> String {
        let programs = try findPrograms()
        // A short path: a socket's may have no more than 107 bytes.
        let name = "qxpg-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max))"
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o777])
        // As root the server refuses to run, so it runs as another user.
        let other = geteuid() == 0 ? ["postgres", "nobody"].first { (name: String) in getpwnam(name) != nil } : nil
        if let other, let entry = getpwnam(other) { chown(folder, entry.pointee.pw_uid, entry.pointee.pw_gid) }
        let asUser = other.map { "setpriv --reuid=\($0) --regid=$(id -g \($0)) --clear-groups" } ?? ""
        // The shell stays behind and stops the server when this process is gone, however it ended.
        let script = """
            cd '\(folder)' || exit 1
            trap '' INT TERM HUP
            \(asUser) '\(programs)/initdb' -D data -U qingxi -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
                > initdb.log 2>&1 || { touch failed; exit 1; }
            \(asUser) '\(programs)/postgres' -D data -k '\(folder)' -c listen_addresses= -c fsync=off \
                -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c max_connections=600 \
                -c shared_buffers=64MB -c max_locks_per_transaction=256 > server.log 2>&1 &
            server=$!
            while kill -0 \(ProcessInfo.processInfo.processIdentifier) 2>/dev/null; do sleep 0.5; done
            kill -QUIT $server
            wait $server
            rm -rf '\(folder)'
            """
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script]
        shell.standardInput = FileHandle.nullDevice
        // Kept open, the test's own output would keep whoever reads it waiting.
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        return try waitForStart(folder)
    }

    private static func waitForStart(_ folder: String) throws -> String {
        let files = FileManager.default
        for _ in 0..<600 {
            if files.fileExists(atPath: folder + "/failed") { break }
            let status = try? String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
            // The last line of postmaster.pid says "ready" when connections are taken.
            if let status, status.split(separator: "\n").last?.hasPrefix("ready") == true {
                return "postgres://qingxi@/postgres?host=\(folder)"
            }
            usleep(50_000)
        }
        let logs = ["initdb.log", "server.log"].compactMap {
            try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8)
        }
        throw Failure(description: "PostgreSQL did not start in \(folder): \(logs.joined(separator: "\n"))")
    }

    /// The folder with `initdb` and `postgres`, of the newest version that is installed.
    private static func findPrograms() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
            .sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
        let onPath = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let folders = versions.map { "\(root)/\($0)/bin" } + onPath
        guard let folder = folders.first(where: { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }) else {
            throw Failure(
                description: "No PostgreSQL server is installed: install the package postgresql, "
                    + "or set QINGXI_TEST_POSTGRES to the address of a running one.")
        }
        return folder
    }
}
