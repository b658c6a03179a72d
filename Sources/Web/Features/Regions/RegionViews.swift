import Domain
import Governance
import Store

/// Finding the place that is to change.
struct RegionFindView {
    /// How many are listed.
    static let limit = 50

    let text: String
    let found: SearchResult?

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(RegionText.heading))
        page.lead = .text(language(RegionText.lead))
        page.main = HTML {
            FilterForm(
                [
                    FormField(
                        "q", language(RegionText.place), .search, value: text, hint: language(RegionText.placeHint),
                        language)
                ], url: context.url, language)
            if let found {
                DataTable(
                    language(RegionText.heading),
                    columns: [
                        .link("name", language(RegionText.name), address: { "/places/\($0.id)/change" }) { $0.name },
                        .text("code", language(RegionText.code), language) { $0.code.isEmpty ? nil : $0.code }
                            .unbroken(),
                        .text("level", language(RegionText.level), language) { language($0.level.name) },
                        .text("parent", language(RegionText.above), language) { place in
                            place.parent.flatMap { found.above[$0]?.name }
                        },
                    ], rows: found.places + found.former.map(\.place).filter { !$0.isEnded }, url: context.url, language
                ).html
                if found.places.count >= Self.limit {
                    p(.class("muted")) { language(RegionText.cut, ["n": language.count(Self.limit)]) }
                }
            }
        }
        return page
    }
}

/// What can be changed of a place.
struct RegionChangesView {
    let forecast: RegionForecast

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(RegionText.changeOf, ["name": forecast.region.name]))
        page.breadcrumbs = RegionPages.trail(forecast, language) + [Breadcrumb(language(RegionText.change))]
        page.main = HTML {
            RecordSheet(RegionPages.entries(forecast, language), language)
            RecordSheet(
                language(RegionText.change),
                RegionChange.allCases.filter { $0.fits(forecast) }.map { change in
                    .init(
                        language(change.words),
                        html: HTML {
                            p { language(change.explanation) }
                            Action(
                                language(change.words), to: "/places/\(forecast.region.id)/change/\(change.rawValue)")
                        })
                }, language)
        }
        return page
    }
}

/// The form of one change.
struct RegionFormView {
    let forecast: RegionForecast
    let change: RegionChange
    let form: RegionChangeForm

    /// The level that was chosen, if it lies below the place.
    static func level(_ text: String, below region: Region) -> RegionLevel? {
        Int(text).flatMap(RegionLevel.init(rawValue:)).flatMap { $0 > region.level ? $0 : nil }
    }

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        let region = forecast.region
        var page = site.page(context, title: language(change.words))
        page.lead = .text(region.name + (region.code.isEmpty ? "" : " " + region.code))
        page.breadcrumbs =
            RegionPages.trail(forecast, language) + [
                Breadcrumb(language(RegionText.change), to: "/places/\(region.id)/change"), Breadcrumb(page.title),
            ]
        var group = FormPanel.Group(fields(language))
        if change == .split { group.lead = parts(language) }
        var panel = FormPanel(
            to: "/places/\(region.id)/change/\(change.rawValue)", csrfToken: context.formToken, groups: [group],
            language)
        panel.problems = form.problem.map { [$0] } ?? []
        panel.keepDraft("place.\(change.rawValue).\(region.id)", of: context.caller)
        panel.submitWords = language(RegionText.seeWhatHappens)
        panel.cancelAddress = "/places/\(region.id)/change"
        page.main = HTML {
            p { language(change.explanation) }
            panel
        }
        return page
    }

    private func fields(_ language: Language) -> [FormField] {
        let name = FormField(
            "name", language(change == .rename ? RegionText.newName : .name), value: form.name,
            hint: change == .rename ? language(RegionText.nameNow, ["name": forecast.region.name]) : nil,
            error: form.errors["name"], isRequired: true, language)
        let code = FormField(
            "code", language(change == .recode ? RegionText.newCode : .code), value: form.code,
            hint: language(RegionText.codeHint), error: form.errors["code"], isRequired: change == .recode, language)
        let target = FormField(
            "target", language(change == .merge ? RegionText.mergeInto : .newAbove), value: form.target,
            hint: language(RegionText.placeHint), error: form.errors["target"], isRequired: true, language)
        let day = FormField(
            "day", language(RegionText.day), .date, value: form.day, hint: language(RegionText.dayHint),
            error: form.errors["day"], isRequired: true, language)
        switch change {
        case .rename: return [name, day]
        case .recode: return [code, day] + below(language)
        case .move, .merge: return [target, day]
        case .split: return [name, code, day]
        case .create: return [levelField(language), name, code, day]
        }
    }

    /// The offer to let the codes below follow, where there are any.
    private func below(_ language: Language) -> [FormField] {
        guard forecast.codedBelow > 0 else { return [] }
        let words = language(
            RegionText.recodeBelow, ["n": language.count(forecast.codedBelow), "old": forecast.region.code])
        return [
            FormField(
                "below", words, .checkbox, value: form.isForBelow ? "1" : "",
                hint: language(RegionText.recodeBelowHint), language)
        ]
    }

    private func levelField(_ language: Language) -> FormField {
        let levels = RegionLevel.allCases.filter { $0 > forecast.region.level }
        let chosen = form.level.isEmpty ? levels.first.map { String($0.rawValue) } ?? "" : form.level
        return FormField(
            "level", language(RegionText.level),
            .select(levels.map { FormChoice(String($0.rawValue), language($0.name)) }),
            value: chosen, error: form.errors["level"], isRequired: true, language)
    }

    private func parts(_ language: Language) -> HTML {
        fieldset(.class("field-group")) {
            legend { language(RegionText.parts) }
            p(.class("hint")) { language(RegionText.partsHint) }
            for child in forecast.children {
                label(.class("check")) {
                    input(
                        .type("checkbox"), .name("part"), .value(String(child.id.number)),
                        .when(form.parts.contains(child.id.number), .checked))
                    span { child.name + (child.code.isEmpty ? "" : " " + child.code) }
                }
            }
        }
    }
}

/// The question before a change, with what it will touch.
struct RegionConfirmView {
    let forecast: RegionForecast
    let change: RegionChange
    let form: RegionChangeForm
    let target: Region?

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        let region = forecast.region
        var page = site.page(context, title: language(change.words))
        page.lead = .text(region.name)
        page.breadcrumbs =
            RegionPages.trail(forecast, language) + [
                Breadcrumb(language(RegionText.change), to: "/places/\(region.id)/change"), Breadcrumb(page.title),
            ]
        var panel = ConfirmPanel(
            language(RegionText.question), consequences: consequences(language),
            address: "/places/\(region.id)/change/\(change.rawValue)", csrfToken: context.formToken,
            cancelAddress: "/places/\(region.id)/change/\(change.rawValue)", language)
        panel.fields = form.items + [PageURL.Item("confirmed", "1")]
        panel.confirmWords = language(change.words)
        // Nothing is overwritten, but there is no button that takes it back.
        panel.canBeUndone = false
        page.main = panel.html
        return page
    }

    private func consequences(_ language: Language) -> [String] {
        let region = forecast.region
        let other = target?.name ?? ""
        let what =
            switch change {
            case .rename: language(RegionText.willRename, ["day": form.day, "old": region.name, "new": form.name])
            case .recode:
                language(
                    RegionText.willRecode, ["day": form.day, "name": region.name, "old": region.code, "new": form.code])
            case .move: language(RegionText.willMove, ["day": form.day, "name": region.name, "other": other])
            case .merge: language(RegionText.willMerge, ["day": form.day, "name": region.name, "other": other])
            case .split:
                language(
                    RegionText.willSplit,
                    ["day": form.day, "name": region.name, "new": form.name, "n": language.count(form.parts.count)])
            case .create: language(RegionText.willCreate, ["day": form.day, "name": region.name, "new": form.name])
            }
        var list = [what]
        if change == .recode, form.isForBelow {
            list.append(language(RegionText.willRecodeBelow, ["old": region.code, "new": form.code]))
        }
        if change != .create && change != .split {
            list.append(RegionPages.contents(forecast, language))
        }
        list.append(language(RegionText.stays))
        list.append(language(RegionText.sumsFollow))
        return list
    }
}

/// What the pages of changes share.
enum RegionPages {
    /// The way to the place.
    static func trail(_ forecast: RegionForecast, _ language: Language) -> [Breadcrumb] {
        [Breadcrumb(language(RegionText.heading), to: "/regions")]
            + forecast.ancestry.map { Breadcrumb($0.name, to: "/places/\($0.id)") }
    }

    /// What the place is and holds.
    static func entries(_ forecast: RegionForecast, _ language: Language) -> [RecordSheet.Entry] {
        [
            .init(language(RegionText.name), forecast.region.name),
            .init(language(RegionText.code), forecast.region.code.isEmpty ? nil : forecast.region.code),
            .init(language(RegionText.level), language(forecast.region.level.name)),
            .init(language(RegionText.holds), contents(forecast, language)),
        ]
    }

    /// How many places and records are touched, in words.
    static func contents(_ forecast: RegionForecast, _ language: Language) -> String {
        var parts: [String] = []
        for level in RegionLevel.allCases {
            if let count = forecast.places[level] { parts.append(language(level.name) + " " + language.count(count)) }
        }
        for kind in RecordKind.allCases {
            if let count = forecast.records[kind] { parts.append(language(kind.name) + " " + language.count(count)) }
        }
        guard !parts.isEmpty else { return language(RegionText.holdsNothing) }
        return language(RegionText.holdsParts, ["parts": parts.joined(separator: language == .zh ? "、" : ", ")])
    }
}
