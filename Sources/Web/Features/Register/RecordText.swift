import Domain

/// The words of record pages and their forms.
enum RecordText: PhraseSet {
    case edit, editing, adding, board, values, validity, validFrom, validFromHint, placeHint, unknown, field, now
    case yours, conflict, comparison
    case conflictAdvice, accepted, acceptedBy, notAccepted, accept, past, from, to, sinceBeginning
    case untilNow, standing, kind, state, holdsSince, holdsAlways, holdsUntil, withdrawn, doorForm, doorImport
    case doorAPI, doorCommand, doorDemo, saved, added, acceptedNow, changeTree
    case retire, retiring, retireLead, retireSource, retireSourceHint, retiredSince, retired, restored, restore
    case retiredNotice, retiredBy, withheld, backToList, sourceHint

    /// What has just been done, by the word in the address.
    static func done(_ word: String?) -> RecordText? {
        switch word {
        case "saved": .saved
        case "added": .added
        case "accepted": .acceptedNow
        case "retired": .retired
        case "restored": .restored
        default: nil
        }
    }

    /// The door through which something was recorded.
    static func door(_ channel: Actor.Channel) -> RecordText {
        switch channel {
        case .form: .doorForm
        case .importFile: .doorImport
        case .api: .doorAPI
        case .command: .doorCommand
        case .demo: .doorDemo
        }
    }

    var phrase: Phrase {
        switch self {
        case .edit: Phrase("编辑", en: "Edit")
        case .backToList: Phrase("← 返回列表", en: "← Back to the list")
        case .editing: Phrase("编辑：{name}", en: "Edit {name}")
        case .adding: Phrase("新增{kind}", en: "Add {kind}")
        case .board: Phrase("看板", en: "Board")
        case .values: Phrase("台账信息", en: "Register entry")
        case .validity: Phrase("生效日期", en: "Valid from")
        case .validFrom: Phrase("自哪天起如此", en: "So since")
        case .validFromHint:
            Phrase(
                "以往的情况仍保留在历史中；补报旧数据请填当时的日期，此后已登记的数值不受影响。",
                en:
                    "What was before stays in the history; to add to the past, enter the day then: values known of later days stay."
            )
        case .changeTree: Phrase("区划变更", en: "Change division")
        case .placeHint: Phrase("填编码、名称或 #编号", en: "A code, a name, or # with a number")
        case .unknown: Phrase("未报", en: "Not reported")
        case .field: Phrase("字段", en: "Field")
        case .now: Phrase("当前值", en: "Now")
        case .yours: Phrase("您填的值", en: "Yours")
        case .conflict: Phrase("他人已更新这条记录", en: "Somebody else has changed this record")
        case .comparison: Phrase("最新值与您所填", en: "The latest values and yours")
        case .conflictAdvice:
            Phrase(
                "下面是最新值与您所填的对照。核对后再次保存即以您所填为准，或取消。",
                en: "Compare the latest values with yours. Save again to keep yours, or cancel.")
        case .accepted: Phrase("已审核", en: "Accepted")
        case .acceptedBy: Phrase("{name}，{time}", en: "{name}, {time}")
        case .withheld: Phrase("按权限不显示", en: "not shown to your role")
        case .notAccepted: Phrase("待审核", en: "Not yet accepted")
        case .accept: Phrase("审核通过", en: "Accept")
        case .past: Phrase("曾用名称与代码", en: "Names and codes over time")
        case .from: Phrase("自", en: "From")
        case .to: Phrase("至", en: "Until")
        case .sinceBeginning: Phrase("起始未知", en: "Since before records")
        case .untilNow: Phrase("至今", en: "Now")
        case .standing: Phrase("这里的设施、水体与排口", en: "What stands here")
        case .kind: Phrase("种类", en: "Kind")
        case .state: Phrase("状态", en: "State")
        case .holdsSince: Phrase("自 {day} 起", en: "holds since {day}")
        case .holdsAlways: Phrase("起始日期未知", en: "holds since before records")
        case .holdsUntil: Phrase("至 {day} 前", en: "until {day}")
        case .withdrawn: Phrase("（已于 {time} 撤销）", en: "(withdrawn {time})")
        case .doorForm: Phrase("页面填报", en: "Form")
        case .doorImport: Phrase("文件导入", en: "Import")
        case .doorAPI: Phrase("接口", en: "API")
        case .doorCommand: Phrase("命令行", en: "Command")
        case .doorDemo: Phrase("演示数据", en: "Demonstration")
        case .saved: Phrase("已保存。", en: "Saved.")
        case .added: Phrase("已新增。", en: "Added.")
        case .retire: Phrase("注销", en: "Strike off")
        case .retiring: Phrase("注销：{name}", en: "Strike off {name}")
        case .retireLead:
            Phrase(
                "注销后，这条记录自该日起不再出现在台账、地图和统计中；此前的情况留档，随时可以恢复。",
                en:
                    "From that day on the record is in no list, map or sum; what it was before stays on file, and it can be restored at any time."
            )
        case .retireSource: Phrase("来源", en: "Source")
        case .sourceHint:
            Phrase("可不填：批文号、合同、现场核查等", en: "Optional: an order, a contract, a survey on site")
        case .retireSourceHint: Phrase("例如：批文号、现场核查、重复登记", en: "Such as an order, a survey on site, recorded twice")
        case .retiredSince: Phrase("自哪天起注销", en: "Struck off since")
        case .retired: Phrase("已注销，可随时恢复。", en: "Struck off; it can be restored at any time.")
        case .restored: Phrase("已恢复。", en: "Restored.")
        case .restore: Phrase("恢复", en: "Restore")
        case .retiredNotice:
            Phrase("自 {day} 起已注销；下面是注销前的情况。", en: "Struck off since {day}; below is what it was before.")
        case .retiredBy: Phrase("来源：{source}（{name}，{time}）", en: "Source: {source} ({name}, {time})")
        case .acceptedNow: Phrase("已审核通过。", en: "Accepted.")
        }
    }
}
