import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Changes of the administrative tree (区划变更).
struct RegionRoutes: Feature {
    let site: Site
    private let desk: RegionDesk

    init(site: Site) {
        self.site = site
        desk = RegionDesk(site.platform)
    }

    func add(to router: Router<WebContext>) {
        router.get("/regions") { _, context in try await find(context) }
        router.get("/places/:id/change") { _, context in
            let (forecast, _) = try await forecast(context)
            return RegionChangesView(forecast: forecast).page(site, context).response()
        }
        router.get("/places/:id/change/:change") { _, context in
            let (forecast, change) = try await forecast(context)
            guard let change else { throw Problem.notFound }
            let form = RegionChangeForm(today: site.platform.today)
            return RegionFormView(forecast: forecast, change: change, form: form).page(site, context).response()
        }
        router.post("/places/:id/change/:change") { _, context in try await submit(context) }
    }

    private func find(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard access.mayAnywhere(.editRegister) else { throw Problem.notFound }
        let text = context.url["q"] ?? ""
        let found =
            text.isEmpty
            ? nil
            : try await site.search.search(
                text, asOf: site.platform.asOf(), limit: RegionFindView.limit, access: access)
        return RegionFindView(text: text, found: found).page(site, context).response()
    }

    private func forecast(_ context: WebContext) async throws -> (RegionForecast, RegionChange?) {
        let forecast = try await RegionForecast.of(
            try context.subject(), in: site.platform, access: try context.access)
        guard context.parameters.get("change") != nil else { return (forecast, nil) }
        guard let change = RegionChange(rawValue: context.part("change")), change.fits(forecast) else {
            throw Problem.notFound
        }
        return (forecast, change)
    }

    /// First shows what will happen; does it once that was confirmed.
    private func submit(_ context: WebContext) async throws -> Response {
        let (forecast, found) = try await forecast(context)
        guard let change = found else { throw Problem.notFound }
        let language = context.language
        var form = RegionChangeForm(context.form)
        let day = form.readDay(site.platform.today, language)
        let target = try await target(change, &form, context)
        check(change, forecast, &form, language)
        guard let day, form.errors.isEmpty else {
            return RegionFormView(forecast: forecast, change: change, form: form).page(site, context)
                .response(.unprocessableContent)
        }
        guard context.form["confirmed"] == "1" else {
            return RegionConfirmView(forecast: forecast, change: change, form: form, target: target)
                .page(site, context).response()
        }
        do {
            let id = try await make(change, forecast, form, target, day, try context.access)
            return .redirect(to: "/places/\(id)")
        } catch let error as RegisterError {
            form.take(error, language)
            return RegionFormView(forecast: forecast, change: change, form: form).page(site, context)
                .response(.unprocessableContent)
        }
    }

    /// The other place that a move or a merge names.
    private func target(
        _ change: RegionChange, _ form: inout RegionChangeForm, _ context: WebContext
    ) async throws -> Region? {
        guard change == .move || change == .merge else { return nil }
        let access = try context.access
        switch try await PlaceInput(site: site, access: access).find(form.target) {
        case .success(let id):
            let places = try await site.register.places([id], asOf: site.platform.asOf(), access: access)
            if let place = places[id] {
                form.target = "#\(id)"
                return place
            }
            form.errors["target"] = context.language(RegisterError.unknownPlace.message)
        case .failure(let refusal): form.errors["target"] = context.language(refusal.message)
        }
        return nil
    }

    private func check(
        _ change: RegionChange, _ forecast: RegionForecast, _ form: inout RegionChangeForm, _ language: Language
    ) {
        if [.rename, .split, .create].contains(change) {
            do throws(RegisterError) {
                form.name = try RegionName.read(form.name)
            } catch {
                form.take(error, language)
            }
        }
        if change == .recode, form.code.isEmpty { form.errors["code"] = language(RegionText.codeMissing) }
        if change == .create, RegionFormView.level(form.level, below: forecast.region) == nil {
            form.errors["level"] = language(RegionText.levelMissing)
        }
    }

    private func make(
        _ change: RegionChange, _ forecast: RegionForecast, _ form: RegionChangeForm, _ target: Region?, _ day: Day,
        _ access: Access
    ) async throws -> SubjectID {
        let id = forecast.region.id
        let code = form.code.isEmpty ? nil : form.code
        switch change {
        case .rename: try await desk.rename(id, to: form.name, code: nil, from: day, access: access)
        case .recode:
            try await desk.rename(
                id, to: nil, code: form.code, below: form.isForBelow, from: day, access: access)
        case .move:
            guard let target else { throw RegisterError.unknownPlace }
            try await desk.move(id, under: target.id, from: day, access: access)
        case .merge:
            guard let target else { throw RegisterError.unknownPlace }
            try await desk.merge(id, into: target.id, from: day, access: access)
            return target.id
        case .split:
            return try await desk.split(
                id, newName: form.name, code: code, parts: form.parts.sorted().map { SubjectID($0) }, from: day,
                access: access)
        case .create:
            guard let level = RegionFormView.level(form.level, below: forecast.region) else {
                throw RegisterError.unknownPlace
            }
            return try await desk.create(
                level, named: form.name, code: code, under: id, from: day, access: access)
        }
        return id
    }
}
