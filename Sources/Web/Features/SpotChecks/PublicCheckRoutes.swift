import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// What everybody may see of a spot check without signing in (公开核验).
struct PublicCheckRoutes: Feature {
    let site: Site

    private var desk: SpotCheckDesk { SpotCheckDesk(site.platform) }

    func add(to router: Router<WebContext>) {
        router.get("/verify/spotchecks/:id") { _, context in try await page(context) }
        router.get("/verify/spotchecks/:id/frame.csv") { _, context in try await frame(context) }
        router.get("/verify/verify_draw.py") { _, _ in try script() }
    }

    private func page(_ context: WebContext) async throws -> Response {
        guard let found = try await desk.verification(try context.number()) else { throw Problem.notFound }
        return PublicCheckView(found: found).page(site, context).response()
    }

    private func frame(_ context: WebContext) async throws -> Response {
        guard let csv = try await desk.publicFrame(try context.number()) else { throw Problem.notFound }
        // Exactly these bytes have the published hash.
        var response = Response.bytes(Array(csv.utf8), type: "text/csv; charset=utf-8")
        response.headers[.contentDisposition] = "attachment; filename=\"frame.csv\""
        return response
    }

    private func script() throws -> Response {
        guard let text = SpotCheckDesk.verificationScript() else { throw Problem.notFound }
        return .bytes(Array(text.utf8), type: "text/plain; charset=utf-8")
    }
}

/// The page on which everybody can verify a draw.
struct PublicCheckView {
    let found: PublicVerification

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(SpotCheckText.publicHeading))
        page.lead = .text(found.record.title + " · " + found.record.organiser)
        let files = "/verify/spotchecks/\(found.record.id)"
        page.main = HTML {
            p { language(SpotCheckText.publicLead) }
            if !found.isOpen { Notice(.information, language(SpotCheckText.sealed), language) }
            RecordSheet(entries(site, language), language)
            p(.class("actions")) {
                Action(language(SpotCheckText.script), to: "/verify/verify_draw.py")
                if found.isOpen { Action(language(SpotCheckText.frameFile), to: files + "/frame.csv") }
            }
            if found.isOpen {
                h2 { language(SpotCheckText.command) }
                pre { code { found.command } }
                if let result = found.result {
                    h2 { language(SpotCheckText.result) }
                    for text in result.decisions { p { language(text) } }
                    RecordSheet(
                        [
                            .init(
                                language(SpotCheckText.best),
                                result.best.map { SpotCheckResultView.text($0, result, language) }
                                    ?? result.bestAbsence.map { language($0) }),
                            .init(
                                language(SpotCheckText.conservative),
                                SpotCheckResultView.text(result.conservative, result, language)),
                            .init(language(SpotCheckText.tasks), SpotCheckResultView.counts(result.counts, language)),
                        ], language)
                }
                if !found.towns.isEmpty { towns(context, language) }
                section(.class("long-list")) { list(context, language) }
            }
        }
        return page
    }

    private func entries(_ site: Site, _ language: Language) -> [RecordSheet.Entry] {
        let record = found.record
        var entries: [RecordSheet.Entry] = [
            .init(language(SpotCheckText.area), found.areaName),
            .init(language(SpotCheckText.phase), language(record.phase.name)),
            .init(language(SpotCheckText.day), language.day(record.frameDay)),
            .init(language(SpotCheckText.eligible), language.count(found.eligible, .facilities)),
            .init(language(SpotCheckText.excluded), language.count(found.excluded, .facilities)),
            .init(language(SpotCheckText.frameHash), html: code { record.frameHash ?? "" }),
        ]
        guard let seed = found.seed else { return entries }
        entries += [
            .init(
                language(SpotCheckText.size),
                language.joined(
                    (found.plan.sizes.map { (language.stratum($0.key), language.count($0.value)) }
                        + found.plan.towns.map { name, towns in
                            let words =
                                language(
                                    SpotCheckPlanText.townsDrawn,
                                    ["count": language.count(towns.count), "each": language.count(towns.each)])
                                + (towns.bySize == true ? language(SpotCheckPlanText.bySize) : "")
                            return (language.stratum(name), words)
                        }).sorted { $0.0 < $1.0 }.map { language.labelled($0.0, $0.1) })),
            .init(language(SpotCheckText.source), language.labelled(language(seed.kind.name), seed.notice)),
            .init(
                language(SpotCheckText.announcedAt),
                language.minute(Instant(milliseconds: seed.announcedAt), in: site.zone)),
            .init(language(SpotCheckText.dueTime), language.minute(Instant(milliseconds: seed.dueAt), in: site.zone)),
            .init(language(SpotCheckText.commitment), html: code { seed.commitment }),
            .init(language(SpotCheckText.beacon), html: seed.beacon.map { text in code { text } }),
            .init(language(SpotCheckText.proof), seed.proof),
        ]
        if let fixed = seed.fixedAt {
            entries.append(
                .init(
                    language(SpotCheckText.fixedAt), language.minute(Instant(milliseconds: fixed), in: site.zone)))
        }
        if found.isOpen {
            entries.append(.init(language(SpotCheckText.secret), html: code { seed.secret }))
            entries.append(.init(language(SpotCheckText.seed), html: seed.seed.map { text in code { text } }))
        }
        return entries
    }

    private func towns(_ context: WebContext, _ language: Language) -> HTML {
        var table = DataTable(
            language(SpotCheckResultText.drawnTowns),
            columns: [
                .text("stratum", language(SpotCheckText.stratum), language) { (town: PublicVerification.Town) in
                    language.stratum(town.stratum)
                },
                .text("name", language(SpotCheckResultText.town), language) { $0.name },
                .text("ticket", language(SpotCheckText.ticket), language) { $0.ticket },
                .count("population", language(SpotCheckText.population), language) { $0.population },
            ] + (found.towns.contains { $0.chance != nil } ? [chance(language)] : []), rows: found.towns,
            url: context.url, language)
        table.showsHeading = true
        return table.html
    }

    private func chance(_ language: Language) -> TableColumn<PublicVerification.Town> {
        .figure("chance", language(SpotCheckPlanText.chance), language) { town in
            town.chance.map { language.decimal($0, places: 4) }
        }
    }

    private func list(_ context: WebContext, _ language: Language) -> HTML {
        var table = DataTable(
            language(SpotCheckText.drawnList),
            columns: [
                .text("stratum", language(SpotCheckText.stratum), language) { (line: PublicVerification.Line) in
                    language.stratum(line.stratum)
                },
                .count("place", "#", language) { $0.place },
                .text("code", language(SpotCheckText.facility), language) { $0.code + " " + $0.name },
                .text("ticket", language(SpotCheckText.ticket), language) { $0.ticket },
                .text("kind", language(SpotCheckText.replacement), language) {
                    $0.isReplacement ? language(SpotCheckText.replacement) : ""
                },
                .text("outcome", language(SpotCheckText.outcome), language) {
                    $0.outcome.map { language($0.name) } ?? language(SpotCheckText.missing)
                },
            ], rows: found.lines, url: context.url, language)
        table.showsHeading = true
        return table.html
    }
}
