public import Domain
import Foundation
import Sealing
import Store
import Tables

/// The sets of criteria for spot checks, kept version by version (判定规则库).
///
/// A set is kept for a place; supervision of that place and of places within it can use it, supervision of the place and
/// above can add versions.
public struct CriteriaDesk: Sendable {
    private let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// Which version of which set: `code@version`.
    public struct Key: Hashable, Sendable {
        /// The set's short name.
        public let code: String
        /// The version; 0 is the draft that comes with the program.
        public let version: Int

        /// A version of a set.
        public init(code: String, version: Int) {
            self.code = code
            self.version = version
        }

        /// Reads `code@version`; nil for anything else.
        public init?(_ text: String) {
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let version = Int(parts[1]), version >= 0 else { return nil }
            self.init(code: String(parts[0]), version: version)
        }

        /// `code@version`.
        public var text: String { "\(code)@\(version)" }
        /// The draft that comes with the program.
        public static var draft: Key { Key(code: Checklist.spotCheckDraft.id, version: 0) }
    }

    /// A version that can be used.
    public struct Version: Hashable, Sendable {
        /// Which one.
        public let key: Key
        /// The criteria.
        public let list: Checklist
        /// When it was kept; nil for the draft that comes with the program.
        public let createdAt: Instant?
        /// Who kept it.
        public let author: String
        /// Whether the asker may add a version to the set.
        public let mayEdit: Bool

        /// The criteria as a spot check keeps them, wherever they came from.
        public static func used(_ list: Checklist) -> Version {
            Version(key: Key(code: list.id, version: 0), list: list, createdAt: nil, author: "", mayEdit: false)
        }
    }

    /// The versions that the asker may use, the draft that comes with the program last.
    ///
    /// - Throws: ``AccessError/notFound`` without the permission.
    public func versions(access: Access) async throws -> [Version] {
        guard access.mayAnywhere(.spotCheck) else { throw AccessError.notFound }
        let records = try await platform.database.read { try CriteriaTable($0).all() }
        return records.compactMap { Self.version($0, access) } + [Self.draft]
    }

    /// One version.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func version(_ key: Key, access: Access) async throws -> Version {
        guard access.mayAnywhere(.spotCheck) else { throw AccessError.notFound }
        if key == .draft { return Self.draft }
        let record = try await platform.database.read { try CriteriaTable($0).find(key.code, version: key.version) }
        guard let found = record.flatMap({ Self.version($0, access) }) else { throw AccessError.notFound }
        return found
    }

    private static var draft: Version {
        Version(key: .draft, list: .spotCheckDraft, createdAt: nil, author: "", mayEdit: false)
    }

    private static func version(_ record: CriteriaRecord, _ access: Access) -> Version? {
        let own = access.scope(for: .spotCheck)
        let mayEdit = own.contains(record.hostPath)
        guard mayEdit || own.paths.contains(where: record.hostPath.contains), let list = Checklist(json: record.body)
        else { return nil }
        return Version(
            key: Key(code: record.code, version: record.version), list: list, createdAt: record.createdAt,
            author: record.author, mayEdit: mayEdit)
    }

    /// Keeps criteria as the next version of their set; a set that is not there yet, or is another's, begins anew.
    ///
    /// - Parameters:
    ///   - list: The criteria; their `id` becomes the set's name.
    ///   - base: The version they were made from; the set must not have gone on since.
    /// - Returns: Which version it has become.
    /// - Throws: ``AccessError/notFound``, ``SpotCheckError/invalid(field:_:)``.
    public func keep(_ list: Checklist, from base: Key?, access: Access) async throws -> Key {
        guard let hostPath = access.scope(for: .spotCheck).paths.first, let host = hostPath.steps.last?.region else {
            throw AccessError.notFound
        }
        if let fault = list.faults.first { throw SpotCheckError.invalid(field: "criteria", fault) }
        let code = try Self.code(list.id)
        return try await platform.database.write { session in
            let table = CriteriaTable(session)
            let last = try table.find(code)
            guard code != Key.draft.code, last.map({ access.scope(for: .spotCheck).contains($0.hostPath) }) ?? true
            else {
                throw SpotCheckError.invalid(
                    field: "code", BilingualText("该简称已被使用，请另取一个", "This short name is taken; choose another one"))
            }
            if let last, base != Key(code: code, version: last.version) {
                throw SpotCheckError.invalid(
                    field: "code",
                    BilingualText(
                        "“\(code)”已有第 \(last.version) 版。请从该版修改，或另取简称。",
                        "“\(code)” has a version \(last.version). Change that one, or choose another short name."))
            }
            var kept = list
            kept.id = code
            let record = CriteriaRecord(
                code: code, version: (last?.version ?? 0) + 1, host: last?.host ?? host,
                hostPath: last?.hostPath ?? hostPath, body: kept.canonicalJSON, createdAt: platform.now(),
                createdBy: access.userID, author: access.actor.name)
            try table.insert(record)
            let hash = SHA256Digest(of: record.body).hexadecimal
            try Journal.append(
                in: session, at: platform.now(), actor: access.actor, action: "criteria-keep", subject: record.host,
                detail: ["code": code, "version": String(record.version), "sha256": hash].canonicalJSON)
            return Key(code: code, version: record.version)
        }
    }

    private static func code(_ text: String) throws -> String {
        let code = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let isFit = code.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
        }
        guard (2...60).contains(code.count), isFit else {
            throw SpotCheckError.invalid(
                field: "code",
                BilingualText(
                    "简称用小写字母、数字和连字符，2 至 60 个", "The short name has 2 to 60 lower-case letters, digits and hyphens"))
        }
        return code
    }
}
