/// The words of the import wizard.
enum ImportText: PhraseSet {
    case heading, lead, new, noneHeading, noneAdvice
    case number, at, who, kind, file, rows, added, changed, unchanged, duplicates, rejected, state, action
    case inForce, undone, undo, importNumber
    case stepFile, stepSheet, stepColumns, stepCheck, stepCommit, next, discard
    case otherKind, readAs
    case fileHint, fileMissing, fileAgain, fileTooLarge, validFrom, validFromHint, dayError, uploadNext, pleaseChoose
    case system, systemHint, systemMissing, noCoordinates, noSystemDeclared, cgcs2000, wgs84, gcj02, bd09, otherSystem,
        otherName
    case otherHint, otherMissing, home, homeCode, homeHint, homeAny
    case sheet, lookAtSheet, headerRow, headerFound, noHeader, whichHeader, firstRows, rowNumber, isHeader
    case columnsLead, useTemplate, noTemplate, apply, saveTemplate, templateHint, checkNow, columnInFile, means
    case samples, meaningOf, leaveOut, leftOut
    case counts, findings, noFindings, noFindingsAdvice, findingsCut, severity, findingKind, error, warning, note
    case row, column, message, advice, filter, byTown, county, town, code, preview, changeColumns
    case cannotImport, sameFile, wouldBring, someRejected, someDuplicates, sinceEver
    case commitQuestion, commitNow, oneTransaction, canUndo, holdsFrom, committing, checking, mayLeave
    case failed, checkAgain, nothingWritten, done, hash, dayOfImport, logEntry, undoneAt, board
    case stopNow, goOn, openDrafts, openDraftsHint
    case unknownTowns, unknownTownsHint, writtenAs, couldBe, acceptTown, chosenTowns, takeBack
    case undoTitle, undoQuestion, undoCounts, undoHistory, undoLogged, undoNow

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("导入", en: "Imports")
        case .lead:
            Phrase(
                "每次导入都可整体撤销；同一文件再次导入不会重复写入。",
                en: "Every import can be undone as a whole; the same file twice writes nothing again.")
        case .new: Phrase("导入文件", en: "Import a file")
        case .noneHeading: Phrase("还没有导入记录", en: "No imports yet")
        case .noneAdvice:
            Phrase(
                "上传 Excel、CSV 清单或 GeoJSON、GeoPackage、Shapefile 图层，先检查，再写入。",
                en:
                    "Upload a list (Excel, CSV) or a layer (GeoJSON, GeoPackage, shapefile); it is checked before anything is written."
            )
        case .number: Phrase("编号", en: "No.")
        case .at: Phrase("时间", en: "Time")
        case .who: Phrase("操作人", en: "By")
        case .kind: Phrase("清单种类", en: "Kind of list")
        case .file: Phrase("文件", en: "File")
        case .rows: Phrase("数据行", en: "Rows")
        case .added: Phrase("新增", en: "New")
        case .changed: Phrase("变更", en: "Changed")
        case .unchanged: Phrase("无变化", en: "Unchanged")
        case .duplicates: Phrase("文件内重复", en: "Repeated")
        case .rejected: Phrase("未采用", en: "Refused")
        case .state: Phrase("状态", en: "State")
        case .action: Phrase("操作", en: "Action")
        case .inForce: Phrase("有效", en: "In force")
        case .undone: Phrase("已撤销", en: "Undone")
        case .undo: Phrase("撤销", en: "Undo")
        case .importNumber: Phrase("导入 {n}", en: "Import {n}")
        case .stepFile: Phrase("选择文件", en: "File")
        case .stepSheet: Phrase("工作表与表头", en: "Sheet and header")
        case .stepColumns: Phrase("列对应", en: "Columns")
        case .stepCheck: Phrase("检查结果", en: "Check")
        case .stepCommit: Phrase("写入", en: "Write")
        case .next: Phrase("下一步", en: "Next")
        case .stopNow: Phrase("停止", en: "Stop")
        case .goOn: Phrase("继续", en: "Continue")
        case .openDrafts: Phrase("待办导入", en: "Open imports")
        case .openDraftsHint:
            Phrase("已上传、尚未写入的文件，保留 {n} 天。", en: "Files uploaded but not written yet; kept for {n} days.")
        case .unknownTowns: Phrase("没有找到的乡镇", en: "Towns that were not found")
        case .unknownTownsHint:
            Phrase(
                "台账里有相近的名称。确认后，本次导入中所有同名的行都归入所选乡镇。",
                en: "The register has similar names. Accept one, and all rows of that name in this import go there.")
        case .writtenAs: Phrase("表中写法", en: "In the list")
        case .couldBe: Phrase("应为", en: "Meaning")
        case .acceptTown: Phrase("采用", en: "Accept")
        case .chosenTowns: Phrase("已指定的乡镇", en: "Towns you have chosen")
        case .takeBack: Phrase("取消指定", en: "Take back")
        case .discard: Phrase("放弃本次导入", en: "Discard this import")
        case .fileHint:
            Phrase(
                "Excel（.xlsx）、CSV、GeoJSON、GeoPackage，或打成 zip 的 Shapefile，最大 64 MB。表头上方有标题行也可以。",
                en:
                    "Excel (.xlsx), CSV, GeoJSON, GeoPackage or a zipped shapefile, at most 64 MB. Title rows above the header are fine."
            )
        case .otherKind:
            Phrase(
                "选择的种类是“{chosen}”，但表头更像“{likely}”清单。",
                en: "You chose {chosen}, but the headings look like a list of {likely}.")
        case .readAs: Phrase("按“{likely}”读取", en: "Read it as {likely}")
        case .fileMissing: Phrase("请选择一个非空的文件。", en: "Choose a file that is not empty.")
        case .fileAgain:
            Phrase("请重新选择文件：浏览器不保留已选的文件。", en: "Choose the file again: browsers do not keep it.")
        case .fileTooLarge:
            Phrase("文件超过 64 MB，请按乡镇拆分后分别导入。", en: "The file is larger than 64 MB. Split it, for example by town.")
        case .validFrom: Phrase("生效日期", en: "Valid from")
        case .validFromHint:
            Phrase(
                "清单所述情况自哪天起成立；留空为导入当天（区划代码为自始）。",
                en:
                    "The first day on which the list is true; empty means the day of the import (for divisions: the beginning)."
            )
        case .dayError: Phrase("日期应写成 2025-03-09。", en: "Write the day as 2025-03-09.")
        case .uploadNext: Phrase("上传并继续", en: "Upload and continue")
        case .pleaseChoose: Phrase("请选择", en: "Please choose")
        case .system: Phrase("坐标系", en: "Coordinate system")
        case .systemHint:
            Phrase(
                "坐标系由您声明，平台不会猜测。手机地图导出的多为 GCJ-02。",
                en: "You declare it; it is never guessed. Positions from Chinese phone maps are mostly GCJ-02.")
        case .systemMissing:
            Phrase("请声明坐标系；清单里没有坐标就选“没有坐标”。", en: "Declare the coordinate system, or choose “no coordinates”.")
        case .noSystemDeclared: Phrase("未声明", en: "none declared")
        case .noCoordinates: Phrase("没有坐标，或按图层文件自带的坐标系", en: "No coordinates, or as the layer itself says")
        case .cgcs2000: Phrase("CGCS2000（国家 2000，经纬度）", en: "CGCS2000 (degrees)")
        case .wgs84: Phrase("WGS84（GPS）", en: "WGS 84 (GPS)")
        case .gcj02: Phrase("GCJ-02（高德、腾讯、微信）", en: "GCJ-02 (Amap, Tencent, WeChat)")
        case .bd09: Phrase("BD-09（百度）", en: "BD-09 (Baidu)")
        case .otherSystem: Phrase("其他（投影带，填写在下面）", en: "Another one (a projected zone, named below)")
        case .otherName: Phrase("其他坐标系名称", en: "Name of the other system")
        case .otherHint:
            Phrase("如 EPSG:4547，或 CGCS2000 3度带 中央经线114。", en: "Such as EPSG:4547, or CGCS2000 3-degree CM 114.")
        case .otherMissing: Phrase("请填写坐标系名称或 EPSG 代码。", en: "Give its name or EPSG code.")
        case .home: Phrase("所在县（区）", en: "Home county")
        case .homeCode: Phrase("所在区划代码", en: "Code of the home area")
        case .homeHint:
            Phrase(
                "清单里的乡镇名在这个范围内查找；清单自带县名或代码时可不选。",
                en: "Names of towns are looked for in it; not needed where the list names counties or codes.")
        case .homeAny: Phrase("由清单决定", en: "As the list says")
        case .sheet: Phrase("工作表", en: "Sheet")
        case .lookAtSheet: Phrase("查看这个工作表", en: "Look at this sheet")
        case .headerRow: Phrase("表头行", en: "Header row")
        case .headerFound:
            Phrase(
                "识别到表头在第 {row} 行。如不对，请在下面改选。",
                en: "The header was found in row {row}. Choose another one below if that is wrong.")
        case .noHeader: Phrase("没有识别出表头，请在下面选择表头所在的行。", en: "No header was recognised. Choose its row below.")
        case .whichHeader: Phrase("哪一行是表头？", en: "Which row is the header?")
        case .firstRows: Phrase("文件的前几行", en: "The first rows of the file")
        case .rowNumber: Phrase("第 {n} 行", en: "Row {n}")
        case .isHeader: Phrase("表头", en: "header")
        case .columnsLead:
            Phrase("核对每一列对应的字段；选“不导入”的列会被略过。", en: "Check what each column means; a column “left out” is skipped.")
        case .useTemplate: Phrase("套用模板", en: "Use a template")
        case .noTemplate: Phrase("不用模板（自动对应）", en: "None (matched by itself)")
        case .apply: Phrase("套用", en: "Use")
        case .saveTemplate: Phrase("另存为模板", en: "Save as a template")
        case .templateHint:
            Phrase(
                "填一个名称，下次同样格式的清单可直接套用；不填则不保存。",
                en: "Give it a name to use it for the next list of this form; leave empty to save nothing.")
        case .checkNow: Phrase("检查（不写入）", en: "Check (writes nothing)")
        case .columnInFile: Phrase("文件中的列", en: "Column of the file")
        case .means: Phrase("对应字段", en: "Means")
        case .samples: Phrase("示例", en: "Samples")
        case .meaningOf: Phrase("“{column}”对应的字段", en: "Meaning of “{column}”")
        case .leaveOut: Phrase("不导入", en: "Leave out")
        case .leftOut: Phrase("不导入", en: "left out")
        case .counts: Phrase("汇总", en: "Summary")
        case .findings: Phrase("检查发现", en: "Findings")
        case .noFindings: Phrase("没有发现问题", en: "Nothing found")
        case .noFindingsAdvice:
            Phrase("可以直接写入；如设置了筛选条件，请先清除。", en: "It can be written as it is; if a filter is set, clear it first.")
        case .findingsCut: Phrase("这里列出前 {n} 条。", en: "The first {n} are listed.")
        case .severity: Phrase("严重程度", en: "Severity")
        case .findingKind: Phrase("类别", en: "Kind")
        case .error: Phrase("错误", en: "Error")
        case .warning: Phrase("警告", en: "Warning")
        case .note: Phrase("提示", en: "Note")
        case .row: Phrase("行", en: "Row")
        case .column: Phrase("列", en: "Column")
        case .message: Phrase("情况", en: "What")
        case .advice: Phrase("建议", en: "Advice")
        case .filter: Phrase("筛选条件", en: "Filter")
        case .byTown: Phrase("分乡镇统计", en: "By town")
        case .county: Phrase("县（区）", en: "County")
        case .town: Phrase("乡镇", en: "Town")
        case .code: Phrase("代码", en: "Code")
        case .preview: Phrase("数据预览", en: "Preview of the data")
        case .changeColumns: Phrase("修改列对应", en: "Change the columns")
        case .cannotImport: Phrase("这个文件还不能导入", en: "This file cannot be taken in yet")
        case .sameFile:
            Phrase(
                "同一文件已按同样设置导入过，不会重复写入。",
                en: "The same file was taken in before in the same way; nothing is written again.")
        case .wouldBring:
            Phrase(
                "新增 {new} 条，变更 {changed} 条，无变化 {unchanged} 条。",
                en: "{new} new, {changed} changed, {unchanged} unchanged.")
        case .someRejected:
            Phrase("有 {n} 行不会写入，原因见检查发现。", en: "{n} {n:row is|rows are} not taken; the findings say why.")
        case .someDuplicates:
            Phrase(
                "有 {n} 行与文件内其他行重复，只写入一次。",
                en: "{n} {n:row repeats|rows repeat} others of the file and {n:is|are} not written again.")
        case .sinceEver: Phrase("自始", en: "from the beginning")
        case .commitQuestion: Phrase("确认写入台账？", en: "Write this to the register?")
        case .commitNow: Phrase("确认写入", en: "Write it")
        case .oneTransaction:
            Phrase("整个文件一次写入：要么全部成功，要么一条也不写。", en: "The whole file is one step: all of it is written or nothing.")
        case .canUndo: Phrase("之后可以整体撤销。", en: "It can be undone as a whole later.")
        case .holdsFrom: Phrase("自 {day} 起成立。", en: "It holds from {day}.")
        case .committing: Phrase("正在写入", en: "Writing")
        case .checking: Phrase("正在检查", en: "Checking")
        case .mayLeave:
            Phrase(
                "可以离开本页，稍后在“导入”列表查看结果。", en: "You may leave this page; the result will stand in the list of imports.")
        case .failed: Phrase("没有完成", en: "Not done")
        case .checkAgain: Phrase("重新检查", en: "Check again")
        case .nothingWritten: Phrase("没有写入任何内容。", en: "Nothing was written.")
        case .done: Phrase("导入完成", en: "The import is done")
        case .hash: Phrase("文件摘要（SHA-256）", en: "Digest of the file (SHA-256)")
        case .dayOfImport: Phrase("导入当天", en: "Day of the import")
        case .logEntry: Phrase("日志条目", en: "Log entry")
        case .undoneAt: Phrase("撤销时间", en: "Undone at")
        case .board: Phrase("查看看板", en: "Boards")
        case .undoTitle: Phrase("撤销导入 {n}", en: "Undo import {n}")
        case .undoQuestion: Phrase("确认撤销这次导入？", en: "Undo this import?")
        case .undoCounts:
            Phrase(
                "新增的 {new} 条、变更的 {changed} 条将恢复到导入之前的样子。",
                en: "{new} new and {changed} changed records go back to what they were before.")
        case .undoHistory:
            Phrase("撤销之前的情况仍可用“知悉日”查到。", en: "What was known until now can still be looked up with “As known on”.")
        case .undoLogged: Phrase("撤销会记入审计日志。", en: "The undo is written to the log.")
        case .undoNow: Phrase("确认撤销", en: "Undo it")
        }
    }
}
