import Foundation
import Sampling
import Testing

/// R, where it is installed.
private enum Rscript {
    static let program = "/usr/bin/Rscript"
    static let hasSurvey: Bool =
        FileManager.default.isExecutableFile(atPath: program)
        && (try? run("suppressMessages(library(survey)); cat('ready')")) == "ready"

    static func run(_ script: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-e", script]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

/// R's `survey` run beside this module on its own data sets, where R is installed: what it prints must be what we
/// compute, and the figures of design/sampling.md §4.6.
@Suite("R's survey as a live oracle", .enabled(if: Rscript.hasSurvey))
struct SurveyOracleTests {
    /// The rows that a script prints, cut at tabs.
    private func rows(_ script: String) throws -> [[String]] {
        let head =
            "suppressMessages(library(survey)); data(api); data(election); options(digits=17); "
            + "show <- function(x) write.table(x, sep='\\t', quote=FALSE, row.names=FALSE, col.names=FALSE); "
        return try Rscript.run(head + script).split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func numbers(_ script: String) throws -> [[Double]] {
        try rows(script).map { try $0.map { try #require(Double($0)) } }
    }

    private func expect(_ found: DesignEstimate, _ estimate: Double, _ error: Double, within tolerance: Double) {
        #expect(abs(found.estimate - estimate) <= tolerance * abs(estimate))
        #expect(abs(found.standardError - error) <= tolerance * error)
    }

    @Test("a simple random sample of 200 schools")
    func simple() throws {
        let data = try numbers("show(apisrs[,c('api00','enroll')])")
        let scores = try SurveySample([.init(population: 6194, values: data.map { .init($0[0]) })]).ratio()
        let pupils = try SurveySample([.init(population: 6194, values: data.map { .init($0[1]) })]).total()
        expect(scores, 656.585, 9.249722039, within: 1e-9)
        expect(pupils, 3_621_074.34, 169_519.6543, within: 1e-8)
    }

    @Test("a stratified sample of schools")
    func stratified() throws {
        let data = try rows("show(apistrat[,c('stype','fpc','api00','enroll')])")
        func sample(_ column: Int) throws -> SurveySample {
            try SurveySample(
                try Dictionary(grouping: data, by: { $0[0] }).sorted { $0.key < $1.key }.map { name, rows in
                    let values = try rows.map { SurveySample.Value(try #require(Double($0[column]))) }
                    let size = try #require(Double(rows[0][1]))
                    return SurveySample.Stratum(name: name, population: Int(size), values: values)
                })
        }
        // The specification's figures rest on weights that the data set keeps in single precision.
        expect(try sample(2).ratio(), 662.2873632, 9.408940803, within: 1e-8)
        expect(try sample(3).total(), 3_687_177.532, 114_641.7161, within: 1e-8)
    }

    @Test("a sample of whole school districts")
    func clusters() throws {
        let data = try numbers("show(apiclus1[,c('dnum','api00')])")
        let clusters = Dictionary(grouping: data, by: { $0[0] }).values.map { rows in
            SurveySample.Cluster(name: "\(rows[0][0])", size: rows.count, values: rows.map { .init($0[1]) })
        }
        let mean = try SurveySample([.init(clusterCount: 757, clusters: clusters)]).ratio()
        expect(mean, 644.1693989, 23.54224069, within: 1e-9)
    }

    @Test("a two-stage sample of districts and schools: means, totals and a proportion")
    func twoStage() throws {
        let data = try rows("show(apiclus2[,c('dnum','fpc2','api00','enroll','sch.wide')])")
        func sample(_ value: ([String]) -> Double?) throws -> SurveySample {
            let clusters = try Dictionary(grouping: data, by: { $0[0] }).sorted { $0.key < $1.key }.map { name, rows in
                // R keeps schools without a number in the design and sets them to zero in both sums.
                let values = rows.map { row in
                    value(row).map { SurveySample.Value($0) } ?? SurveySample.Value(0, per: 0)
                }
                return SurveySample.Cluster(name: name, size: try #require(Int(rows[0][1])), values: values)
            }
            return try SurveySample([.init(clusterCount: 757, clusters: clusters)])
        }
        expect(try sample { Double($0[2]) }.ratio(), 670.8118081, 30.09902738, within: 1e-9)
        expect(try sample { Double($0[3]) }.total(), 2_639_272.93, 799_637.7736, within: 1e-8)
        let share = try sample { $0[4] == "Yes" ? 1 : 0 }
        #expect(abs(try share.ratio().estimate - 0.75129151) < 5e-9)
        let against = try share.designEffect(ofDrawingWithReplacement: true)
        #expect(abs(try #require(against) - 2.9490458) < 5e-8)
        let usual = try share.designEffect()
        #expect(abs(try #require(usual) - 3.02332206051082) < 1e-12)
    }

    @Test("the two-stage proportion's intervals, from counts by district")
    func twoStageIntervals() throws {
        let data = try rows("show(apiclus2[,c('dnum','fpc2','sch.wide')])")
        let clusters = try Dictionary(grouping: data, by: { $0[0] }).map { name, rows in
            let effective = rows.count { $0[2] == "Yes" }
            return ClusteredStratum.Cluster(
                name: name, size: try #require(Int(rows[0][1])),
                outcomes: OutcomeCounts(effective: effective, notEffective: rows.count - effective))
        }
        let estimate = try RateEstimate(
            .twoStage([ClusteredStratum(clusterCount: 757, clusters: clusters)]), counting: .missing, confidence: 0.95)
        let logit = try #require(estimate.intervals[.logit])
        let beta = try #require(estimate.intervals[.beta])
        #expect(abs(logit.lower - 0.59550787) < 5e-9 && abs(logit.upper - 0.86107438) < 5e-9)
        #expect(abs(beta.lower - 0.59077113) < 5e-9 && abs(beta.upper - 0.87329228) < 5e-9)
    }

    @Test("counties drawn in proportion to their votes, by every variance")
    func unequalChances() throws {
        let data = try numbers("show(election_pps[,c('p','Bush','Kerry','Nader')])")
        let pairs = try numbers("show(as.matrix(election_jointprob))")
        let printed = try numbers("show(sum(election$p^2)/40)")
        let meanSquare = try #require(printed.first?.first)
        let expected: [(Double, Double, Double, Double)] = [
            (64_518_472.4, 2_406_525.8, 2_447_628.9, 2_624_662),
            (51_202_102.1, 2_408_090.5, 2_450_786.5, 2_525_222), (478_530.5, 101_663.7, 102_420.2, 102_793),
        ]
        for (index, (total, yatesGrundy, brewer, hartleyRao)) in expected.enumerated() {
            let sample = try HorvitzThompson(data.map { .init(value: $0[index + 1], probability: $0[0]) })
            expect(try sample.total(.yatesGrundy(pairs: pairs)), total, yatesGrundy, within: 5e-7)
            expect(try sample.total(.brewer), total, brewer, within: 5e-7)
            expect(try sample.total(.hartleyRao(meanSquare: meanSquare)), total, hartleyRao, within: 5e-6)
        }
    }

    @Test("two stages with districts drawn in proportion to their schools, by Brewer's variance")
    func unequalTowns() throws {
        let script =
            "d <- apiclus2; d$p2 <- ave(d$fpc2, d$dnum, FUN=length)/d$fpc2; d$p1 <- pmin(0.03*d$fpc2, .9); "
            + "s <- svydesign(id=~dnum+snum, fpc=~p1+p2, data=d, pps='brewer'); "
            + "m <- svymean(~as.numeric(sch.wide=='Yes'), s, deff=TRUE); "
            + "b <- attr(svyciprop(~I(sch.wide=='Yes'), s, method='beta'), 'ci'); "
            + "cat(coef(m), SE(m), deff(m), degf(s), b, sep='\\t'); cat('\\n'); show(d[,c('dnum','fpc2','p1','sch.wide')])"
        let printed = try rows(script)
        let expected = try #require(printed.first).map { Double($0) ?? .nan }
        let clusters = try Dictionary(grouping: printed.dropFirst(), by: { $0[0] }).map { name, rows in
            let effective = rows.count { $0[3] == "Yes" }
            return ClusteredStratum.Cluster(
                name: name, size: try #require(Int(rows[0][1])),
                outcomes: OutcomeCounts(effective: effective, notEffective: rows.count - effective),
                chance: try #require(Double(rows[0][2])))
        }
        let estimate = try RateEstimate(
            .twoStage([ClusteredStratum(clusterCount: 757, clusters: clusters)]), counting: .missing, confidence: 0.95)
        #expect(abs(estimate.estimate - expected[0]) < 1e-12)
        #expect(abs(estimate.standardError - expected[1]) < 1e-12)
        #expect(abs((estimate.designEffect ?? 0) - expected[2]) < 1e-10)
        #expect(Double(estimate.degreesOfFreedom) == expected[3])
        let beta = try #require(estimate.intervals[.beta])
        #expect(abs(beta.lower - expected[4]) < 1e-9 && abs(beta.upper - expected[5]) < 1e-9)
    }

    @Test("a part of the schools, those in large districts, as R's subset of the design")
    func domain() throws {
        let script =
            "d <- svydesign(id=~1, strata=~stype, fpc=~fpc, data=apistrat); k <- apistrat$enroll > 600; "
            + "m <- svymean(~I(as.numeric(sch.wide=='Yes')), subset(d, enroll > 600)); "
            + "for (s in c('E','H','M')) cat(s, apistrat$fpc[apistrat$stype==s][1], sum(apistrat$stype==s), "
            + "sum(apistrat$stype==s & k), sum(apistrat$stype==s & k & apistrat$sch.wide=='Yes'), sep='\\t', '\\n'); "
            + "cat(coef(m), SE(m), sep='\\t')"
        let printed = try rows(script).map { $0.filter { !$0.isEmpty } }
        #expect(printed.count == 4)
        var strata: [StratumCounts] = []
        var inside: [String: OutcomeCounts] = [:]
        for row in printed.prefix(3) {
            let counts = try row.dropFirst().map { Int(try #require(Double($0))) }
            strata.append(
                StratumCounts(
                    name: row[0], population: .finite(counts[0]), outcomes: OutcomeCounts(effective: counts[1])))
            inside[row[0]] = OutcomeCounts(effective: counts[3], notEffective: counts[2] - counts[3])
        }
        let part = CheckedSample.stratified(strata).domain(.missing) { stratum, _ in inside[stratum] ?? OutcomeCounts()
        }
        let rate = try RateEstimate(part, counting: .missing, confidence: 0.95)
        #expect(abs(rate.estimate - (try #require(Double(printed[3][0])))) < 1e-12)
        #expect(abs(rate.standardError - (try #require(Double(printed[3][1])))) < 1e-12)
    }

    @Test("the paired test is R's exact test of as many disagreements", arguments: [(5, 14), (3, 11), (0, 6), (8, 9)])
    func paired(onlyFirst: Int, onlySecond: Int) throws {
        let printed = try numbers("cat(binom.test(\(onlyFirst), \(onlyFirst + onlySecond))$p.value)")
        let comparison = PairedComparison(
            try Agreement(bothEffective: 40, onlyFirst: onlyFirst, onlySecond: onlySecond, neither: 7))
        #expect(abs(comparison.pValue - printed[0][0]) < 1e-12)
    }
}
