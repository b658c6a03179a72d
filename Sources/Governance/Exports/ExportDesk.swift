public import Domain
import Foundation
import Store
import Tables

/// Keeps in the log what is taken out of the platform (导出留痕), before it leaves.
public struct ExportDesk: Sendable {
    /// What is taken out.
    public struct Parcel: Encodable, Sendable {
        /// What it is, such as `villages` or `spot-check-report`.
        public var what: String
        /// The file's form, such as `xlsx`.
        public var format: String
        /// The area it is of.
        public var area: SubjectID?
        /// The conditions in words; nil for none.
        public var filters: String?
        /// The number of the check, import or data set it is of.
        public var of: Int64?

        /// A parcel.
        public init(
            _ what: String, as format: String, area: SubjectID? = nil, filters: String? = nil, of number: Int64? = nil
        ) {
            self.what = what
            self.format = format
            self.area = area
            self.filters = filters.flatMap { $0.isEmpty ? nil : $0 }
            of = number
        }

        private enum CodingKeys: String, CodingKey {
            case what, format, area, filters, of
        }

        /// Writes the particulars as they stand in the log.
        public func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(what, forKey: .what)
            try fields.encode(format, forKey: .format)
            try fields.encodeIfPresent(area?.number, forKey: .area)
            try fields.encodeIfPresent(filters, forKey: .filters)
            try fields.encodeIfPresent(of, forKey: .of)
        }
    }

    /// The action under which the log keeps it.
    public static let action = "export"

    private let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// Records a parcel and gives the mark that it is to carry.
    ///
    /// - Parameter holder: Who takes it out, as people know him.
    /// - Throws: `DatabaseError`; then nothing may leave.
    public func record(_ parcel: Parcel, holder: String, access: Access) async throws -> ExportMark {
        let at = platform.now()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let detail = String(decoding: try encoder.encode(parcel), as: UTF8.self)
        let entry = try await platform.database.write { session in
            try Journal.append(in: session, at: at, actor: access.actor, action: Self.action, detail: detail)
        }
        return ExportMark(holder: holder, at: at, entry: entry)
    }
}
