import Domain
import Governance
import Store

/// The result of a spot check: both estimates, both claims, and the parts.
struct SpotCheckResultView: Component {
    let result: CampaignResult
    let view: SpotCheckView

    private var language: Language { view.language }

    var html: HTML {
        section(.id("result"), .class("stack")) {
            h2 { language(SpotCheckText.result) }
            claims
            RecordSheet(entries, language)
            strata
            if let drawn = result.drawnTowns {
                Self.table(
                    language(SpotCheckResultText.drawnTowns), language(SpotCheckResultText.town), drawn, view.context,
                    language)
            } else {
                Self.table(
                    language(SpotCheckText.towns), language(SpotCheckResultText.town), result.towns, view.context,
                    language)
            }
            p(.class("muted")) { language(SpotCheckText.smallCells) }
            p { Action(language(SpotCheckText.compare), to: "/spotchecks/compare?a=\(view.record.id)") }
        }
    }

    /// The two claims, each under its own name.
    @HTMLBuilder private var claims: HTML {
        let names = [SpotCheckResultText.proofClaim, .contradictionClaim]
        for (index, text) in result.decisions.enumerated() {
            let isProof = index == 0 && result.proof.isProved
            let isBad = index == 1 && result.contradiction?.isContradicted == true
            Notice(isProof ? .success : isBad ? .warning : .information, language(names[min(index, 1)]), language) {
                p { language(text) }
                p(.class("muted")) { language.joined(index == 0 ? proofNotes : contradictionNotes) }
            }
        }
    }

    private var proofNotes: [String] {
        guard let p = result.proof.pValue else { return [language(SpotCheckResultText.approximate)] }
        return [language(SpotCheckResultText.pValue, ["p": Self.pValue(p, language)])]
    }

    private var contradictionNotes: [String] {
        var notes: [String] = []
        if let p = result.contradiction?.pValue {
            notes.append(language(SpotCheckResultText.pValue, ["p": Self.pValue(p, language)]))
        }
        if let share = result.contradiction?.limitingShare {
            notes.append(language(SpotCheckResultText.limiting, ["share": language.percent(share, places: 1)]))
        }
        return notes
    }

    private var entries: [RecordSheet.Entry] {
        var entries: [RecordSheet.Entry] = [
            .init(
                language(SpotCheckText.best),
                result.best.map { Self.text($0, result, language) } ?? result.bestAbsence.map { language($0) }),
            .init(language(SpotCheckText.conservative), Self.text(result.conservative, result, language)),
            .init(language(SpotCheckText.tasks), Self.counts(result.counts, language)),
        ]
        let recheck = result.recheck
        if recheck.pairs + recheck.unpaired > 0 {
            entries.append(.init(language(SpotCheckText.recheck), Self.agreement(result, language)))
            entries.append(.init(language(SpotCheckResultText.corrected), html: corrected))
        }
        entries.append(.init(language(SpotCheckText.problems), language.count(view.overview.problemCount)))
        return entries
    }

    private var corrected: HTML {
        guard let found = result.corrected else { return .text(language(SpotCheckResultText.notCorrected)) }
        return HTML {
            language(
                SpotCheckResultText.correctedText,
                [
                    "rate": language.percent(found.estimate), "level": language.percent(result.confidence, places: 0),
                    "low": language.percent(found.interval.first), "high": language.percent(found.interval.last),
                    "error": language.percent(found.standardError),
                    "se": language.percent(found.sensitivity, places: 1),
                    "sp": language.percent(found.specificity, places: 1),
                ])
            p(.class("muted")) { language(SpotCheckResultText.correctedNote) }
        }
    }

    /// A p-value; below a ten-thousandth only that it is.
    static func pValue(_ value: Double, _ language: Language) -> String {
        value < 0.0001 ? "< 0.0001" : language.decimal(value, places: 4)
    }

    /// An estimate with its interval and error in one line.
    static func text(_ estimate: CampaignResult.Estimate, _ result: CampaignResult, _ language: Language) -> String {
        language.percent(estimate.estimate) + "　"
            + language(
                SpotCheckText.interval,
                [
                    "level": language.percent(result.confidence, places: 0), "low": language.percent(estimate.lower),
                    "high": language.percent(estimate.upper),
                ]) + "　" + language(SpotCheckText.standardError) + " " + language.percent(estimate.standardError)
            + "　" + language(estimate.methodName)
    }

    /// The counts in one line.
    static func counts(_ counts: CampaignResult.Counts, _ language: Language) -> String {
        language(
            SpotCheckText.counts,
            [
                "drawn": language.count(counts.drawn), "effective": language.count(counts.effective),
                "not": language.count(counts.notEffective), "closed": language.count(counts.inaccessible),
                "out": language.count(counts.outOfScope),
            ])
    }

    /// How far two teams agree: pairs, share with its interval, κ with its interval.
    static func agreement(_ result: CampaignResult, _ language: Language) -> String {
        let recheck = result.recheck
        let level = language.percent(result.confidence, places: 0)
        var parts = [
            language(
                SpotCheckText.agreement,
                [
                    "pairs": language.count(recheck.pairs), "same": language.count(recheck.agreeing),
                    "other": language.count(recheck.onlyFirst + recheck.onlySecond),
                    "kappa": language.decimal(recheck.kappa),
                ])
        ]
        if let ends = recheck.kappaInterval, ends.count == 2 {
            parts.append(
                "κ "
                    + language(
                        SpotCheckResultText.kappaInterval,
                        ["level": level, "low": language.decimal(ends[0]), "high": language.decimal(ends[1])]))
        }
        if let ends = recheck.agreementInterval, ends.count == 2, recheck.pairs > 0 {
            parts.append(
                language(
                    SpotCheckResultText.agreementInterval,
                    [
                        "share": language.percent(recheck.agreeing, of: recheck.pairs, places: 1), "level": level,
                        "low": language.percent(ends[0], places: 1), "high": language.percent(ends[1], places: 1),
                    ]))
        }
        if recheck.pairs > 0, recheck.kappa == nil { parts.append(language(SpotCheckResultText.undefinedKappa)) }
        if recheck.pairs > 0, recheck.isSmall { parts.append(language(SpotCheckResultText.fewPairs)) }
        if recheck.unpaired > 0 {
            parts.append(language(SpotCheckResultText.unpaired, ["n": language.count(recheck.unpaired)]))
        }
        return language.joined(parts)
    }

    /// Strata with the estimate of their own draw, both ways; counts where too few are known.
    private var strata: HTML {
        func rate(_ part: CampaignResult.Part, _ counts: Bool) -> String {
            guard let found = result.estimate(ofStratum: part, countingInaccessible: counts) else {
                return counts ? "—" : "\(part.counts.effective)/\(part.counts.known)"
            }
            return language.bracketed(
                language.percent(found.estimate, places: 1),
                language.percent(found.lower, places: 1) + "—" + language.percent(found.upper, places: 1))
        }
        var table = DataTable(
            language(SpotCheckText.strata),
            columns: Self.counts(language(SpotCheckText.stratum), language) + [
                .figure("best", language(SpotCheckResultText.bestShort), language) { rate($0, false) },
                .figure("strict", language(SpotCheckResultText.strictShort), language) { rate($0, true) },
            ], rows: result.strata, url: view.context.url, language)
        table.showsHeading = true
        table.isCompact = true
        return table.html
    }

    private static func counts(_ of: String, _ language: Language) -> [TableColumn<CampaignResult.Part>] {
        [
            .text("name", of, language) { (part: CampaignResult.Part) in language.stratum(part.name) },
            .count("population", language(SpotCheckText.population), language) { $0.population },
            .count("drawn", language(SpotCheckText.size), language) { $0.counts.drawn },
            .count("effective", language(SpotCheckText.effective), language) { $0.counts.effective },
            .count("not", language(SpotCheckText.notEffective), language) { $0.counts.notEffective },
            .count("closed", language(SpotCheckText.inaccessible), language) { $0.counts.inaccessible },
            .count("out", language(SpotCheckText.outOfScope), language) { $0.counts.outOfScope },
        ]
    }

    private static func table(
        _ heading: String, _ of: String, _ parts: [CampaignResult.Part], _ context: WebContext, _ language: Language
    ) -> HTML {
        var table = DataTable(
            heading,
            columns: counts(of, language) + [
                .figure("share", language(SpotCheckText.share), language) { part in
                    part.counts.share.map { language.percent($0) }
                        ?? "\(part.counts.effective)/\(part.counts.known)"
                }
            ], rows: parts, url: context.url, language)
        table.showsHeading = true
        return table.html
    }
}
