/// The words of work on many records at once.
enum BatchText: PhraseSet {
    case heading, hint, chosen, all, exportExcel, exportCSV, field, change, choose, chooseAll, chooseRow, exported
    case title, lead, value, clear, pickValue, source, sourceHint, next, now, records, confirmTitle
    case confirmQuestion, confirmCleared, consequenceSince, consequenceSource, consequenceUnchanged, consequenceOne
    case confirm, becomes, reason, refusedHeading, refusedAdvice, leaveOut, back, done, receipt, receiptLead, undo
    case undone, undoneNotice, undoAdvice, notReported, outcome, stays, changesTo, nothingToChange, cannot

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("批量操作", en: "Work on several records")
        case .hint: Phrase("勾选行后可批量处理", en: "Tick rows to work on them together")
        case .chosen: Phrase("已选 {n} 条", en: "{n} chosen")
        case .all: Phrase("选择全部符合条件的 {n} 条", en: "Choose all {n} that match")
        case .exportExcel: Phrase("导出所选 Excel", en: "Export chosen to Excel")
        case .exportCSV: Phrase("导出所选 CSV", en: "Export chosen to CSV")
        case .field: Phrase("要修改的字段", en: "Field to change")
        case .change: Phrase("批量修改…", en: "Change…")
        case .choose: Phrase("勾选", en: "Choose")
        case .chooseAll: Phrase("勾选本页全部", en: "Choose all on this page")
        case .chooseRow: Phrase("勾选 {name}", en: "Choose {name}")
        case .exported: Phrase("所选 {n} 条", en: "{n} chosen {n:record|records}")
        case .title: Phrase("批量修改：{field}", en: "Change {field}")
        case .lead: Phrase("{kind}，已选 {n} 条", en: "{kind}, {n} chosen")
        case .value: Phrase("改为", en: "New value")
        case .clear:
            Phrase("清除现有值，改为“未报”（不填新值）", en: "Take the present values away: not reported (no new value)")
        case .pickValue: Phrase("请选择", en: "Choose one")
        case .source: Phrase("来源", en: "Source")
        case .sourceHint:
            Phrase("批文号、合同、现场核查等，随每条记录进入审计日志。", en: "An order, a contract, a survey; it goes into the audit log.")
        case .next: Phrase("核对修改", en: "Check the change")
        case .now: Phrase("现值", en: "Now")
        case .records: Phrase("所选记录", en: "Chosen records")
        case .confirmTitle: Phrase("核对批量修改", en: "Check before changing")
        case .confirmQuestion:
            Phrase("把 {n} 条记录的“{field}”改为“{value}”？", en: "Set {field} of {n} {n:record|records} to “{value}”?")
        case .confirmCleared:
            Phrase("清除 {n} 条记录的“{field}”（改为未报）？", en: "Take {field} away from {n} {n:record|records}?")
        case .consequenceSince:
            Phrase("自 {day} 起生效；此前的情况仍保留在历史中。", en: "Holds since {day}; what was before stays in the history.")
        case .consequenceSource: Phrase("来源：{source}", en: "Source: {source}")
        case .consequenceUnchanged:
            Phrase(
                "另有 {n} 条已是该值，不作改动。",
                en: "{n} more {n:has|have} that value already and {n:stays|stay} as {n:it is|they are}.")
        case .consequenceOne:
            Phrase(
                "一次写入，一条审计日志；要么全部成功，要么全部不改。改后需重新审核。",
                en: "Written at once under one log entry: all of it or nothing. The records need accepting anew.")
        case .confirm: Phrase("确认修改 {n} 条", en: "Change {n} {n:record|records}")
        case .becomes: Phrase("改后", en: "Then")
        case .reason: Phrase("原因", en: "Reason")
        case .refusedHeading: Phrase("有 {n} 条不能这样修改", en: "{n} {n:record|records} cannot be changed so")
        case .refusedAdvice: Phrase("没有保存任何内容。可去掉这些记录后继续。", en: "Nothing was saved. Leave them out and go on.")
        case .leaveOut: Phrase("去掉这 {n} 条后继续", en: "Go on without {n:it|them}")
        case .back: Phrase("返回列表", en: "Back to the list")
        case .done: Phrase("已修改 {n} 条记录", en: "{n} {n:record|records} changed")
        case .receipt: Phrase("批量修改 {n}", en: "Change {n}")
        case .receiptLead: Phrase("{kind} · {field}", en: "{kind} · {field}")
        case .undo: Phrase("撤销这次修改", en: "Undo this change")
        case .undone: Phrase("已撤销这次批量修改", en: "The change has been undone")
        case .undoneNotice: Phrase("这次修改已撤销（日志 {n}）", en: "This change was undone (log entry {n})")
        case .undoAdvice:
            Phrase(
                "撤销后如同没有登记过；所选记录此后若又被修改，则不能整体撤销。",
                en:
                    "It will be as if it had not been said. Once one of the records is changed again, it cannot be undone as a whole."
            )
        case .notReported: Phrase("未报", en: "Not reported")
        case .outcome: Phrase("结果", en: "Outcome")
        case .stays: Phrase("不变", en: "Stays")
        case .changesTo: Phrase("修改", en: "Changes")
        case .nothingToChange: Phrase("所选记录都已是该值，无需修改。", en: "All chosen records have that value already.")
        case .cannot: Phrase("不能修改", en: "Refused")
        }
    }
}
