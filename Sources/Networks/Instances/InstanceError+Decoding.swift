import Domain
import Foundation

extension InstanceError {
    /// What a JSON decoder found wrong, with the place in the file.
    public init(_ error: DecodingError) {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.reduce("") { text, key in
                key.intValue.map { text + "[\($0)]" } ?? (text.isEmpty ? key.stringValue : text + "." + key.stringValue)
            }
        }
        switch error {
        case .keyNotFound(let key, let context):
            let place = path(context)
            self = .badMember(
                path: place.isEmpty ? key.stringValue : place + "." + key.stringValue,
                reason: BilingualText("缺少此项", "it is missing"))
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self = .badMember(path: path(context), reason: BilingualText("类型不对", "it is of another kind"))
        case .dataCorrupted(let context):
            let place = path(context)
            self =
                place.isEmpty
                ? .notThisFormat(expected: "JSON")
                : .badMember(path: place, reason: BilingualText("数值无效", "its value is not valid"))
        @unknown default:
            self = .notThisFormat(expected: "JSON")
        }
    }
}
