import Domain
import Foundation
import Governance
import Store

/// Where in a long list a page begins, as it stands in the address.
struct ListPaging {
    /// The sizes of a page that are offered.
    static let sizes = [20, 50, 100, 200]

    /// The place in the list; nil for the first or last page.
    var cursor: ListCursor?
    /// Whether the last page is wanted.
    var isLast: Bool
    /// How many records.
    var limit: Int

    /// Reads the place out of an address.
    ///
    /// - Parameters:
    ///   - kind: What is listed.
    ///   - order: What the list is ordered by; a place in another order is refused.
    /// - Throws: ``Problem`` with status 400 for something that no page of ours has put there.
    init(_ url: PageURL, kind: RecordKind = .village, order: RecordListing.Order = RecordListing.Order("code")) throws {
        isLast = url["last"] == "1"
        limit = 50
        if let text = url["size"], !text.isEmpty {
            guard let size = Int(text), (1...200).contains(size) else {
                throw Problem.malformed("size", text, advice: BilingualText("应在 1 至 200 之间", "it is from 1 to 200"))
            }
            limit = size
        }
        for (name, isBackward) in [("after", false), ("before", true)] {
            guard let text = url[name], !text.isEmpty else { continue }
            guard let cursor = Self.decode(text, kind, order, isBackward) else {
                throw Problem.malformed(
                    name, text,
                    advice: BilingualText("翻页位置无效，请回到首页重新翻页", "this is no place in the list; begin at its first page"))
            }
            self.cursor = cursor
        }
    }

    /// A place in a list as an opaque text.
    static func encode(_ cursor: ListCursor, order: RecordListing.Order) -> String {
        let value: String
        switch cursor.value {
        case nil: value = "-"
        case .text(let text): value = "t" + text
        case .integer(let number): value = "i\(number)"
        case .decimal(let number): value = "d\(number)"
        case .day(let day): value = "y\(day.number)"
        case .flag(let flag): value = "f\(flag ? 1 : 0)"
        case .subject(let id): value = "s\(id)"
        }
        let text = "\(order.key)|\(order.isDescending ? 1 : 0)|\(cursor.id)|\(value)"
        return Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    private static func decode(
        _ text: String, _ kind: RecordKind, _ order: RecordListing.Order, _ isBackward: Bool
    ) -> ListCursor? {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard text.utf8.count <= 2048, let data = Data(base64Encoded: padded),
            let plain = String(data: data, encoding: .utf8)
        else { return nil }
        let parts = plain.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == order.key, parts[1] == (order.isDescending ? "1" : "0"),
            let id = Int64(parts[2]), let mark = parts[3].first
        else { return nil }
        let rest = String(parts[3].dropFirst())
        if mark == "-" { return ListCursor(value: nil, id: SubjectID(id), isBackward: isBackward) }
        guard let value = value(mark, rest), fits(value, kind, order.key) else { return nil }
        return ListCursor(value: value, id: SubjectID(id), isBackward: isBackward)
    }

    private static func value(_ mark: Character, _ text: String) -> Value? {
        switch mark {
        case "t": text.utf8.contains(0) ? nil : .text(text)
        case "i": Int64(text).map(Value.integer)
        case "d": Double(text).flatMap { $0.isFinite ? .decimal($0) : nil }
        case "y": Int(text).map { .day(Day(number: $0)) }
        case "f": .flag(text == "1")
        case "s": Int64(text).map { .subject(SubjectID($0)) }
        default: nil
        }
    }

    /// The engines do not compare a number with a text.
    private static func fits(_ value: Value, _ kind: RecordKind, _ key: String) -> Bool {
        let type = kind.field(key)?.type ?? .text(limit: 0)
        return switch (value, type) {
        case (.text, .text), (.text, .choice), (.integer, .integer), (.decimal, .decimal), (.integer, .decimal),
            (.day, .day), (.flag, .flag), (.subject, .subject):
            true
        default: false
        }
    }

    /// The links to the first, previous, next and last page.
    static func pager(
        _ list: RegisterList, url: PageURL, order: RecordListing.Order = RecordListing.Order("code"),
        _ language: Language
    ) -> Pager {
        let plain = url.removing("after", "before", "last")
        let isFirst = list.page.previous == nil
        let isLast = list.page.next == nil
        return Pager(
            first: isFirst ? nil : plain,
            previous: list.page.previous.map { plain.setting("before", encode($0, order: order)) },
            next: list.page.next.map { plain.setting("after", encode($0, order: order)) },
            last: isLast ? nil : plain.setting("last", "1"), total: list.count, language)
    }
}
