import Domain
import Governance

extension SpotCheckJSON {
    /// A version of a set of criteria.
    static func write(_ version: CriteriaDesk.Version, to json: inout JSONBuffer) {
        json.object { json in
            json.member("key", version.key.text)
            json.member("name", version.list.name.text)
            json.member("source", version.list.source.text)
            json.member("supportingLimit", Int64(version.list.supportingLimit))
            json.member("author", version.author)
            json.member("createdAt", version.createdAt?.milliseconds)
            json.name("items")
            json.array(version.list.items) { json, item in
                json.object {
                    $0.member("id", item.id)
                    $0.member("question", item.question.text)
                    $0.member("weight", item.weight.rawValue)
                    $0.member("photos", Int64(item.photos))
                    $0.name("failing")
                    $0.array(item.failing) { $0.write($1) }
                }
            }
        }
    }
}
