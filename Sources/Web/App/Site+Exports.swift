import Governance

extension Site {
    /// Records in the log what a page gives out as a file, and gives the line that the file is to carry.
    func mark(_ parcel: ExportDesk.Parcel, _ context: WebContext) async throws -> String {
        let mark = try await ExportDesk(platform).record(parcel, holder: context.holder, access: try context.access)
        return mark.text(context.language == .zh ? .chinese : .english, zone)
    }
}
