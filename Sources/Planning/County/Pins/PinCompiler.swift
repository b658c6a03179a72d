import Domain

/// Turns pins into forbidden disposals and corridors.
struct PinCompiler {
    private let problem: CountyProblem
    private let indexByID: [Int: Int]
    private(set) var barredDisposals = Set<Int>()
    private(set) var barredCorridors = Set<Int>()
    private(set) var mustReach: [Reaching] = []

    init(problem: CountyProblem) {
        self.problem = problem
        indexByID = Dictionary(uniqueKeysWithValues: problem.villages.enumerated().map { ($1.id, $0) })
    }

    mutating func add(_ pin: CountyPin) throws(CountyError) {
        switch pin {
        case .joins(let village, let station): try join(index(village), index(station), named: station)
        case .noStation(let village):
            let at = try index(village)
            barDisposals { $0.village == at && $0.kind == .station }
        case .noHousehold(let village):
            let at = try index(village)
            barDisposals { $0.village == at && $0.kind == .household }
        case .closed(let from, let to):
            let ends = [try index(from), try index(to)]
            let before = barredCorridors.count
            barCorridors { ends.contains($0.from) && ends.contains($0.to) }
            if barredCorridors.count == before {
                throw .pinImpossible(
                    what: BilingualText(
                        "锁定条件所关闭的走廊 \(from)–\(to) 不存在，请核对村庄编号。",
                        "The pin closes a corridor \(from)–\(to) that does not exist; check the village numbers."))
            }
        case .onlyGravity(let village):
            let at = try village.map { id throws(CountyError) in try index(id) }
            barCorridors { $0.needsPump && (at == nil || $0.from == at) }
        }
    }

    /// The station stays where it is pinned; the village neither ends at home nor on household units.
    private mutating func join(_ village: Int, _ station: Int, named id: Int) throws(CountyError) {
        let ends = problem.disposals.contains { $0.village == station && ($0.kind == .station || $0.kind == .town) }
        guard ends else {
            throw .pinImpossible(
                what: BilingualText(
                    "村庄 \(id) 既不能建站也不能纳管，无法指定他村接入。",
                    "Village \(id) can have neither station nor town sewer, so no other can be made to join it."))
        }
        mustReach.append(Reaching(village: village, station: station))
        barCorridors { $0.from == station }
        barDisposals { $0.village == station && $0.kind != .station && $0.kind != .town }
        if village != station { barDisposals { $0.village == village } }
    }

    private mutating func barDisposals(_ isBarred: (Disposal) -> Bool) {
        for (number, disposal) in problem.disposals.enumerated() where isBarred(disposal) {
            barredDisposals.insert(number)
        }
    }

    private mutating func barCorridors(_ isBarred: (Corridor) -> Bool) {
        for (number, corridor) in problem.corridors.enumerated() where isBarred(corridor) {
            barredCorridors.insert(number)
        }
    }

    private func index(_ id: Int) throws(CountyError) -> Int {
        guard let found = indexByID[id] else {
            throw .pinImpossible(
                what: BilingualText(
                    "锁定条件引用了不存在的村庄 \(id)。", "A pin names village \(id), which is not in the county."))
        }
        return found
    }
}
