import Domain
public import Exchange
public import Foundation
import Store
import Tables

/// The report of a finished spot check: method, proof of the draw, results with their error, list, photos (抽查报告).
public struct SpotCheckReport: Sendable {
    let overview: CampaignOverview
    let verification: PublicVerification
    let result: CampaignResult
    /// What the result says of the places between the area and its townships, larger ones first.
    let areas: [Area]
    private let language: PreferredLanguage
    let zone: CivilZone

    /// A place of the area with what the result says of it.
    struct Area: Sendable {
        let name: String
        let level: RegionLevel
        let domain: CampaignDomain
    }

    init(
        _ overview: CampaignOverview, _ verification: PublicVerification, _ result: CampaignResult, areas: [Area],
        _ language: PreferredLanguage, _ zone: CivilZone
    ) {
        self.areas = areas
        self.overview = overview
        self.verification = verification
        self.result = result
        self.language = language
        self.zone = zone
    }

    func text(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
    func text(_ pair: BilingualText) -> String { text(pair.zh, pair.en) }

    /// The report as a document.
    ///
    /// - Parameter photos: Pictures without position, each with what it shows.
    public func document(photos: [(data: Data, width: Int, height: Int, caption: String)]) -> DocumentModel {
        var model = DocumentModel(title: overview.record.title)
        model.blocks.append(.title(overview.record.title + text("报告", " – report")))
        model.blocks += summary + method + draw + results + list
        if !photos.isEmpty {
            model.blocks.append(.heading(text("五、现场照片", "5. Photos"), level: 1))
            for photo in photos {
                model.blocks.append(
                    .picture(photo.data, width: photo.width, height: photo.height, caption: photo.caption))
            }
        }
        return model
    }

    private var draw: [DocumentModel.Block] {
        let seed = verification.seed
        func moment(_ value: Int64?) -> String { value.map { zone.text(of: Instant(milliseconds: $0)) } ?? "—" }
        return [
            .heading(text("二、抽取证明", "2. Proof of the draw"), level: 1),
            .table(
                header: [text("项目", "Item"), text("内容", "Content")],
                rows: [
                    [text("名录 SHA-256", "SHA-256 of the frame"), verification.record.frameHash ?? ""],
                    [
                        text("随机源", "Source of chance"),
                        (seed.map { text($0.kind.name) } ?? "") + "：" + (seed?.notice ?? ""),
                    ],
                    [text("预告时间", "Announced"), moment(seed?.announcedAt)],
                    [text("发生时间", "Took place"), moment(seed?.dueAt)],
                    [text("填写时间", "Entered"), moment(seed?.fixedAt)],
                    [text("结果", "Outcome"), seed?.beacon ?? ""],
                    [text("查证方式", "Where to look it up"), seed?.proof ?? ""],
                    [text("组织方承诺", "Organiser's commitment"), seed?.commitment ?? ""],
                    [text("组织方随机数", "Organiser's number"), seed?.secret ?? ""],
                    [text("种子", "Seed"), seed?.seed ?? ""],
                ]),
            .paragraph(
                text(
                    "种子 = SHA-256（名录 SHA-256 ‖ 事件结果 ‖ 组织方随机数）；组织方随机数的 SHA-256 在事件发生前已作为承诺公布。任何人可从 /verify/spotchecks/\(verification.record.id) 下载名录文件和核验脚本，不依赖本系统重新抽取：",
                    "Seed = SHA-256 (SHA-256 of the frame ‖ outcome ‖ organiser's number); the SHA-256 of that number was published as a commitment before the event. Anybody can draw the list again without this system, with the frame and the script from /verify/spotchecks/\(verification.record.id):"
                )),
            .code(verification.command),
        ]
    }

    private var listRows: [[String]] {
        let reasons = Dictionary(
            overview.tasks.compactMap { task in
                task.assignment.replaces.map { (task.facility.code, ($0, task.assignment.reason ?? "")) }
            }, uniquingKeysWith: { first, _ in first })
        let codes = Dictionary(
            overview.tasks.map { ($0.assignment.id, $0.facility.code) }, uniquingKeysWith: { first, _ in first })
        return verification.lines.map { line in
            var origin = text("抽中", "drawn")
            if line.isReplacement {
                let replaced = reasons[line.code].map { (codes[$0.0] ?? "") + text("：", ": ") + $0.1 } ?? ""
                origin = text("递补 ", "for ") + replaced
            }
            return [
                stratumName(line.stratum), String(line.place), line.code, line.name, line.ticket, origin,
                line.outcome.map { text($0.name) } ?? text("未上报", "not reported"),
            ]
        }
    }

    private var listHeader: [String] {
        [
            text("层", "Stratum"), text("序号", "Place"), text("编码", "Code"), text("名称", "Name"), text("号签", "Ticket"),
            text("来源", "Origin"), text("结论", "Conclusion"),
        ]
    }

    private var list: [DocumentModel.Block] {
        [.heading(text("四、抽取名单", "4. The list"), level: 1), .table(header: listHeader, rows: listRows)]
    }

    /// The report as tables.
    public var sheets: [SheetModel] {
        func sheet(_ name: String, _ lines: [String], _ header: [String], _ rows: [[String]]) -> SheetModel {
            SheetModel(
                name: name, titleLines: lines, columns: header.map { SheetModel.Column($0) },
                rows: rows.map { $0.map { CellValue.text($0) } })
        }
        let seedRows = draw.flatMap { block -> [[String]] in
            if case .table(_, let rows) = block { return rows }
            return []
        }
        let words = (summary + method).compactMap { block -> [String]? in
            if case .paragraph(let words) = block { return [words] }
            return nil
        }
        return [
            estimateSheet, sheet(text("方法", "Method"), [overview.record.title], [text("说明", "Notes")], words),
            strataSheet, areaSheet,
        ] + (result.drawnTowns == nil ? [] : [townSheet]) + [
            sheet(text("名单", "List"), [overview.record.title], listHeader, listRows),
            sheet(text("复核", "Re-checks"), [overview.record.title], recheckHeader, recheckRows), photoSheet,
            sheet(
                text("抽取证明", "Draw"), [verification.command], [text("项目", "Item"), text("内容", "Content")], seedRows),
        ]
    }
}

extension SpotCheckDesk {
    /// So many photos go into a report.
    static let photosInReport = 60

    /// The report of a finished spot check, with the photos to show.
    ///
    /// - Throws: ``AccessError/notFound`` for one that is not finished, too.
    public func report(
        _ id: Int64, language: PreferredLanguage, access: Access
    ) async throws -> (report: SpotCheckReport, photos: [(data: Data, width: Int, height: Int, caption: String)]) {
        let overview = try await overview(id, access: access)
        guard let result = overview.result, let verification = try await verification(id) else {
            throw AccessError.notFound
        }
        let report = SpotCheckReport(
            overview, verification, result, areas: try await areas(of: overview.record), language, platform.zone)
        let evidence = EvidenceDesk(platform)
        var photos: [(data: Data, width: Int, height: Int, caption: String)] = []
        // What failed comes first: it is what readers want to see.
        let visits = overview.visits.filter { $0.record.state == .accepted }.sorted {
            ($0.record.outcome == "effective" ? 1 : 0, $0.record.id) < (
                $1.record.outcome == "effective" ? 1 : 0, $1.record.id
            )
        }
        for visit in visits {
            for photo in visit.photos where photo.item != "signature" && photos.count < Self.photosInReport {
                guard let found = try await evidence.photo(photo.hash, as: .open, access: access),
                    let picture = try? JPEGPicture(found.bytes)
                else { continue }
                let outcome = visit.record.outcome.flatMap(VisitOutcome.init(rawValue:))?.name
                let words = language == .chinese ? outcome?.zh : outcome?.en
                photos.append(
                    (found.bytes, picture.width, picture.height, visit.name + " " + (words ?? "") + " " + photo.item))
            }
        }
        return (report, photos)
    }

    /// What the result says of places, under the names they had on the frame's day.
    private func areas(of record: CampaignRecord) async throws -> [SpotCheckReport.Area] {
        let asOf = platform.asOf(valid: record.frameDay ?? platform.today)
        return try await platform.database.read { session in
            let domains = try CampaignTable(session).domains(of: record.id)
            let places = try RegionReader(session, asOf: asOf).regions(Set(domains.map(\.region)))
            return domains.compactMap { domain in
                CampaignDomain(json: domain.body).map {
                    SpotCheckReport.Area(
                        name: places[domain.region]?.name ?? "#\(domain.region)", level: domain.level, domain: $0)
                }
            }
        }
    }
}
