import Domain
import Governance
import Store

/// What a list is asked for in the query of its address.
struct APIListQuery {
    /// What stands for "not reported" and "reported".
    static let missing = "-", reported = "*"

    /// What is asked for.
    private(set) var query: RegisterQuery

    /// Reads the query.
    ///
    /// - Throws: ``Problem`` with status 400 for what cannot be understood.
    init(_ kind: RecordKind, _ call: APICall, _ platform: Platform) throws {
        query = RegisterQuery(
            kind, level: try Self.level(kind, call), area: try Self.area(call), asOf: call.context.state.asOf(platform))
        query.order = try RecordListing.Order(parsing: call.query("sort"), of: kind)
        query.limit = try call.number("limit", in: 1...RecordListAPI.longestPage, or: 50)
        query.filters = try kind.fields.flatMap { try Self.filters($0, call) }
        if let word = call.query("nameContains") { query.filters.append(.nameContains(String(word.prefix(64)))) }
        query.isLast = try call.flag("last")
        if let text = call.query("cursor") { query.cursor = try Self.cursor(text, kind, query.order) }
    }

    /// The cursor as an opaque text.
    func text(_ cursor: ListCursor) -> String {
        (cursor.isBackward ? "b." : "a.") + ListPaging.encode(cursor, order: query.order)
    }

    /// What may stand in the query.
    static func parameters(_ kind: RecordKind) -> [APIParameter] {
        let orders = RecordListing.orders(of: kind)
        var result: [APIParameter] = [
            .query("area", "区划编号，默认本人辖区", "Number of the area; the caller's own by default", .id),
            .query(
                "areaCode", "区划代码，代替 area；0 为全国", "Code of the area, instead of area; 0 for the nation",
                .text(limit: 32)),
        ]
        if kind == .village {
            result.append(
                .query(
                    "level", "行政村或自然村", "Administrative or natural villages",
                    .choice(VillageLevel.levels.flatMap(\.words))))
        }
        result += [
            .query(
                "sort", "排序字段，前加 - 为倒序", "The order, with - in front descending",
                .choice(orders + orders.map { "-" + $0 })),
            .query(
                "limit", "每页条数，默认 50", "Records a page, 50 by default", .integer(1...Int64(RecordListAPI.longestPage))),
            .query("cursor", "上次回答中的 next 或 previous", "next or previous of an answer", .text(limit: 2048)),
            .query("last", "末页", "The last page", .flag),
            .query("nameContains", "名称包含", "The name contains", .text(limit: 64)),
        ]
        let taken = Set(result.map(\.name))
        for field in kind.fields where !field.isGuarded && field.key != kind.shapeField?.key {
            if !taken.contains(field.key) {
                result.append(
                    APIParameter(
                        name: field.key,
                        summary: BilingualText(
                            "\(field.note.zh)等于；- 未报，* 已报", "\(field.note.en) is; - not reported, * reported"),
                        schema: .text(limit: 2000)))
            }
            guard field.type.isNumeric else { continue }
            result.append(
                APIParameter(
                    name: field.key + ".min",
                    summary: BilingualText("\(field.note.zh)不小于", "\(field.note.en) at least"),
                    schema: .number()))
            result.append(
                APIParameter(
                    name: field.key + ".max", summary: BilingualText("\(field.note.zh)不大于", "\(field.note.en) at most"),
                    schema: .number()))
        }
        return result + APIParameter.moment
    }

    private static func level(_ kind: RecordKind, _ call: APICall) throws -> RegionLevel? {
        guard kind == .village, let text = call.query("level") else { return nil }
        return try VillageLevel.read(text)
    }

    private static func area(_ call: APICall) throws -> BoardDesk.AreaKey {
        if let code = call.query("areaCode"), call.query("area") == nil { return .code(code) }
        guard let text = call.query("area") else { return .own }
        guard let number = Int64(text), number > 0 else {
            throw Problem.malformed("area", text, advice: BilingualText("应为区划编号", "it is the number of an area"))
        }
        return .id(SubjectID(number))
    }

    private static func cursor(
        _ text: String, _ kind: RecordKind, _ order: RecordListing.Order
    ) throws -> ListCursor {
        let name = text.hasPrefix("b.") ? "before" : "after"
        let rest = String(text.dropFirst(2))
        if text.hasPrefix("a.") || text.hasPrefix("b."),
            let paging = try? ListPaging(PageURL("/", [PageURL.Item(name, rest)]), kind: kind, order: order),
            let cursor = paging.cursor
        {
            return cursor
        }
        throw Problem.malformed(
            "cursor", text,
            advice: BilingualText(
                "游标无效或属于另一种排序，请从首页重新取", "it is no cursor of this list and order; begin at the first page"))
    }

    private static func filters(_ field: Field, _ call: APICall) throws -> [RecordListing.Filter] {
        var result: [RecordListing.Filter] = []
        // The field “area” of waters is asked for by its bounds only: `area` is where they lie.
        switch field.key == "area" ? nil : call.query(field.key) {
        case nil: break
        case missing: result.append(.missing(field.key))
        case reported: result.append(.reported(field.key))
        case .some(let text):
            switch FieldInput.read(text, as: field) {
            case .value(let value): result.append(.equals(field.key, value))
            case .missing: result.append(.missing(field.key))
            case .refused(let message): throw Problem.malformed(field.key, text, advice: message)
            }
        }
        guard field.type.isNumeric else { return result }
        if let bound = try bound(field.key + ".min", call) { result.append(.atLeast(field.key, bound)) }
        if let bound = try bound(field.key + ".max", call) { result.append(.atMost(field.key, bound)) }
        return result
    }

    private static func bound(_ name: String, _ call: APICall) throws -> Double? {
        guard let text = call.query(name) else { return nil }
        guard let number = Double(text), number.isFinite else {
            throw Problem.malformed(name, text, advice: BilingualText("应为数字", "it is a number"))
        }
        return number
    }
}
