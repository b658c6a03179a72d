public import Foundation

/// Files of a folder in one archive (打包).
public enum FileBundle {
    /// All files that lie in a folder, not in folders within, packed in the order of their names.
    ///
    /// - Throws: ``ExchangeError``.
    public static func archive(of folder: URL) throws -> Data {
        let files = FileManager.default
        var zip = ZipWriter()
        for name in try files.contentsOfDirectory(atPath: folder.path).sorted() {
            zip.add(name, try Data(contentsOf: folder.appendingPathComponent(name)))
        }
        return try zip.data(named: folder.lastPathComponent)
    }
}
