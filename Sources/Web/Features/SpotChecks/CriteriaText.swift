/// The words of the pages of criteria.
enum CriteriaText: PhraseSet {
    case heading, lead, versions, code, codeHint, nameZh, nameEn, sourceZh, sourceEn, limit, limitHint, item, questionZh
    case questionEn, fails, failsYes, failsNo, hasNone, none, weight, photos, add, up, down, remove, save, edit, view
    case export, importing, importHint, readImport, unreadable, builtIn, version, author, keptAt, answers, own,
        confirmRead
    case photoCount, useDraft, open, decisive, supporting, noted, decisiveHint

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("判定规则", en: "Criteria")
        case .lead:
            Phrase(
                "哪些情形算“未有效运行”。每次保存成为新版本，旧版本保留；抽查记下所用版本。",
                en:
                    "Which findings mean “not effectively operating”. Every save makes a new version; a spot check keeps the version it used."
            )
        case .versions: Phrase("版本", en: "Versions")
        case .code: Phrase("简称", en: "Short name")
        case .codeHint:
            Phrase("小写字母、数字和连字符；改名即另立一套", en: "Lower-case letters, digits and hyphens; another name starts another set")
        case .nameZh: Phrase("名称（中文）", en: "Name (Chinese)")
        case .nameEn: Phrase("名称（英文）", en: "Name (English)")
        case .sourceZh: Phrase("依据（中文）", en: "Source (Chinese)")
        case .sourceEn: Phrase("依据（英文）", en: "Source (English)")
        case .limit: Phrase("几项“累计”合起来算未有效运行", en: "How many “supporting” findings together decide")
        case .limitHint: Phrase("整数，至少 1", en: "A whole number, at least 1")
        case .item: Phrase("第 {n} 项", en: "Item {n}")
        case .questionZh: Phrase("检查内容（中文）", en: "What to look at (Chinese)")
        case .questionEn: Phrase("检查内容（英文）", en: "What to look at (English)")
        case .fails: Phrase("不利的回答", en: "Unfavourable answer")
        case .failsYes: Phrase("是", en: "Yes")
        case .failsNo: Phrase("否", en: "No")
        case .hasNone: Phrase("可答“无此设施”", en: "“None here” can be answered")
        case .none: Phrase("无此设施", en: "None here")
        case .weight: Phrase("分量", en: "Weight")
        case .photos: Phrase("不利时需要照片（张）", en: "Photos an unfavourable answer needs")
        case .photoCount: Phrase("照片 {n} 张", en: "{n} {n:photo|photos}")
        case .add: Phrase("增加一项", en: "Add an item")
        case .up: Phrase("上移", en: "Up")
        case .down: Phrase("下移", en: "Down")
        case .remove: Phrase("删除", en: "Remove")
        case .save: Phrase("保存为新版本", en: "Save as a new version")
        case .edit: Phrase("修改（成为新版本）", en: "Edit (makes a new version)")
        case .view: Phrase("查看", en: "View")
        case .open: Phrase("查看和修改判定规则", en: "View and edit the criteria")
        case .export: Phrase("导出 JSON", en: "Export as JSON")
        case .importing: Phrase("从 JSON 导入（供熟悉者使用）", en: "Import JSON (for experts)")
        case .importHint:
            Phrase("粘贴导出的内容；读入后仍需检查并保存", en: "Paste what was exported; check it and save it afterwards")
        case .readImport: Phrase("读入", en: "Read")
        case .unreadable:
            Phrase("不是有效的判定规则 JSON，或缺少必要的内容。", en: "This is not valid criteria JSON, or something in it is missing.")
        case .builtIn: Phrase("随系统提供的草案", en: "Draft that comes with the program")
        case .version: Phrase("第 {n} 版", en: "Version {n}")
        case .author: Phrase("保存人", en: "Saved by")
        case .keptAt: Phrase("保存时间", en: "Saved at")
        case .answers: Phrase("选项", en: "Answers")
        case .own:
            Phrase("此项的选项由 JSON 导入，保持不变：{list}", en: "The answers of this item were imported as JSON and stay: {list}")
        case .useDraft: Phrase("以草案为底新建", en: "Start from the draft")
        case .confirmRead: Phrase("请逐条阅读后确认", en: "Read every item before you confirm")
        case .decisive: Phrase("单项即可判定未有效运行", en: "Decides alone")
        case .supporting: Phrase("累计后判定", en: "Counts together with others")
        case .noted: Phrase("只记录，不判定", en: "Noted only")
        case .decisiveHint: Phrase("{n} 项累计即判未有效运行", en: "{n} such findings together decide")
        }
    }
}
