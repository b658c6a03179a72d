/// The words of changes of the administrative tree.
enum RegionText: PhraseSet {
    case heading, lead, place, placeHint, name, code, level, above, change, changeOf, rename, recode, move, merge
    case split, create, renameHint, recodeHint, moveHint, mergeHint, splitHint, createHint, newName, newCode, nameNow
    case codeHint, codeMissing, levelMissing, mergeInto, newAbove, day, dayHint, dayError, seeWhatHappens, parts
    case partsHint, question, willRename, willRecode, willMove, willMerge, willSplit, willCreate, stays, sumsFollow
    case cut, holds, holdsNothing, holdsParts, recodeBelow, recodeBelowHint, willRecodeBelow

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("区划变更", en: "Division changes")
        case .lead:
            Phrase(
                "更名、变更代码、划转、合并、拆分、新设，都从某一天起生效；旧名旧码仍可查到。",
                en:
                    "Rename, re-code, move, merge, split or create, each from a given day; old names and codes can still be found."
            )
        case .cut:
            Phrase("这里列出前 {n} 个；请写得更完整。", en: "The first {n} are listed; enter more of the name or code.")
        case .place: Phrase("查找区划", en: "Find a division")
        case .placeHint: Phrase("填代码、名称或拼音首字母。", en: "Name, code or pinyin initials.")
        case .name: Phrase("名称", en: "Name")
        case .code: Phrase("代码", en: "Code")
        case .level: Phrase("层级", en: "Level")
        case .above: Phrase("上级", en: "Parent")
        case .change: Phrase("变更", en: "Change")
        case .changeOf: Phrase("变更：{name}", en: "Change: {name}")
        case .rename: Phrase("更名", en: "Rename")
        case .recode: Phrase("变更代码", en: "Re-code")
        case .move: Phrase("划转", en: "Move")
        case .merge: Phrase("合并", en: "Merge")
        case .split: Phrase("拆分", en: "Split")
        case .create: Phrase("新设下级", en: "Create below")
        case .renameHint: Phrase("改名称；原名成为别名，仍能查到。", en: "Gives it another name; the old one becomes an alias.")
        case .recodeHint:
            Phrase(
                "改官方代码，如县改区；原代码仍指向它。",
                en:
                    "Gives it another official code, as when a county becomes a district; the old one still leads to it."
            )
        case .moveHint: Phrase("连同所辖的一切划入另一个上级。", en: "Puts it, with all that lies in it, below another place.")
        case .mergeHint:
            Phrase("撤销它，所辖的一切并入同级的另一个。", en: "Ends it; all that lies in it goes to another one of its level.")
        case .splitHint:
            Phrase("从它分出一个同级的新区划，并划走选定的下级。", en: "Makes a new place of its level out of it, with the parts you choose.")
        case .createHint: Phrase("在它之下新设一个区划。", en: "Makes a new place below it.")
        case .newName: Phrase("新名称", en: "New name")
        case .newCode: Phrase("新代码", en: "New code")
        case .nameNow: Phrase("现名：{name}", en: "Now: {name}")
        case .codeHint:
            Phrase(
                "省 2 位、市 4 位、县 6 位、乡镇 9 位、行政村 12 位；自然村可留空，由平台编号。",
                en: "2, 4, 6, 9 or 12 digits by level; for a natural village it may stay empty and is made up.")
        case .codeMissing: Phrase("请填写新代码。", en: "Give the new code.")
        case .levelMissing: Phrase("请选择层级。", en: "Choose the level.")
        case .mergeInto: Phrase("并入", en: "Merge into")
        case .newAbove: Phrase("新的上级", en: "New place above")
        case .day: Phrase("自哪天起", en: "From")
        case .dayHint: Phrase("以批复或公布之日为准，不能晚于今天。", en: "The day of the decision; not after today.")
        case .dayError: Phrase("日期应写成 2025-03-09。", en: "Write the day as 2025-03-09.")
        case .seeWhatHappens: Phrase("查看影响", en: "See what will happen")
        case .parts: Phrase("划走的下级", en: "Parts that go to the new place")
        case .partsHint: Phrase("勾选的下级连同其所辖划入新区划。", en: "What you tick goes there with all that lies in it.")
        case .question: Phrase("确认这项变更？", en: "Make this change?")
        case .willRename: Phrase("自 {day} 起，“{old}”改称“{new}”。", en: "From {day} “{old}” is called “{new}”.")
        case .willRecode:
            Phrase(
                "自 {day} 起，“{name}”的代码由 {old} 改为 {new}。",
                en: "From {day} the code of “{name}” is {new} instead of {old}.")
        case .recodeBelow:
            Phrase(
                "下级代码以 {old} 开头的 {n} 个区划一并变更代码",
                en: "Let the codes below that begin with {old} follow ({n})")
        case .recodeBelowHint:
            Phrase(
                "同日生效，后几位不变；自然村的编号由平台编制，保持不变。",
                en:
                    "On the same day, with the same last digits; natural villages keep the numbers that the platform made."
            )
        case .willRecodeBelow:
            Phrase(
                "下级以 {old} 开头的代码同日改为以 {new} 开头，后几位不变。",
                en: "Codes below that begin with {old} begin with {new} from that day; their last digits stay.")
        case .willMove: Phrase("自 {day} 起，“{name}”划入“{other}”。", en: "From {day} “{name}” lies in “{other}”.")
        case .willMerge:
            Phrase("自 {day} 起，“{name}”撤销，并入“{other}”。", en: "From {day} “{name}” ends and is part of “{other}”.")
        case .willSplit:
            Phrase(
                "自 {day} 起，从“{name}”分出“{new}”，划走 {n} 个下级。",
                en: "From {day} “{new}” is split off “{name}” with {n} {n:part|parts}.")
        case .willCreate: Phrase("自 {day} 起，在“{name}”之下新设“{new}”。", en: "From {day} there is “{new}” below “{name}”.")
        case .stays: Phrase("此前的情况不变，按“当时口径”仍可查到。", en: "What was before stays as it was and can be asked for by day.")
        case .sumsFollow: Phrase("各级汇总随之更新，并记入审计日志。", en: "The sums of all levels follow, and the log notes it.")
        case .holds: Phrase("涉及范围", en: "What it touches")
        case .holdsNothing: Phrase("不涉及下级区划或记录。", en: "No places or records lie in it.")
        case .holdsParts: Phrase("涉及：{parts}。", en: "Touches: {parts}.")
        }
    }
}
