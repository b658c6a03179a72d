import Domain
import Exchange
import Governance
import Store

/// The page of geodata: layers to take out, heights of the ground, the way to the check (地理数据).
struct GeodataView {
    let holdings: [TerrainDesk.Holding]
    /// Whether heights were taken in just now.
    let isFresh: Bool
    let access: Access

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(GeodataText.title))
        page.lead = .text(language(GeodataText.lead))
        page.main = HTML {
            if isFresh { Notice(.success, language(GeodataText.taken), language) }
            if access.mayAnywhere(.export) { exports(language) }
            terrain(site, context)
            section(.class("stack")) {
                h2 { language(GroundCheckText.title) }
                p(.class("muted")) { language(GroundCheckText.lead) }
                div(.class("actions")) { Action(language(GroundCheckText.open), to: "/geodata/check") }
            }
        }
        return page
    }

    private func exports(_ language: Language) -> HTML {
        section(.class("stack")) {
            h2 { language(GeodataText.exports) }
            p(.class("muted")) { language(GeodataText.exportsLead) }
            div(.class("actions")) {
                Action(language(GeodataText.geoPackage), to: "/geodata/export.gpkg")
                Action(language(GeodataText.shapeUTF8), to: "/geodata/export.zip?encoding=utf-8")
                Action(language(GeodataText.shapeGBK), to: "/geodata/export.zip?encoding=gbk")
            }
        }
    }

    private func terrain(_ site: Site, _ context: WebContext) -> HTML {
        let language = context.language
        let mayImport = access.mayAnywhere(.importFiles)
        let way = Action(language(GeodataText.importTerrain), to: "/geodata/terrain/new")
        var table = DataTable(
            language(GeodataText.terrain), columns: columns(site, language), rows: holdings, url: context.url, language)
        table.stacksOnPhone = true
        table.placeholder = EmptyState(
            language(GeodataText.noTerrain), advice: language(GeodataText.noTerrainAdvice),
            actions: mayImport ? [way] : [])
        return section(.class("stack")) {
            h2 { language(GeodataText.terrain) }
            p(.class("muted")) { language(GeodataText.terrainLead) }
            if mayImport, !holdings.isEmpty { div(.class("actions")) { way } }
            table.html
        }
    }

    private func columns(_ site: Site, _ language: Language) -> [TableColumn<TerrainDesk.Holding>] {
        [
            .link("area", language(GeodataText.area), address: { "/map?area=\($0.area.id)" }) { $0.area.name },
            .text("file", language(GeodataText.file), language) { $0.record.sourceName },
            .text("system", language(GeodataText.system), language) { $0.record.sourceSystem },
            .text("grid", language(GeodataText.grid), language) { holding in
                language(
                    GeodataText.cells,
                    [
                        "columns": language.count(holding.record.columns), "rows": language.count(holding.record.rows),
                        "metres": language.decimal(holding.record.cellMetres, places: 1),
                    ])
            },
            .text("heights", language(GeodataText.heights), language) { holding in
                language.decimal(holding.record.lowest, places: 1) + " – "
                    + language.decimal(holding.record.highest, places: 1) + " m"
            }.unbroken(),
            .text("at", language(GeodataText.keptAt), language) { language.minute($0.record.keptAt, in: site.zone) }
                .unbroken(),
            .text("by", language(GeodataText.keptBy), language) { $0.record.keptBy },
            .html("files", language(GeodataText.files)) { Self.actions($0, language) },
        ]
    }

    private static func actions(_ holding: TerrainDesk.Holding, _ language: Language) -> HTML {
        let address = "/geodata/terrain/\(holding.record.id)/"
        return div(.class("actions")) {
            if holding.mayExport {
                for form in TerrainFile.Form.allCases {
                    a(.class("button small"), .href(address + "export.\(form.rawValue)")) {
                        language(form == .geoTIFF ? GeodataText.geoTIFF : .asciiGrid)
                    }
                }
            }
            if holding.mayRemove {
                a(.class("button small"), .href(address + "remove")) { language(GeodataText.remove) }
            }
        }
    }
}
