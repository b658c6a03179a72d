import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Spot checks from the list to the result (抽查).
struct SpotCheckRoutes: Feature {
    let site: Site

    var desk: SpotCheckDesk { SpotCheckDesk(site.platform) }

    func add(to router: Router<WebContext>) {
        router.get("/spotchecks") { _, context in try await list(context) }
        router.get("/spotchecks/new") { _, context in try await newForm(context) }
        router.post("/spotchecks/new") { _, context in try await create(context) }
        router.get("/spotchecks/compare") { _, context in try await compare(context) }
        router.get("/spotchecks/:id") { _, context in try await show(context) }
        for list in SpotCheckListsView.List.allCases {
            router.get(RouterPath("/spotchecks/:id/" + list.rawValue)) { _, context in
                let overview = try await desk.overview(try context.number(), access: try context.access)
                return SpotCheckListsView(overview: overview, list: list, site: site, context: context).page.response()
            }
        }
        router.post("/spotchecks/:id/freeze") { _, context in try await freeze(context) }
        router.post("/spotchecks/:id/announce") { _, context in try await announce(context) }
        router.post("/spotchecks/:id/draw") { _, context in try await draw(context) }
        router.post("/spotchecks/:id/field") { _, context in try await begin(context) }
        router.post("/spotchecks/:id/replace") { _, context in try await replace(context) }
        router.post("/spotchecks/:id/resolve") { _, context in try await resolve(context) }
        router.post("/spotchecks/:id/finish") { _, context in try await finish(context) }
        router.get("/spotchecks/photos/:hash/:form") { _, context in try await photo(context) }
    }

    private func list(_ context: WebContext) async throws -> Response {
        let before = context.url["before"].flatMap { Int64($0) } ?? .max
        let records = try await desk.campaigns(before: before, limit: 51, access: try context.access)
        return SpotCheckListView(records: records).page(site, context).response()
    }

    private func newForm(_ context: WebContext) async throws -> Response {
        var view = SpotCheckFormView()
        view.versions = try await CriteriaDesk(site.platform).versions(access: try context.access)
        return view.page(site, context).response()
    }

    private func create(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard access.mayAnywhere(.spotCheck) else { throw Problem.notFound }
        var view = SpotCheckFormView(context.form)
        view.versions = try await CriteriaDesk(site.platform).versions(access: access)
        do {
            let draft = try await view.draft(site, access, context.language)
            guard let draft else { return view.page(site, context).response(.unprocessableContent) }
            return .redirect(to: "/spotchecks/\(try await desk.create(draft, access: access))")
        } catch let error as SpotCheckError {
            view.problems.append(context.language(error.message))
            return view.page(site, context).response(.unprocessableContent)
        }
    }

    private func show(_ context: WebContext) async throws -> Response {
        try await page(context, problem: nil).response()
    }

    private func page(_ context: WebContext, problem: String?) async throws -> PageShell {
        let access = try context.access
        let id = try context.number()
        let overview = try await desk.overview(id, access: access)
        var view = SpotCheckView(overview: overview, site: site, context: context)
        if overview.record.phase == .drawn { view.candidates = try await desk.candidates(id, access: access) }
        if overview.record.phase == .framed, let earlier = try await desk.earlierRates(id, access: access) {
            view.earlierRates = earlier.rates
            view.earlierTitle = earlier.campaign.title
        }
        if overview.record.phase == .finished { view.problems = try await desk.problems(id, access: access) }
        view.problem = problem
        return view.page
    }

    /// Does a step and goes back to the page; a refusal is shown there.
    private func step(_ context: WebContext, _ body: () async throws -> Void) async throws -> Response {
        let id = try context.number()
        do {
            try await body()
            return .redirect(to: "/spotchecks/\(id)?done=1")
        } catch let error as SpotCheckError {
            return try await page(context, problem: context.language(error.message)).response(.unprocessableContent)
        } catch let error as VisitError {
            return try await page(context, problem: context.language(error.message)).response(.unprocessableContent)
        } catch let error as DrawRefusal {
            return try await page(context, problem: context.language(error.message)).response(.unprocessableContent)
        }
    }

    private func freeze(_ context: WebContext) async throws -> Response {
        try await step(context) {
            guard let day = Day(iso: context.form.text("day")) else { throw Self.unfit("day") }
            var exclusions: [String: String] = [:]
            for line in context.form.text("exclusions").split(whereSeparator: \.isNewline) {
                let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
                guard parts.count == 2 else { throw Self.unfit("exclusions") }
                exclusions[String(parts[0])] = String(parts[1])
            }
            try await desk.freezeFrame(
                try context.number(), asOf: day, exclusions: exclusions, access: try context.access)
        }
    }

    private func announce(_ context: WebContext) async throws -> Response {
        try await step(context) {
            let access = try context.access
            let id = try context.number()
            let overview = try await desk.overview(id, access: access)
            var sizes: [String: Int] = [:]
            var towns: [String: DrawPlan.Towns] = [:]
            func number(_ name: String) throws -> Int {
                guard let size = Int(context.form.text(name)), size >= 0 else { throw Self.unfit(name) }
                return size
            }
            for (index, stratum) in overview.drawnStrata.enumerated() {
                if overview.settings.design.isTwoStage {
                    towns[stratum.name] = DrawPlan.Towns(
                        count: try number("towns-\(index)"), each: try number("each-\(index)"))
                } else {
                    sizes[stratum.name] = try number("size-\(index)")
                }
            }
            guard let kind = SeedRecord.Kind(rawValue: context.form.text("kind")),
                let due = Self.moment(context.form, site.zone)
            else { throw Self.unfit("dueDay") }
            try await desk.announce(
                id, sizes: sizes, towns: towns, kind: kind, notice: context.form.text("notice"), dueAt: due,
                access: access)
        }
    }

    /// A day and a time on the deployment's clock.
    private static func moment(_ form: FormBody, _ zone: CivilZone) -> Instant? {
        let parts = form.text("dueTime").replacing("：", with: ":").split(separator: ":").compactMap { Int($0) }
        guard let day = Day(iso: form.text("dueDay")), (2...3).contains(parts.count), (0..<24).contains(parts[0]),
            parts.dropFirst().allSatisfy({ (0..<60).contains($0) })
        else { return nil }
        let seconds = parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)
        return Instant(milliseconds: zone.endOfDay(day + -1).milliseconds + Int64(seconds) * 1000)
    }

    private func draw(_ context: WebContext) async throws -> Response {
        try await step(context) {
            let access = try context.access
            let id = try context.number()
            let record = try await desk.campaign(id, access: access)
            let form = context.form
            let outcome = SeedOutcome(
                kind: SeedRecord(json: record.seed)?.kind ?? .dice, number: form.text("number"),
                text: form.text("text"), game: form.text("game"))
            try await desk.draw(id, outcome: outcome, proof: form.text("proof"), access: access)
        }
    }

    private func begin(_ context: WebContext) async throws -> Response {
        try await step(context) {
            let access = try context.access
            let id = try context.number()
            let form = context.form
            guard let first = Day(iso: form.text("firstDay")), let count = Int(form.text("dayCount")),
                (1...60).contains(count)
            else { throw Self.unfit("firstDay") }
            var members: [Int: [Int64]] = [:]
            for candidate in try await desk.candidates(id, access: access) {
                guard let team = Int(form.text("member-\(candidate.id)")), (1...20).contains(team) else { continue }
                members[team, default: []].append(candidate.id)
            }
            let teams = members.sorted { $0.key < $1.key }.map { number, users in
                SpotCheckTeam(
                    number: number, name: context.language(SpotCheckText.teamName, ["n": String(number)]),
                    members: users)
            }
            try await desk.beginField(id, teams: teams, days: (0..<count).map { first + $0 }, access: access)
        }
    }

    private func replace(_ context: WebContext) async throws -> Response {
        try await step(context) {
            try await desk.replace(
                Int64(context.form.text("assignment")) ?? 0, reason: context.form.text("reason"),
                access: try context.access)
        }
    }

    private func resolve(_ context: WebContext) async throws -> Response {
        try await step(context) {
            try await VisitDesk(site.platform).resolve(
                Int64(context.form.text("visit")) ?? 0, accept: context.form.text("decision") == "accept",
                resolution: context.form.text("resolution"), access: try context.access)
        }
    }

    private func finish(_ context: WebContext) async throws -> Response {
        try await step(context) { try await desk.finish(try context.number(), access: try context.access) }
    }

    private func compare(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard let one = context.url["a"].flatMap({ Int64($0) }) else { throw Problem.notFound }
        guard let two = context.url["b"].flatMap({ Int64($0) }) else {
            let first = try await desk.campaign(one, access: access)
            let others = try await desk.comparable(to: one, access: access)
            return SpotCheckCompareChoice(first: first, others: others).page(site, context).response()
        }
        let comparison = try await desk.compare(one, two, access: access)
        return SpotCheckCompareView(comparison: comparison).page(site, context).response()
    }

    private func photo(_ context: WebContext) async throws -> Response {
        let forms: [String: EvidenceDesk.Form] = ["thumb": .thumbnail, "open": .open, "original": .original]
        guard let form = forms[context.part("form")],
            let found = try await EvidenceDesk(site.platform).photo(
                context.part("hash"), as: form, access: try context.access)
        else { throw Problem.notFound }
        var response = Response.bytes(Array(found.bytes), type: found.type)
        response.headers[.cacheControl] = "private, max-age=86400"
        return response
    }

    private static func unfit(_ field: String) -> SpotCheckError {
        .invalid(
            field: field,
            BilingualText("有内容未填写或格式不对，请检查后重试", "Something is missing or malformed; check it and try again"))
    }
}
