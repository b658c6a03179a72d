public import Domain
public import Store
import Tables

/// A record's present state without its history, for programs that ask often.
public struct RecordState: Sendable {
    /// The kind of record.
    public let kind: RecordKind
    /// Whom it is about.
    public let id: SubjectID
    /// Its name.
    public let name: String
    /// Its code; may be empty.
    public let code: String
    /// The place itself, or the place where the record stands.
    public let region: Region
    /// The values; what is not there is not reported.
    public let values: FieldValues
    /// The days for which it is so; nil for a place of which nothing else is known.
    public let range: DayRange?
    /// The last log entry that brought or took back a fact of it: an edit names it, so that nobody overwrites unseen.
    public let version: Int64
}

extension RegisterDesk {
    /// A record's present state; nil where there is none, or none that the asker may know of.
    public func state(_ kind: RecordKind, _ id: SubjectID, asOf: AsOf, access: Access) async throws -> RecordState? {
        try await platform.database.readBriefly { session in
            let isPlace = kind == .village || kind == .region
            let record = try RecordReader(session, asOf: asOf).record(isPlace ? .village : kind, id)
            let places = RegionReader(session, asOf: asOf)
            guard let region = try Self.place(of: id, isPlace ? nil : record?.values, places),
                access.may(.viewRegister, in: region.path), isPlace || record != nil
            else { return nil }
            let version = try RecordReader(session, asOf: asOf).version(of: id, kinds: Self.factKinds(kind))
            return RecordState(
                kind: kind, id: id, name: isPlace ? region.name : record?.values["name"]?.text ?? "",
                code: isPlace ? region.code : record?.values["code"]?.text ?? "", region: region,
                values: visible(record?.values ?? [:], kind, region, access), range: record?.range,
                version: version)
        }
    }

    /// The places of the given identities that the asker may know of.
    public func places(_ ids: Set<SubjectID>, asOf: AsOf, access: Access) async throws -> [SubjectID: Region] {
        let scope = access.scope(for: .viewRegister)
        return try await platform.database.read { session in
            try RegionReader(session, asOf: asOf).regions(ids).filter { scope.contains($0.value.path) }
        }
    }
}
