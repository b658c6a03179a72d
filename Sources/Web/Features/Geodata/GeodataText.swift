/// The words of geodata: exports, heights of the ground, rules in geometry.
enum GeodataText: PhraseSet {
    case title, lead, exports, exportsLead, everyKind, geoPackage, shapeUTF8, shapeGBK, shapefile
    case terrain, terrainLead, noTerrain, noTerrainAdvice, area, file, system, grid, heights, keptAt, keptBy, files
    case geoTIFF, asciiGrid, remove, removeQuestion, removeEffect, removeKept, importTerrain
    case terrainFile, terrainFileHint, terrainArea, terrainAreaHint, systemHint, examine, fileMissing, fileTooLarge
    case examined, cannotTake, canTake, replaces, alreadyThere, takeNow, giveUp, source, cells, known, extent, found
    case nothingFound, nothingFoundAdvice, taken, severity, finding, error, warning, note

    var phrase: Phrase {
        switch self {
        case .title: Phrase("地理数据", en: "Geodata")
        case .lead: Phrase("导出图层、地形高程、空间检查", en: "Layer export, terrain heights, position check")
        case .exports: Phrase("导出图层", en: "Export layers")
        case .exportsLead:
            Phrase(
                "有位置的全部种类，一个文件；坐标为 CGCS2000，可在 QGIS 等软件中打开，改好后再导回。",
                en:
                    "Every kind of record with a position, in one file on CGCS2000. Open it in QGIS or the like, correct it and import it again."
            )
        case .everyKind: Phrase("全部种类", en: "All kinds")
        case .geoPackage: Phrase("GeoPackage（带样式）", en: "GeoPackage with styles")
        case .shapeUTF8: Phrase("Shapefile（UTF-8）", en: "Shapefile (UTF-8)")
        case .shapeGBK: Phrase("Shapefile（GBK）", en: "Shapefile (GBK)")
        case .shapefile: Phrase("Shapefile", en: "Shapefile")
        case .terrain: Phrase("地形高程", en: "Terrain heights")
        case .terrainLead:
            Phrase(
                "地图的晕渲和“站高村低”检查用它；每个区划一份，新的替换旧的。",
                en:
                    "They shade the map and serve the check for stations above their villages. Each area has one grid; a new one replaces it."
            )
        case .noTerrain: Phrase("还没有地形高程", en: "No heights yet")
        case .noTerrainAdvice:
            Phrase(
                "导入 GeoTIFF 或 ASCII 格网后，地图上可显示地形晕渲。", en: "Import a GeoTIFF or an ASCII grid to see relief on the map.")
        case .area: Phrase("区划", en: "Area")
        case .file: Phrase("文件", en: "File")
        case .system: Phrase("原坐标系", en: "Original system")
        case .grid: Phrase("格网", en: "Grid")
        case .heights: Phrase("高程范围", en: "Heights")
        case .keptAt: Phrase("导入时间", en: "Imported")
        case .keptBy: Phrase("导入人", en: "By")
        case .files: Phrase("操作", en: "Actions")
        case .geoTIFF: Phrase("GeoTIFF", en: "GeoTIFF")
        case .asciiGrid: Phrase("ASCII 格网", en: "ASCII grid")
        case .remove: Phrase("撤下", en: "Withdraw")
        case .removeQuestion: Phrase("撤下{area}的地形高程？", en: "Withdraw the terrain heights of {area}?")
        case .removeEffect:
            Phrase("地图不再显示该区划的晕渲，检查不再使用其高程。", en: "The map shows no relief there, and the checks no longer use it.")
        case .removeKept:
            Phrase("文件仍留存并记入审计日志，可重新导入。", en: "The file stays and the log says so; it can be imported again.")
        case .importTerrain: Phrase("导入高程", en: "Import heights")
        case .terrainFile: Phrase("高程文件", en: "Height file")
        case .terrainFileHint:
            Phrase(
                "GeoTIFF（.tif）或 ESRI ASCII 格网（.asc），也可与 .prj 一起打成 zip；最大 64 MB，更大的请用命令行。",
                en:
                    "A GeoTIFF (.tif) or an ESRI ASCII grid (.asc), or either zipped with its .prj; up to 64 MB. Use the command line for larger ones."
            )
        case .terrainArea: Phrase("属于哪个区划（代码）", en: "Code of the area")
        case .terrainAreaHint: Phrase("一般选县区", en: "Usually a county")
        case .systemHint:
            Phrase(
                "文件自带坐标系时可不填；没有的必须声明，如 EPSG:4490、EPSG:2415（北京 1954，3 度带第 39 带）。",
                en:
                    "Leave empty if the file states it; otherwise give it, such as EPSG:4490 or EPSG:2415 (Beijing 1954, zone 39)."
            )
        case .examine: Phrase("检查", en: "Check")
        case .fileMissing: Phrase("请选择文件", en: "Choose a file")
        case .fileTooLarge:
            Phrase(
                "文件超过 64 MB，请用命令行 qingxi geodata terrain import",
                en: "Larger than 64 MB; use qingxi geodata terrain import")
        case .examined: Phrase("检查结果", en: "Check result")
        case .cannotTake: Phrase("不能导入，请先处理下列问题", en: "It cannot be imported as it is")
        case .canTake: Phrase("可以导入", en: "It can be imported")
        case .replaces:
            Phrase("导入后替换{area}现有的高程；旧文件仍留存。", en: "It replaces the present heights of {area}; the old file is kept.")
        case .alreadyThere:
            Phrase("这个文件就是现在使用的，不会重复写入", en: "This very file is already in use; nothing is written again")
        case .takeNow: Phrase("导入", en: "Import")
        case .giveUp: Phrase("放弃", en: "Discard")
        case .source: Phrase("原文件", en: "The file")
        case .cells: Phrase("{columns} 列 × {rows} 行，约 {metres} m", en: "{columns} × {rows} cells of about {metres} m")
        case .known: Phrase("有高程的像元", en: "Cells with a height")
        case .extent: Phrase("范围", en: "Extent")
        case .found: Phrase("发现的问题", en: "Findings")
        case .nothingFound: Phrase("没有发现问题", en: "No problems found")
        case .nothingFoundAdvice: Phrase("坐标系、无数据值、范围均正常。", en: "System, no-data value and extent are in order.")
        case .taken: Phrase("高程已导入", en: "The heights were imported")
        case .severity: Phrase("程度", en: "Severity")
        case .finding: Phrase("说明与建议", en: "Finding and advice")
        case .error: Phrase("错误", en: "Error")
        case .warning: Phrase("需核查", en: "To check")
        case .note: Phrase("提示", en: "Note")
        }
    }
}
