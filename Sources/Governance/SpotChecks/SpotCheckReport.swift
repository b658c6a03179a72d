public import Domain
public import Exchange
public import Foundation
import Store
import Tables

/// The report of a finished spot check: method, proof of the draw, results with their error, list, photos (抽查报告).
public struct SpotCheckReport: Sendable {
    let overview: CampaignOverview
    let verification: PublicVerification
    let result: CampaignResult
    private let language: PreferredLanguage
    private let zone: CivilZone

    init(
        _ overview: CampaignOverview, _ verification: PublicVerification, _ result: CampaignResult,
        _ language: PreferredLanguage, _ zone: CivilZone
    ) {
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
            .paragraph(text("任何人可用名录文件和核验脚本重新抽取：", "Anybody can draw the list again with the frame and the script:")),
            .code(verification.command),
        ]
    }

    func parts(_ parts: [CampaignResult.Part]) -> DocumentModel.Block {
        .table(
            header: [
                text("名称", "Name"), text("设施", "Facilities"), text("抽查", "Drawn"), text("有效", "Effective"),
                text("未有效", "Not"), text("无法进入", "Inaccessible"), text("不属范围", "Out of scope"), text("占比", "Share"),
            ],
            rows: parts.map { part in
                [
                    stratumName(part.name), String(part.population), String(part.counts.drawn),
                    String(part.counts.effective),
                    String(part.counts.notEffective), String(part.counts.inaccessible),
                    String(part.counts.outOfScope),
                    part.counts.share.map { CampaignResult.percent($0, 1) }
                        ?? "\(part.counts.effective)/\(part.counts.known)",
                ]
            })
    }

    private var listRows: [[String]] {
        verification.lines.map { line in
            [
                stratumName(line.stratum), String(line.place), line.code, line.name, line.ticket,
                line.isReplacement ? text("递补", "replacement") : text("抽中", "drawn"),
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
        return [
            estimateSheet,
            partsSheet(text("分层", "Strata"), result.strata),
            result.drawnTowns.map { partsSheet(text("抽中乡镇", "Townships drawn"), $0) }
                ?? partsSheet(text("乡镇", "Townships"), result.towns),
            sheet(text("名单", "List"), [overview.record.title], listHeader, listRows),
            sheet(
                text("抽取证明", "Draw"), [verification.command], [text("项目", "Item"), text("内容", "Content")], seedRows),
        ]
    }

    private func partsSheet(_ name: String, _ parts: [CampaignResult.Part]) -> SheetModel {
        let columns = [
            SheetModel.Column(name), SheetModel.Column(text("设施", "Facilities"), kind: .integer),
            SheetModel.Column(text("抽查", "Drawn"), kind: .integer),
            SheetModel.Column(text("有效", "Effective"), kind: .integer),
            SheetModel.Column(text("未有效", "Not effective"), kind: .integer),
            SheetModel.Column(text("无法进入", "Inaccessible"), kind: .integer),
            SheetModel.Column(text("不属范围", "Out of scope"), kind: .integer),
            SheetModel.Column(text("有效占比", "Share effective"), kind: .percent(1)),
        ]
        return SheetModel(
            name: name,
            titleLines: [
                overview.record.title, text("已知结论不足 5 座的不算比例", "No rate where fewer than five are known"),
            ], columns: columns,
            rows: parts.map { part in
                [
                    .text(stratumName(part.name)), .number(Double(part.population)), .number(Double(part.counts.drawn)),
                    .number(Double(part.counts.effective)), .number(Double(part.counts.notEffective)),
                    .number(Double(part.counts.inaccessible)), .number(Double(part.counts.outOfScope)),
                    part.counts.share.map { CellValue.number($0) } ?? .empty,
                ]
            })
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
        let report = SpotCheckReport(overview, verification, result, language, platform.zone)
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
}
