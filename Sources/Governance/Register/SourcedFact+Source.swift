import Foundation
public import Store

extension SourcedFact {
    /// Where it comes from as whoever recorded it said: an order, a survey; empty where nothing was said.
    public var statedSource: String {
        guard origin.detail.contains("\"source\""),
            let detail = try? JSONSerialization.jsonObject(with: Data(origin.detail.utf8)) as? [String: Any]
        else { return "" }
        return detail["source"] as? String ?? ""
    }
}
