/// The tools above a table: which columns, how close the rows, and the same rows as a file.
struct TableTools: Component {
    /// A column that can be chosen.
    struct ColumnChoice: Sendable {
        /// The column's key.
        var key: String
        /// Its name.
        var words: String
        /// Whether it is shown now.
        var isShown: Bool

        /// Makes a choice.
        init(_ key: String, _ words: String, isShown: Bool) {
            self.key = key
            self.words = words
            self.isShown = isShown
        }
    }

    /// The query item of the columns shown; stands once for each.
    static let columnsName = "cols"
    /// The query item of the row spacing.
    static let densityName = "density"

    /// A name for the browser to remember the choice by.
    var tableName: String
    /// The columns to choose from.
    var columns: [ColumnChoice]
    /// Whether rows stand close together now.
    var isCompact: Bool
    /// The address of the list.
    var url: PageURL
    /// The same list as an Excel file.
    var excelAddress: PageURL?
    /// The same list with all columns as an Excel file, to correct it and bring it back.
    var wholeAddress: PageURL?
    /// The same list as CSV.
    var csvAddress: PageURL?
    /// The same list as geodata.
    var geodataAddress: PageURL?
    /// The same list as shapefiles.
    var shapefileAddress: PageURL?
    /// Whether the server keeps the choice (see ``TableChoice``), and no script needs to.
    var isKeptByServer = false
    /// The language of the page.
    var language: Language

    var html: HTML {
        div(.class("table-tools"), .when(!isKeptByServer, .data("data-table-tools", tableName))) {
            if !columns.isEmpty { chooser }
            if let excelAddress {
                download(excelAddress, .exportExcel)
            }
            if let wholeAddress {
                download(wholeAddress, .exportWhole)
            }
            if let csvAddress {
                download(csvAddress, .exportCSV)
            }
            if let geodataAddress {
                download(geodataAddress, .exportGeodata)
            }
            if let shapefileAddress {
                download(shapefileAddress, .exportShapefile)
            }
        }
    }

    /// The list without any choice.
    private var plain: PageURL { url.removing(Self.columnsName, Self.densityName) }

    private var chooser: HTML {
        details(.class("popover")) {
            summary(.class("button small")) {
                Icon.columns
                language(KitText.columns)
            }
            form(.class("popover-panel"), .method(.get), .action(url.path)) {
                HiddenFields(keeping: plain.items + (isKeptByServer ? [PageURL.Item(TableChoice.keepName, "1")] : []))
                fieldset {
                    legend { language(KitText.columns) }
                    for column in columns {
                        label(.class("check")) {
                            input(
                                .type("checkbox"), .name(Self.columnsName), .value(column.key),
                                .when(column.isShown, .checked))
                            span { column.words }
                        }
                    }
                }
                fieldset {
                    legend { language(KitText.density) }
                    spacing("comfortable", .comfortable, isChosen: !isCompact)
                    spacing("compact", .compact, isChosen: isCompact)
                }
                p(.class("actions")) {
                    button(.class("button primary small"), .type("submit")) { language(KitText.apply) }
                    a(
                        .class("button plain small"), .data("data-forget", ""),
                        .href(isKeptByServer ? plain.setting(TableChoice.keepName, "0") : plain)
                    ) { language(KitText.restoreDefaults) }
                }
            }
        }
    }

    private func spacing(_ value: String, _ words: KitText, isChosen: Bool) -> HTML {
        label(.class("check")) {
            input(.type("radio"), .name(Self.densityName), .value(value), .when(isChosen, .checked))
            span { language(words) }
        }
    }

    private func download(_ url: PageURL, _ words: KitText) -> HTML {
        a(.class("button small"), .href(url), .title(language(KitText.exportHint)), .download) {
            Icon.download
            language(words)
        }
    }
}
