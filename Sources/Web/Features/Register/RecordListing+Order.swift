import Domain
import Governance
import Store

extension RecordListing.Order {
    /// An order as it stands in an address; by code where none is named.
    ///
    /// - Throws: ``Problem`` with status 400 for a column that lists are not ordered by.
    init(parsing text: String?, of kind: RecordKind) throws {
        guard let text, !text.isEmpty else {
            self.init("code")
            return
        }
        let allowed = RecordListing.orders(of: kind)
        guard let sort = SortOrder(parsing: text, allowed: allowed) else {
            throw Problem.malformed(
                "sort", text,
                advice: BilingualText(
                    "可按 \(allowed.joined(separator: "、")) 排序，倒序前加 -",
                    "lists are ordered by \(allowed.joined(separator: ", ")), with - in front for descending"))
        }
        self.init(sort.key, descending: sort.isDescending)
    }
}
