import Domain
import Governance

extension Site {
    /// A page with everything around its content filled in: navigation, who is signed in, address.
    func page(_ context: WebContext, title: String) -> PageShell {
        var page = PageShell(context.language, title: title, url: context.url)
        page.origin = configuration.origin
        page.isLargeText = context.isLargeText
        page.assets = assets.paths
        page.generatedAt = timestamp(context.language)
        if let person = context.caller.person {
            page.user = UserBadge(
                name: person.name, duty: Self.duty(person, context.language), csrfToken: person.formToken.text)
            page.user?.holder = context.holder
            let time = sessions.time(inUseBy: person)
            page.session = SessionPanel(
                userID: person.userID, secondsLeft: time.secondsLeft, noticeSeconds: time.noticeSeconds,
                canBeProlonged: time.canBeProlonged, end: context.language.minute(time.end, in: zone),
                latestEnd: context.language.minute(time.latestEnd, in: zone), csrfToken: person.formToken.text,
                address: context.url, language: context.language)
            if !person.mustChangePassword {
                page.navigation = SiteMap.groups(for: person.access, context.language, context.url, context.state)
            }
        }
        return page
    }

    private static func duty(_ person: SignedIn, _ language: Language) -> String {
        var names: [String] = []
        for grant in person.access.grants {
            let name = language(grant.role.name)
            if !names.contains(name) { names.append(name) }
        }
        return names.joined(separator: language == .zh ? "、" : ", ")
    }
}
