import Domain
public import Networks

/// Reads facility location problems of the OR-Library: numbers of facilities and customers, capacity and opening cost of
/// each facility, then for each customer its demand and the cost of serving all of it from each facility.
public enum FacilityReader {
    private static let largest = 100_000

    /// Reads a file's bytes.
    /// - Throws: ``InstanceError``.
    public static func read(_ bytes: [UInt8]) throws(InstanceError) -> FacilityProblem {
        var words = WordReader(bytes)
        let facilityCount = try words.integer(BilingualText("设施数", "number of facilities"), in: 1...largest)
        let customerCount = try words.integer(BilingualText("客户数", "number of customers"), in: 1...largest)
        // A file names every cost with at least two bytes: a greater announcement is wrong, and no memory is taken for it.
        guard facilityCount * customerCount <= bytes.count else {
            throw .truncated(line: words.line, expected: BilingualText("设施与客户数据", "data of facilities and customers"))
        }
        var facilities: [FacilityProblem.Facility] = []
        for _ in 0..<facilityCount {
            let capacity = try words.amount(BilingualText("设施能力", "capacity of a facility"))
            let cost = try words.amount(BilingualText("开设费用", "opening cost"))
            facilities.append(FacilityProblem.Facility(openingCost: cost, capacity: capacity))
        }
        var demands: [Double] = []
        var costs: [[Double]] = []
        for _ in 0..<customerCount {
            demands.append(try words.amount(BilingualText("客户需求", "demand of a customer")))
            var row: [Double] = []
            for _ in 0..<facilityCount { row.append(try words.amount(BilingualText("服务费用", "cost of service"))) }
            costs.append(row)
        }
        if let more = words.next() {
            if Double(more) == nil { throw .notANumber(line: words.line, text: more) }
            throw .wrongCount(
                what: BilingualText("客户", "customers"), announced: customerCount, found: customerCount + 1)
        }
        return FacilityProblem(facilities: facilities, demands: demands, serviceCosts: costs)
    }
}
