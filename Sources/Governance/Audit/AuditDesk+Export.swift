import Domain
public import Exchange
public import Foundation
public import Store
import Tables

extension AuditDesk {
    /// What a table of the log is made from.
    public struct Extract {
        /// Who takes it out, when, and under which entry the log keeps that.
        public let mark: ExportMark
        /// The end of the chain before that; nil for an empty log.
        public let head: Head?
        /// Gives each entry in turn, the latest first.
        public let entries: (_ emit: (AuditEntry) throws -> Void) throws -> Void
    }

    /// Writes all entries that the page lists to a file (导出日志), up to the one that records this.
    ///
    /// - Parameters:
    ///   - action: The action listed; nil for all.
    ///   - holder: Who takes it out, as people know him; the log and the file say so.
    ///   - file: Where the file is written to; the caller removes it.
    ///   - table: Makes the table; its rows are read while it is written.
    /// - Throws: ``AccessError/notFound`` without the rights to read the log and to take data out, `ExchangeError`
    ///   where the file cannot be written or the log is too long for it.
    /// - Complexity: O(entries), in constant memory.
    public func export(
        action: String?, as format: RegisterDesk.ExportFormat, holder: String, to file: URL, access: Access,
        table: @escaping @Sendable (Extract) -> SheetModel
    ) async throws {
        let scope = access.scope(for: .viewAudit).intersection(access.scope(for: .export))
        guard !scope.isEmpty else { throw AccessError.notFound }
        let parcel = ExportDesk.Parcel("audit-log", as: format.rawValue, filters: action)
        let mark = try await ExportDesk(platform).record(parcel, holder: holder, access: access)
        try await platform.database.read { session in
            let log = AuditLog(session)
            let head = try log.entry(mark.entry - 1).map { Head(sequence: $0.sequence, at: $0.at, hash: $0.hash) }
            let reach = AuditReach(session, scope: scope, today: platform.today)
            let extract = Extract(mark: mark, head: head) { emit in
                var last = mark.entry
                while true {
                    let page = try log.page(before: last, action: action, limit: Self.portion)
                    for entry in page where try reach.covers(entry) { try emit(entry) }
                    guard let end = page.last, page.count == Self.portion else { return }
                    last = end.sequence
                }
            }
            try format.write(table(extract), to: file)
        }
    }

    /// So many entries are read at once.
    private static let portion = 500
}
