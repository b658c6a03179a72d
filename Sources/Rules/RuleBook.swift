public import Foundation

/// All rule sets at hand (口径库).
public struct RuleBook: Sendable {
    /// The rule sets, the national ones first, then by area and year.
    public let ruleSets: [RuleSet]

    private let fallback: RuleSet

    /// The rule sets that come with the platform.
    ///
    /// - Throws: ``RulesError`` if a file is missing or malformed.
    public static func bundled() throws -> RuleBook {
        guard let folder = Bundle.module.url(forResource: "Resources", withExtension: nil) else {
            throw RulesError.unreadable(file: "Resources")
        }
        return try RuleBook(folder: folder)
    }

    /// The rule sets in a folder: its `*.json`, and `Shared/*.json` for what several of them include.
    ///
    /// - Throws: ``RulesError`` naming the file and the place in it.
    public init(folder: URL) throws {
        var files: [String: Data] = [:]
        for (prefix, place) in [("", folder), ("Shared/", folder.appendingPathComponent("Shared"))] {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: place.path) else {
                if prefix.isEmpty { throw RulesError.unreadable(file: place.lastPathComponent) }
                continue
            }
            for name in names where name.hasSuffix(".json") {
                guard let data = FileManager.default.contents(atPath: place.appendingPathComponent(name).path) else {
                    throw RulesError.unreadable(file: prefix + name)
                }
                files[prefix + name] = data
            }
        }
        try self.init(files: files)
    }

    /// The rule sets in files held in memory.
    ///
    /// - Parameter files: The contents by name; names that begin with `Shared/` are those that others include.
    /// - Throws: ``RulesError`` naming the file and the place in it.
    public init(files: [String: Data]) throws {
        let reader = try RuleSetReader(files: files)
        let read = try reader.ruleSets()
        ruleSets = read.sorted { ($0.area, $0.year, $0.id) < ($1.area, $1.year, $1.id) }
        guard let last = ruleSets.last(where: { $0.area.isEmpty }) else { throw RulesError.noNationalRuleSet }
        fallback = last
    }

    /// The rule set with the given id.
    public subscript(id: String) -> RuleSet? {
        ruleSets.first { $0.id == id }
    }

    /// The rule sets by which an area can be counted: the national ones and those of its province.
    ///
    /// - Parameter code: The province's code, or that of any place in it; nil for the nation.
    public func applicable(toProvince code: String?) -> [RuleSet] {
        let province = String((code ?? "").prefix(2))
        return ruleSets.filter { $0.area.isEmpty || $0.area == province }
    }

    /// The rule set by which an area is counted unless another one is asked for.
    ///
    /// It is the province's latest of the year or before, else the province's earliest, else the national one by the
    /// same choice.
    ///
    /// - Parameter code: The division code of the area; nil for the nation.
    public func preferred(forArea code: String?, year: Int) -> RuleSet {
        let province = String((code ?? "").prefix(2))
        for area in [province, ""] {
            let candidates = ruleSets.filter { $0.area == area }
            if let found = candidates.last(where: { $0.year <= year }) ?? candidates.first { return found }
        }
        return fallback
    }
}
