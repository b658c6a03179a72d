import Domain
import Rules
import Tables

/// The statements behind a list.
///
/// Two plans, chosen by the area and not left to the engine's guess: a wide area walks the index of the order and
/// drops what lies outside; a narrow one gathers what lies inside and sorts it.
struct ListSource {
    enum Phase { case present, missing }

    private let listing: RecordListing
    private let table: RecordTable
    private let isVillage: Bool
    private let isWide: Bool
    /// Records named one by one are fetched by their identities.
    private let isPicked: Bool
    private let sortColumn: Query
    private let sortsByPlace: Bool
    private let sortField: Field?

    init(_ listing: RecordListing) throws {
        self.listing = listing
        table = try RecordTable(listing.kind)
        isVillage = listing.kind == .village
        // Below a city an area has some thousand records at most.
        isPicked = listing.isPicked
        isWide =
            !isPicked && listing.area.steps.count <= 3 && listing.scope.paths.contains { $0.steps.count <= 3 }
        let key = RecordListing.orders(of: listing.kind).contains(listing.order.key) ? listing.order.key : "code"
        sortsByPlace = isVillage && (key == "code" || key == "name")
        sortField = sortsByPlace ? nil : listing.kind.field(key)
        if sortsByPlace {
            sortColumn = key == "name" ? "r.name" : "r.code"
        } else {
            sortColumn = "x.\(try Identifier(validating: sortField?.column ?? "code"))"
        }
    }

    /// Whether records may lack a value in the order's field.
    var mayMiss: Bool { !sortsByPlace }

    private var idColumn: Query { isVillage ? "r.id" : "x.id" }

    func query(_ phase: Phase, after cursor: ListCursor?, backward: Bool, limit: Int) -> Query {
        guard phase == .present, walksByLevel, listing.level == nil else {
            return query(phase, listing.level, after: cursor, backward: backward, limit: limit)
        }
        // Each level has a stretch of the index of its own: the first of both are merged.
        let parts = [RegionLevel.administrativeVillage, .naturalVillage].map { level in
            "SELECT * FROM (\(query(phase, level, after: cursor, backward: backward, limit: limit))) walked" as Query
        }
        let direction = direction(phase, backward)
        return """
            \(parts.joined(separator: " UNION ALL "))
            ORDER BY \(sortPosition) \(direction), 6 \(direction) LIMIT \(limit)
            """
    }

    /// Whether the index of the order is walked, which begins with the level.
    private var walksByLevel: Bool { isVillage && isWide && !sortsByPlace }

    /// The number of the order's column in the statement's answer, after the five of the place and the identity.
    private var sortPosition: Query {
        let index = table.fields.firstIndex { $0.key == sortField?.key } ?? 0
        return Query(stringLiteral: String(index + 7))
    }

    private func direction(_ phase: Phase, _ backward: Bool) -> Query {
        (phase == .present ? listing.order.isDescending != backward : backward) ? "DESC" : "ASC"
    }

    private func query(
        _ phase: Phase, _ level: RegionLevel?, after cursor: ListCursor?, backward: Bool, limit: Int
    ) -> Query {
        let descending = phase == .present ? listing.order.isDescending != backward : backward
        let direction = direction(phase, backward)
        let comparison: Query = descending ? "<" : ">"
        var conditions = base(phase, level)
        if phase == .present, walksByLevel, let level { conditions += " AND x.level = \(level.rawValue)" }
        if let cursor, (cursor.value == nil && mayMiss) == (phase == .missing) {
            if phase == .present, let value = cursor.value {
                conditions += " AND (\(sortColumn), \(idColumn)) \(comparison) (\(value.stored), \(cursor.id.number))"
            } else if phase == .missing {
                conditions += " AND \(idColumn) \(comparison) \(cursor.id.number)"
            }
        }
        let order: Query =
            phase == .missing
            ? "\(idColumn) \(direction)" : "\(unindexed(sortColumn)) \(direction), \(idColumn) \(direction)"
        return """
            SELECT r.id, r.name, r.code, r.level, r.path, \(idColumn), \(fieldColumns)
            FROM \(tables(phase)) WHERE \(conditions) ORDER BY \(order) LIMIT \(limit)
            """
    }

    /// A row for each record, without its values.
    var members: Query { members(selecting: "1") }

    /// A row for each record with what is asked for.
    func members(selecting columns: Query) -> Query {
        "SELECT \(columns) FROM \(isVillage ? fromPlaces : fromRecords) WHERE \(base(nil, listing.level))"
    }

    func item(_ row: Row) throws -> RecordItem {
        let values = try table.record(row, from: 6)
        let placeName = try row.text(1)
        return RecordItem(
            id: SubjectID(try row.int(5)), name: isVillage ? placeName : values["name"]?.text ?? "",
            code: isVillage ? try row.text(2) : values["code"]?.text ?? "",
            level: RegionLevel(rawValue: Int(try row.int(3))) ?? .naturalVillage,
            path: RegionPath(text: try row.text(4)), values: values)
    }

    func page(_ found: [RecordItem], from cursor: ListCursor?, backward: Bool) -> RecordPage {
        let isFull = found.count > listing.limit
        var items = Array(found.prefix(listing.limit))
        if backward { items.reverse() }
        let hasBefore = backward ? isFull : cursor != nil
        let hasAfter = backward ? cursor != nil : isFull
        return RecordPage(
            items: items, next: hasAfter ? items.last.map { self.cursor($0, backward: false) } : nil,
            previous: hasBefore ? items.first.map { self.cursor($0, backward: true) } : nil)
    }

    private func cursor(_ item: RecordItem, backward: Bool) -> ListCursor {
        let value: Value?
        if sortsByPlace {
            value = .text(listing.order.key == "name" ? item.name : item.code)
        } else {
            value = sortField.flatMap { item.values[$0.key] }
        }
        return ListCursor(value: value, id: item.id, isBackward: backward)
    }

    private var fieldColumns: Query { table.columns(of: .x) }

    private var fromPlaces: Query {
        "region_versions r LEFT JOIN village_versions x ON x.id = r.id AND \(listing.asOf.condition("x"))"
    }

    private var fromRecords: Query {
        // SQLite keeps the order of a CROSS JOIN: the side that narrows most comes first.
        isWide || isPicked
            ? "\(table.table) x \(crossJoin) region_versions r ON r.id = x.place"
            : "region_versions r \(crossJoin) \(table.table) x ON x.place = r.id"
    }

    private var crossJoin: Query { "\(sqlite: "CROSS JOIN", postgres: "JOIN")" }

    private func tables(_ phase: Phase) -> Query {
        guard isVillage else { return fromRecords }
        if phase == .present && !sortsByPlace {
            return isWide
                ? "village_versions x \(crossJoin) region_versions r ON r.id = x.id"
                : "region_versions r \(crossJoin) village_versions x ON x.id = r.id"
        }
        return fromPlaces
    }

    /// Keeps the engine from walking the index of the order where the area is narrow.
    private func unindexed(_ column: Query) -> Query {
        isWide ? column : "\(sqlite: "+", postgres: "")\(column)"
    }

    private func base(_ phase: Phase?, _ level: RegionLevel?) -> Query {
        var parts: [Query] = ["\(listing.asOf.condition("r"))", "r.is_ended = 0"]
        if let phase, !sortsByPlace {
            parts.append(phase == .present ? "\(sortColumn) IS NOT NULL" : "\(sortColumn) IS NULL")
        }
        let joinsLoosely = isVillage && (sortsByPlace || phase != .present)
        if !joinsLoosely { parts.append(listing.asOf.condition("x")) }
        if isVillage {
            parts.append(level.map { "r.level = \($0.rawValue)" } ?? "r.level >= 5")
        }
        let path: Query = isWide || isPicked ? "\(sqlite: "+", postgres: "")r.path" : "r.path"
        parts.append(listing.area.condition(path))
        parts.append(listing.scope.condition(column: "\(sqlite: "+", postgres: "")r.path"))
        parts += listing.filters.compactMap(condition)
        if let condition = listing.condition { parts.append(condition.query(columns: column, code: "r.code")) }
        return parts.joined(separator: " AND ")
    }

    /// The column of a field; nil for a field that the kind has not.
    func column(_ key: String) -> Query? {
        guard let index = table.fields.firstIndex(where: { $0.key == key }) else { return nil }
        return "x.\(table.columns[index])"
    }

    private func condition(_ filter: RecordListing.Filter) -> Query? {
        switch filter {
        case .equals(let key, let value): column(key).map { "\($0) = \(value.stored)" }
        case .missing(let key): column(key).map { "\($0) IS NULL" }
        case .reported(let key): column(key).map { "\($0) IS NOT NULL" }
        case .atLeast(let key, let bound): column(key).map { "\($0) >= \(bound)" }
        case .atMost(let key, let bound): column(key).map { "\($0) <= \(bound)" }
        case .endsWith(let key, let word):
            column(key).map { "\($0) LIKE \(RegionSearch.pattern(endingWith: word)) ESCAPE '!'" }
        case .among(let ids): "\(idColumn) IN (\(values: ids.map(\.number)))"
        case .nameContains(let word):
            "\(isVillage ? "r.name" : "x.name" as Query) LIKE \(RegionSearch.pattern(containing: word)) ESCAPE '!'"
        }
    }
}
