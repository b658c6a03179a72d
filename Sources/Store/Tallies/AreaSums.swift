public import Domain
public import Rules
public import Tables

/// The sums of an area and of each part of it, as of any moment: kept ones down to towns, counted ones below.
public struct AreaSums {
    private let session: any Session
    private let catalogue: RuleCatalogue
    private let asOf: AsOf
    private let zone: CivilZone

    /// Sums over the session's snapshot.
    public init(_ session: any Session, _ catalogue: RuleCatalogue, asOf: AsOf, zone: CivilZone) {
        self.session = session
        self.catalogue = catalogue
        self.asOf = asOf
        self.zone = zone
    }

    /// The sums of a place itself.
    public func sums(_ rules: RuleSet, of region: Region) throws -> [Int64] {
        if region.level <= .town {
            return try TallyReader(session, catalogue).sums(rules, of: [region.id], asOf: asOf, zone: zone)[region.id]
                ?? zeros(rules)
        }
        return try counted(rules, within: region.path) { _ in region.id }[region.id] ?? zeros(rules)
    }

    /// The sums of each of the places directly below, which are given.
    public func sums(_ rules: RuleSet, of children: [Region], under parent: Region) throws -> [SubjectID: [Int64]] {
        var result: [SubjectID: [Int64]] = [:]
        let upper = children.filter { $0.level <= .town }
        if !upper.isEmpty {
            result = try TallyReader(session, catalogue).sums(rules, of: upper.map(\.id), asOf: asOf, zone: zone)
        }
        if children.contains(where: { $0.level > .town }) {
            let depth = parent.path.steps.count
            let lower = try counted(rules, within: parent.path) { path in
                let steps = path.steps
                return steps.count > depth ? steps[depth].region : nil
            }
            result.merge(lower) { kept, _ in kept }
        }
        for child in children where result[child.id] == nil { result[child.id] = zeros(rules) }
        return result
    }

    /// The sums of a place at each of the days.
    public func series(_ rules: RuleSet, of region: Region, at days: [Day]) throws -> [[Int64]] {
        if region.level <= .town {
            return try TallyReader(session, catalogue).series(
                rules, of: region.id, at: days, known: asOf.isLatestKnown ? nil : zone.day(of: asOf.known))
        }
        return try days.map { day in
            let then = AreaSums(session, catalogue, asOf: AsOf(valid: day, known: asOf.known), zone: zone)
            return try then.sums(rules, of: region)
        }
    }

    /// The sums, as of this moment, of what lies in a place and in its parts by the tree of another moment: totals "as
    /// now" as against "as then" (现区划口径).
    ///
    /// - Parameter basis: The moment whose tree is meant, usually today.
    /// - Returns: The place's own sums under its identity, and those of the parts directly below.
    /// - Complexity: O(records within the area).
    public func sums(_ rules: RuleSet, of region: Region, byTreeOf basis: AsOf) throws -> [SubjectID: [Int64]] {
        let part = try parts(of: region, byTreeOf: basis)
        var result = [region.id: zeros(rules)]
        for area in try areasThen(Array(part.keys)).paths {
            try UnitScan(session, asOf: asOf, within: area).forEach { record, way in
                guard let place = way.steps.last?.region, let child = part[place] else { return }
                rules.accumulate(record, into: &result[region.id, default: zeros(rules)], sign: 1)
                if child != region.id { rules.accumulate(record, into: &result[child, default: zeros(rules)], sign: 1) }
            }
        }
        return result
    }

    /// For each place, the part of the region to which it belongs by another moment's tree; what has ended since
    /// belongs where its successor does.
    private func parts(of region: Region, byTreeOf basis: AsOf) throws -> [SubjectID: SubjectID] {
        let depth = region.path.steps.count
        var part: [SubjectID: SubjectID] = [:]
        try session.forEach(
            """
            SELECT r.id, r.path FROM region_versions r WHERE \(region.path.condition("r.path"))
                AND \(basis.condition("r")) AND r.is_ended = 0
            """
        ) { row in
            let steps = RegionPath(text: try row.text(1)).steps
            part[SubjectID(try row.int(0))] = steps.count > depth ? steps[depth].region : region.id
        }
        var successors: [SubjectID: SubjectID] = [:]
        try session.forEach(
            """
            SELECT r.id, r.successor FROM region_versions r
            WHERE r.is_ended = 1 AND r.successor IS NOT NULL AND \(basis.condition("r"))
            """
        ) { row in successors[SubjectID(try row.int(0))] = SubjectID(try row.int(1)) }
        for ended in successors.keys {
            var heir = ended
            // A chain of mergers has a few links; a ring, which nobody should enter, must not hang the page.
            for _ in 0..<20 {
                guard let next = successors[heir] else { break }
                heir = next
            }
            if heir != ended, let owner = part[heir] { part[ended] = owner }
        }
        return part
    }

    /// Where the places lay as of this moment; the ways of those that lay in others are left out.
    private func areasThen(_ places: [SubjectID]) throws -> AreaScope {
        var areas: Set<RegionPath> = []
        for chunk in places.chunked(500) {
            let rows = try session.rows(
                """
                SELECT r.path FROM region_versions r
                WHERE r.id IN (\(values: chunk.map(\.number))) AND \(asOf.condition("r"))
                """)
            for row in rows { areas.insert(RegionPath(text: try row.text(0))) }
        }
        return AreaScope(areas)
    }

    private func zeros(_ rules: RuleSet) -> [Int64] {
        [Int64](repeating: 0, count: rules.measures.count)
    }

    private func counted(
        _ rules: RuleSet, within area: RegionPath, under: (RegionPath) -> SubjectID?
    ) throws -> [SubjectID: [Int64]] {
        var result: [SubjectID: [Int64]] = [:]
        try UnitScan(session, asOf: asOf, within: area).forEach { record, path in
            guard let region = under(path) else { return }
            rules.accumulate(record, into: &result[region, default: zeros(rules)], sign: 1)
        }
        return result
    }
}
