import Domain
public import Foundation
import Networks

/// Reads a staging problem from JSON; the members are described in the planning guide.
public enum StageReader {
    /// A problem and the names that its file uses.
    public struct Instance: Sendable {
        /// The problem.
        public let problem: StageProblem
        /// The townships in the order of the problem's limits.
        public let townships: [String]
    }

    private struct File: Decodable {
        struct Village: Decodable {
            let id: String
            let capex: Double
            let population: Double
            let weight: Double?
            let needs: [String]?
            let township: String?
            let earliestYear: Int?
        }
        struct Milestone: Decodable {
            let year: Int
            let share: Double
        }
        let firstYear: Int?
        let budgets: [Double]
        let carryOver: Bool?
        let discountRate: Double?
        let coverage: [Milestone]?
        let crews: [String: Int]?
        let villages: [Village]
    }

    /// Reads a file's bytes.
    /// - Throws: ``InstanceError``, or ``StageError/circularNeeds(villages:)``.
    public static func read(_ data: Data) throws -> Instance {
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: data)
        } catch let error as DecodingError {
            throw InstanceError(error)
        }
        try checkHead(file)
        let firstYear = file.firstYear ?? 1
        let lastYear = firstYear + file.budgets.count - 1
        let townships = (file.crews ?? [:]).keys.sorted()
        let crews = try townships.map { name in
            try whole(file.crews?[name] ?? 0, in: 0...1_000_000, "crews.\(name)")
        }
        var places: [String: Int] = [:]
        for (place, village) in file.villages.enumerated() where places.updateValue(place, forKey: village.id) != nil {
            throw InstanceError.badMember(
                path: "villages[\(place)].id",
                reason: BilingualText("“\(village.id)”重复", "“\(village.id)” occurs twice"))
        }
        let townshipPlaces = Dictionary(uniqueKeysWithValues: townships.enumerated().map { ($1, $0) })
        let villages = try file.villages.enumerated().map { place, village in
            let path = "villages[\(place)]"
            return StageProblem.Village(
                id: village.id, capex: try amount(village.capex, path + ".capex"),
                population: try amount(village.population, path + ".population"),
                weight: try amount(village.weight ?? 1, path + ".weight"),
                needs: try (village.needs ?? []).map { name in
                    guard let needed = places[name] else {
                        throw InstanceError.badMember(
                            path: path + ".needs",
                            reason: BilingualText("没有村“\(name)”", "there is no village “\(name)”"))
                    }
                    return needed
                },
                township: village.township.flatMap { townshipPlaces[$0] },
                earliestYear: max(0, try whole(village.earliestYear ?? firstYear, in: 0...9999, path) - firstYear))
        }
        let milestones = try (file.coverage ?? []).enumerated().map { place, milestone in
            let path = "coverage[\(place)]"
            guard milestone.share >= 0, milestone.share <= 1 else {
                throw InstanceError.badMember(
                    path: path + ".share", reason: BilingualText("应在 0 与 1 之间", "it must be between 0 and 1"))
            }
            return StageProblem.Milestone(
                year: try whole(milestone.year, in: firstYear...lastYear, path + ".year") - firstYear,
                share: milestone.share)
        }
        let problem = StageProblem(
            villages: villages, budgets: file.budgets, carriesOver: file.carryOver ?? true, milestones: milestones,
            crewLimits: crews, discountRate: file.discountRate ?? 0, firstYear: firstYear)
        _ = try problem.orderByNeeds()
        return Instance(problem: problem, townships: townships)
    }

    private static func checkHead(_ file: File) throws {
        guard (1...100).contains(file.budgets.count) else {
            throw InstanceError.badMember(
                path: "budgets", reason: BilingualText("应有 1 至 100 年", "it must hold 1 to 100 years"))
        }
        for (year, budget) in file.budgets.enumerated() { _ = try amount(budget, "budgets[\(year)]") }
        _ = try whole(file.firstYear ?? 1, in: 0...9000, "firstYear")
        let rate = file.discountRate ?? 0
        guard rate >= 0, rate <= 1 else {
            throw InstanceError.badMember(
                path: "discountRate", reason: BilingualText("应在 0 与 1 之间", "it must be between 0 and 1"))
        }
    }

    private static func amount(_ value: Double, _ path: String) throws(InstanceError) -> Double {
        guard value >= 0, value < 1e15 else {
            throw .badMember(path: path, reason: BilingualText("\(value) 为负或过大", "\(value) is negative or too large"))
        }
        return value
    }

    private static func whole(_ value: Int, in range: ClosedRange<Int>, _ path: String) throws(InstanceError) -> Int {
        guard range.contains(value) else {
            throw .badMember(
                path: path,
                reason: BilingualText(
                    "\(value) 不在 \(range.lowerBound)…\(range.upperBound) 之间",
                    "\(value) is not within \(range.lowerBound)…\(range.upperBound)"))
        }
        return value
    }
}

extension StageProblem {
    /// The villages in an order in which each comes after all it needs.
    /// - Throws: ``StageError/circularNeeds(villages:)``.
    func orderByNeeds() throws(StageError) -> [Int] {
        var waiting = villages.map { Set($0.needs).count }
        var dependents = [[Int]](repeating: [], count: villages.count)
        for (place, village) in villages.enumerated() {
            for needed in Set(village.needs) { dependents[needed].append(place) }
        }
        var order = villages.indices.filter { waiting[$0] == 0 }
        var first = 0
        while first < order.count {
            for dependent in dependents[order[first]] {
                waiting[dependent] -= 1
                if waiting[dependent] == 0 { order.append(dependent) }
            }
            first += 1
        }
        guard order.count == villages.count else {
            throw .circularNeeds(
                villages: villages.indices.filter { waiting[$0] > 0 }.prefix(10).map { villages[$0].id })
        }
        return order
    }
}
