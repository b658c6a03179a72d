import Domain
import Foundation
import Rules
import Testing

@Suite("Published rates", .enabled(if: Sample.shared("rates/published_rates.json") != nil))
struct PublishedRatesTests {
    private struct File: Decodable {
        let items: [Item]
    }

    private struct Item: Decodable {
        let id: String
        let check: Check?
    }

    private struct Check: Decodable {
        let type: String
        let value: Double?
        let num: Int?
        let den: Int?
        let rate: Double?
        let dp: Int?
        let smallestFractions: [String]?
        let provinceSmallest: [String]?
        let citySmallest: [String]?
    }

    private let items: [Item]
    private let rules: RuleSet

    init() throws {
        let url = try #require(Sample.shared("rates/published_rates.json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        items = try decoder.decode(File.self, from: try Data(contentsOf: url)).items
        rules = try #require(try Sample.book.get()["gd-2025"])
    }

    @Test("numerators and denominators that were published give the published rates")
    func ratios() throws {
        let checks = items.compactMap(\.check).filter { $0.type == "ratio" }
        #expect(checks.count == 2)
        for check in checks {
            let places = try #require(check.dp)
            #expect(try percent(try #require(check.num), of: try #require(check.den), places) == check.rate)
        }
    }

    @Test("Zhaoqing's 66.85 %, 90.4 % and 82.4 % are rates of whole villages and facilities")
    func fractions() throws {
        let rate = try #require(items.first { $0.id == "zq-rate" }?.check)
        for fraction in try #require(rate.smallestFractions) {
            #expect(try percent(fraction, 2) == rate.value)
        }
        let spot = try #require(items.first { $0.id == "zq-spot" }?.check)
        for fraction in try #require(spot.provinceSmallest) { #expect(try percent(fraction, 1) == 90.4) }
        for fraction in try #require(spot.citySmallest) { #expect(try percent(fraction, 1) == 82.4) }
    }

    private func percent(_ fraction: String, _ places: Int) throws -> Double {
        let parts = fraction.split(separator: "/").compactMap { Int($0) }
        return try percent(try #require(parts.first), of: try #require(parts.last), places)
    }

    private func percent(_ part: Int, of whole: Int, _ places: Int) throws -> Double {
        let treated = Sample.naturalVillage(["status": .text("treated")])
        let untreated = Sample.naturalVillage(["status": .text("untreated")])
        let records = Array(repeating: treated, count: part) + Array(repeating: untreated, count: whole - part)
        let value = try #require(rules.value("treatmentRate", of: records)?.value)
        let factor = pow(10, Double(places))
        return (value * 100 * factor).rounded() / factor
    }
}
