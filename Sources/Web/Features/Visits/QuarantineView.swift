import Domain
import Governance
import Store

/// The visits that wait for a decision, or were set aside, each with its reasons.
struct QuarantineView {
    static let pageSize = 30

    let visits: [QuarantinedVisit]
    let isSetAside: Bool
    let problem: String?

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(QuarantineText.heading))
        page.lead = .text(language(QuarantineText.lead))
        if let problem {
            page.notices = [Notice(.error, problem, language)]
        } else if context.url["done"] != nil {
            page.notices = [Notice(.success, language(QuarantineText.done), language)]
        } else if let taken = summary(context) {
            page.notices = [Notice(.success, taken, language)]
        }
        let shown = visits.prefix(Self.pageSize)
        let next = visits.count > Self.pageSize ? shown.last : nil
        page.main = HTML {
            p(.class("actions")) {
                if isSetAside {
                    Action(language(QuarantineText.waiting), to: "/visits/quarantine")
                } else {
                    Action(language(QuarantineText.setAside), to: "/visits/quarantine?state=dismissed")
                }
            }
            h2 { language(isSetAside ? QuarantineText.setAside : QuarantineText.waiting) }
            if shown.isEmpty { p { language(QuarantineText.none) } }
            for visit in shown { panel(visit, site, context) }
            if let next {
                Pager(
                    first: nil, previous: nil, next: context.url.setting("before", String(next.record.id)), last: nil,
                    language)
            }
            if !isSetAside { outbox(context) }
        }
        return page
    }

    private func summary(_ context: WebContext) -> String? {
        let parts = (context.url["taken"] ?? "").split(separator: "-").compactMap { Int($0) }
        guard parts.count == 5 else { return nil }
        return context.language(
            QuarantineText.taken,
            [
                "visits": String(parts[0]), "known": String(parts[1]), "photos": String(parts[2]),
                "knownPhotos": String(parts[3]), "damaged": String(parts[4]),
            ])
    }

    private func panel(_ visit: QuarantinedVisit, _ site: Site, _ context: WebContext) -> HTML {
        let language = context.language
        let record = visit.record
        return article(.class("panel quarantined"), .id("visit-\(record.id)")) {
            h3 { language(SpotCheckText.visit, ["n": String(record.id)]) }
            if let title = visit.title { p { title } }
            ul { for reason in record.reasonList { li { strong { language(reason.words) } } } }
            RecordSheet(facts(visit, site, language), language)
            if !visit.findings.isEmpty {
                p { language(SpotCheckText.findings) }
                ul { for finding in visit.findings { li { language(finding.words) } } }
            }
            p(.class("photos")) {
                for photo in visit.photos where !visit.missingPhotos.contains(photo.hash) {
                    a(.href("/spotchecks/photos/\(photo.hash)/original")) {
                        HTML(
                            void: "img",
                            [
                                .src("/spotchecks/photos/\(photo.hash)/thumb"), .alt(photo.item),
                                Attribute("width", .number(120)), Attribute("loading", .literal("lazy")),
                            ])
                    }
                    " "
                }
            }
            p(.class("actions")) { Action(language(QuarantineText.download), to: "/visits/\(record.id)/report") }
            if record.state == .quarantined {
                if visit.mayDecide {
                    if let obstacle = visit.obstacle { p(.class("muted")) { language(obstacle) } }
                    decision(visit, context)
                } else {
                    p(.class("muted")) { language(QuarantineText.ownVisit) }
                }
            }
        }
    }

    private func facts(_ visit: QuarantinedVisit, _ site: Site, _ language: Language) -> [RecordSheet.Entry] {
        let record = visit.record
        var entries: [RecordSheet.Entry] = [
            .init(language(SpotCheckText.who), record.userName),
            .init(language(QuarantineText.received), language.minute(record.receivedAt, in: site.zone)),
            .init(
                language(QuarantineText.began),
                record.corrected(record.startedAt).map { language.minute($0, in: site.zone) }),
            .init(
                language(SpotCheckText.outcome),
                record.outcome.flatMap(VisitOutcome.init(rawValue:)).map { language($0.name) }),
            .init(
                language(SpotCheckText.photos), Self.photoCount(visit, language)),
        ]
        if let resolution = record.resolution {
            entries.append(.init(language(SpotCheckText.resolution), resolution))
        }
        return entries
    }

    private static func photoCount(_ visit: QuarantinedVisit, _ language: Language) -> String? {
        let count = String(visit.photos.count)
        if visit.photos.isEmpty { return nil }
        if visit.missingPhotos.isEmpty { return language(QuarantineText.photosComplete, ["n": count]) }
        return language(QuarantineText.photoCount, ["n": count, "missing": String(visit.missingPhotos.count)])
    }

    private func decision(_ visit: QuarantinedVisit, _ context: WebContext) -> HTML {
        let language = context.language
        let id = "resolution-\(visit.record.id)"
        return form(.class("decision"), .method(.post), .action("/visits/\(visit.record.id)/resolve")) {
            HiddenFields(csrfToken: context.formToken)
            label(.for(id)) { language(SpotCheckText.resolution) }
            HTML(void: "input", [.type("text"), .id(id), .name("resolution"), .required])
            if visit.obstacle == nil {
                button(.class("button"), .type("submit"), .name("decision"), .value("accept")) {
                    language(SpotCheckText.accept)
                }
            }
            button(.class("button"), .type("submit"), .name("decision"), .value("dismiss")) {
                language(SpotCheckText.dismiss)
            }
        }
    }

    private func outbox(_ context: WebContext) -> HTML {
        let language = context.language
        var panel = FormPanel(
            to: QuarantineRoutes.outboxPath, csrfToken: context.formToken,
            groups: [
                FormPanel.Group(
                    language(QuarantineText.outbox), lead: p { language(QuarantineText.outboxLead) },
                    [
                        FormField(
                            "file", language(QuarantineText.file), .file(accept: ".json,application/json"), language)
                    ])
            ], language)
        panel.submitWords = language(QuarantineText.takeIn)
        return panel.html
    }
}

/// The words of the quarantine.
enum QuarantineText: PhraseSet {
    case heading, lead, waiting, setAside, none, download, ownVisit, received, began, photoCount, photosComplete, done
    case outbox, outboxLead, file, fileMissing, takeIn, taken

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("待核记录", en: "Visits to decide")
        case .lead:
            Phrase(
                "上报的记录从不拒收。不合规则或无法识别的都在这里，写明原因，由填报人以外的人裁定。",
                en:
                    "No report is ever refused. What does not fit or cannot be read is kept here with the reason, for somebody other than its reporter to decide."
            )
        case .waiting: Phrase("等待裁定", en: "Waiting for a decision")
        case .setAside: Phrase("不计入的记录", en: "Visits set aside")
        case .none: Phrase("没有记录。", en: "There are none.")
        case .download: Phrase("下载上报原文", en: "Download the report as sent")
        case .ownVisit: Phrase("这是您自己提交的记录，请由另一人裁定。", en: "You reported this yourself; somebody else decides.")
        case .received: Phrase("收到时间", en: "Received")
        case .began: Phrase("检查开始（按服务器时钟校正）", en: "Begun (by the server's clock)")
        case .photoCount: Phrase("{n} 张，其中 {missing} 张尚未收到", en: "{n}, of which {missing} have not arrived")
        case .photosComplete: Phrase("{n} 张，已全部收到", en: "{n}, all received")
        case .done: Phrase("已裁定。", en: "Decided.")
        case .outbox: Phrase("导入手机导出的记录", en: "Import visits exported from a phone")
        case .outboxLead:
            Phrase(
                "手机实在无法上传时，可在“现场检查”页导出文件，在这里导入。导入的记录须经裁定；已经收到的不会重复。",
                en:
                    "If a phone cannot send at all, export a file on its Field check page and import it here. Each visit waits for a decision; what has already arrived is not duplicated."
            )
        case .file: Phrase("文件（qingxi-….json）", en: "File (qingxi-….json)")
        case .fileMissing: Phrase("请选择不超过 64 MB 的文件。", en: "Choose a file of at most 64 MB.")
        case .takeIn: Phrase("导入", en: "Import")
        case .taken:
            Phrase(
                "已导入：新记录 {visits} 份、已有 {known} 份；新照片 {photos} 张、已有 {knownPhotos} 张、损坏 {damaged} 张。",
                en:
                    "Imported: {visits} new {visits:visit|visits}, {known} known; {photos} new {photos:photo|photos}, {knownPhotos} known, {damaged} damaged."
            )
        }
    }
}
