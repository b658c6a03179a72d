import Domain
import Governance

/// The last step: the question before the list is taken in.
struct ImportConfirmView {
    let draft: ImportDesk.Draft
    let report: ImportReport

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(ImportText.stepCommit))
        page.lead = .text(draft.fileName)
        page.breadcrumbs = ImportPages.trail(draft, language)
        let counts = report.counts
        var consequences = [
            language(
                ImportText.wouldBring,
                [
                    "new": language.count(counts.new), "changed": language.count(counts.changed),
                    "unchanged": language.count(counts.unchanged),
                ]),
            language(ImportText.oneTransaction),
            language(ImportText.canUndo),
        ]
        if counts.duplicates > 0 {
            consequences.insert(language(ImportText.someDuplicates, ["n": language.count(counts.duplicates)]), at: 1)
        }
        if counts.rejected > 0 {
            consequences.insert(language(ImportText.someRejected, ["n": language.count(counts.rejected)]), at: 1)
        }
        if let day = report.validFrom, day > .beginning {
            consequences.append(language(ImportText.holdsFrom, ["day": language.day(day)]))
        }
        var panel = ConfirmPanel(
            language(ImportText.commitQuestion), consequences: consequences,
            address: "/imports/drafts/\(draft.id)/commit", csrfToken: context.formToken,
            cancelAddress: "/imports/drafts/\(draft.id)/check", language)
        panel.canBeUndone = true
        panel.confirmWords = language(ImportText.commitNow)
        page.main = HTML {
            ImportSteps.header(draft.id, current: 4, language)
            panel
        }
        return page
    }
}

/// A dry run or commit that is under way.
struct ImportProgressView {
    let draftID: String
    let purpose: ImportJobs.Purpose
    let progress: ImportProgress?

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        let isCommit = purpose == .commit
        var page = site.page(context, title: language(isCommit ? ImportText.stepCommit : .stepCheck))
        page.breadcrumbs = [Breadcrumb(language(ImportText.heading), to: "/imports"), Breadcrumb(page.title)]
        page.refreshSeconds = 2
        var panel = ProgressPanel(
            language(isCommit ? ImportText.committing : .checking), done: progress?.rowsDone ?? 0,
            total: progress?.rowsTotal, language)
        panel.detail = progress.map { language($0.phase.name) }
        panel.refreshSeconds = 1
        page.main = HTML {
            ImportSteps.header(isCommit ? nil : draftID, current: isCommit ? 4 : 3, language)
            panel
            p(.class("muted")) { language(ImportText.mayLeave) }
            p {
                PostButton(
                    language(ImportText.stopNow), to: "/imports/drafts/\(draftID)/cancel", csrfToken: context.formToken,
                    isDangerous: true)
            }
        }
        return page
    }
}

/// A dry run or commit that failed.
struct ImportFailureView {
    let draftID: String
    let problem: Problem

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(ImportText.failed))
        page.breadcrumbs = [Breadcrumb(language(ImportText.heading), to: "/imports"), Breadcrumb(page.title)]
        page.main = HTML {
            Notice(
                .error, language(problem.detail), language,
                actions: [
                    Action(language(ImportText.checkAgain), to: "/imports/drafts/\(draftID)/check", .primary),
                    Action(language(ImportText.heading), to: "/imports"),
                ]
            ) { p { language(ImportText.nothingWritten) } }
        }
        return page
    }
}
