public import Foundation

/// The real data that are kept beside the repository.
public enum SharedData {
    /// The folder: `QINGXI_SHARED` where that is set, else `../shared/data` beside the package.
    public static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["QINGXI_SHARED"], !path.isEmpty {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        // This file is Tests/TestSupport/SharedData.swift.
        var package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { package.deleteLastPathComponent() }
        return package.deletingLastPathComponent().appendingPathComponent("shared/data", isDirectory: true)
    }()

    /// Whether the folder is there.
    public static var isPresent: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// A file in the folder by its path there, such as `villages/…`.
    public static func url(_ path: String) -> URL {
        folder.appendingPathComponent(path)
    }
}
