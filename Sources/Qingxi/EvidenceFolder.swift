import Foundation

/// Where photos lie when nobody says where (照片目录): all commands on one database look in the same place.
enum EvidenceFolder {
    /// The folder beside a database file or a copy of it.
    static func beside(_ file: String) -> URL {
        URL(fileURLWithPath: file + ".evidence")
    }

    /// The folder of a database of a server: in the user's own data folder, by the database's name.
    ///
    /// Earlier versions kept it as `qingxi.evidence` in the working folder; where that is there it goes on being used.
    static func ofServer(
        _ address: String, environment: [String: String] = ProcessInfo.processInfo.environment,
        workingFolder: String = FileManager.default.currentDirectoryPath
    ) -> URL {
        let earlier = URL(fileURLWithPath: workingFolder).appendingPathComponent("qingxi.evidence")
        if FileManager.default.fileExists(atPath: earlier.path) { return earlier }
        return dataFolder(environment).appendingPathComponent(databaseName(address) + ".evidence")
    }

    /// `$XDG_DATA_HOME/qingxi`, or `~/.local/share/qingxi`.
    private static func dataFolder(_ environment: [String: String]) -> URL {
        let named = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
        let data =
            named
            ?? (home ?? FileManager.default.homeDirectoryForCurrentUser).appendingPathComponent(".local/share")
        return data.appendingPathComponent("qingxi")
    }

    /// The name of the database in an address, in characters that every file system takes.
    ///
    /// The hosts say nothing: a cluster may be reached by another one tomorrow.
    private static func databaseName(_ address: String) -> String {
        let rest = address.range(of: "://").map { address[$0.upperBound...] } ?? address[...]
        let path = rest.drop { $0 != "/" }.dropFirst().prefix { $0 != "?" }
        let name = String((String(path).removingPercentEncoding ?? "").map { isPlain($0) ? $0 : "_" })
        return name.isEmpty ? "postgres" : name
    }

    private static func isPlain(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "-" || character == "_")
    }
}
