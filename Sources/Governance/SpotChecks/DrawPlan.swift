import Foundation
import Sampling
import Store

/// How many are drawn from each stratum (抽取方案), fixed before the seed is known.
public struct DrawPlan: Codable, Hashable, Sendable {
    /// A stratum in which townships are drawn first.
    public struct Towns: Codable, Hashable, Sendable {
        /// How many townships are drawn.
        public var count: Int
        /// How many facilities are drawn in each of them; a smaller township is checked in full.
        public var each: Int
        /// Whether townships have chances in proportion to their facilities, not equal ones; nil as false.
        public var bySize: Bool?

        /// So many townships with so many facilities each.
        public init(count: Int, each: Int, bySize: Bool? = nil) {
            self.count = count
            self.each = each
            self.bySize = bySize
        }

        /// The chance of every township by its facilities; empty where all have the same.
        func chances(_ sizes: [String: Int]) -> [String: Double] {
            bySize == true ? SizeProportionalDraw.chances(sizes, count: count) : [:]
        }

        /// How the townships are drawn.
        var method: TwoStageDraw.Method { bySize == true ? .proportionalToSize : .equalChances }
    }

    /// Facilities drawn directly, by stratum.
    public var sizes: [String: Int]
    /// Townships drawn first, by stratum.
    public var towns: [String: Towns]

    /// A plan.
    public init(sizes: [String: Int], towns: [String: Towns] = [:]) {
        self.sizes = sizes
        self.towns = towns
    }

    /// Reads what is stored; an empty plan for anything else.
    public init(json: String?) {
        let data = Data((json ?? "").utf8)
        self = (try? JSONDecoder().decode(DrawPlan.self, from: data)) ?? DrawPlan(sizes: [:])
    }

    /// How many with the smallest tickets are drawn in the list to which a stratum's facilities belong.
    func size(in stratum: String) -> Int {
        towns[stratum]?.each ?? sizes[stratum] ?? 0
    }

    /// Whether a facility of a drawn frame is in the sample; tickets stand at those of drawn townships only.
    func selects(_ row: FrameRow) -> Bool {
        row.placeInStratum.map { $0 <= size(in: row.stratum) } ?? false
    }

    var stratumPlans: [String: StratumPlan] {
        sizes.mapValues(StratumPlan.facilities).merging(
            towns.mapValues { .towns($0.count, each: $0.each, $0.method) }
        ) { _, towns in towns }
    }

    /// The plan as the verification script takes it, `A=3,B=6x5,C=6x5pps`.
    var argument: String {
        let drawn = towns.mapValues { "\($0.count)x\($0.each)" + ($0.bySize == true ? "pps" : "") }
        let all = sizes.mapValues { String($0) }.merging(drawn) { $1 }
        return all.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }.joined(separator: ",")
    }
}
