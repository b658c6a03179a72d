import Domain
import Governance
import Store

/// Actions, doors and facts in words.
enum AuditWords {
    /// The actions that the filter offers.
    static let actions: [(code: String, name: BilingualText)] = [
        ("import-commit", BilingualText("导入", "Import")),
        ("import-undo", BilingualText("撤销导入", "Import undone")),
        ("record-edit", BilingualText("修改记录", "Record edited")),
        ("record-batch", BilingualText("批量修改", "Several records changed")),
        ("record-batch-undo", BilingualText("撤销批量修改", "Change of several records undone")),
        ("record-create", BilingualText("新增记录", "Record added")),
        ("record-retire", BilingualText("注销记录", "Record struck off")),
        ("record-restore", BilingualText("恢复记录", "Record restored")),
        ("record-accept", BilingualText("审核记录", "Record accepted")),
        ("region-create", BilingualText("新设区划", "Place created")),
        ("region-rename", BilingualText("更名或变更代码", "Place renamed or re-coded")),
        ("region-move", BilingualText("区划划转", "Place moved")),
        ("region-merge", BilingualText("区划合并", "Places merged")),
        ("region-split", BilingualText("区划拆分", "Place split")),
        ("user-create", BilingualText("新建用户", "User created")),
        ("user-grants", BilingualText("变更角色", "Roles changed")),
        ("user-profile", BilingualText("修改用户资料", "User profile changed")),
        ("user-disable", BilingualText("停用用户", "User disabled")),
        ("user-enable", BilingualText("启用用户", "User enabled again")),
        ("password-reset", BilingualText("重置密码", "Password reset")),
        ("password-change", BilingualText("修改密码", "Password changed")),
        ("sign-in", BilingualText("登录", "Sign-in")),
        ("sign-in-failed", BilingualText("登录失败", "Sign-in failed")),
        ("sign-out", BilingualText("退出", "Sign-out")),
        ("sign-out-everywhere", BilingualText("全部退出", "Signed out everywhere")),
        ("session-end", BilingualText("结束会话", "Session ended")),
        ("token-create", BilingualText("创建令牌", "Token created")),
        ("token-revoke", BilingualText("撤销令牌", "Token revoked")),
        ("spot-check-create", BilingualText("新建抽查", "Spot check begun")),
        ("spot-check-frame", BilingualText("固定抽查名录", "Frame of a spot check fixed")),
        ("spot-check-announce", BilingualText("公告抽签办法", "Draw announced")),
        ("spot-check-draw", BilingualText("抽签", "Draw")),
        ("spot-check-field", BilingualText("编组并开始现场检查", "Teams set, field work begun")),
        ("spot-check-open-list", BilingualText("开启当日名单", "List of the day opened")),
        ("spot-check-replace", BilingualText("递补设施", "Facility replaced")),
        ("spot-check-finish", BilingualText("抽查结束并出结果", "Spot check finished")),
        ("criteria-keep", BilingualText("保存检查标准", "Criteria saved")),
        ("visit-receive", BilingualText("收到检查记录", "Visit received")),
        ("visit-add-photos", BilingualText("补传照片", "Photos added to a visit")),
        ("visit-resolve", BilingualText("裁定检查记录", "Visit decided")),
        ("visit-outbox", BilingualText("导入未上传记录", "Unsent visits imported")),
        ("evidence-receive", BilingualText("收到照片", "Photo received")),
        (ExportDesk.action, BilingualText("导出", "Export")),
        ("terrain-import", BilingualText("导入地形高程", "Terrain heights imported")),
        ("terrain-remove", BilingualText("撤下地形高程", "Terrain heights withdrawn")),
        ("demo-load", BilingualText("装入演示数据", "Demonstration loaded")),
        ("demo-import", BilingualText("演示：台账导入", "Demonstration: list imported")),
        ("demo-inspection", BilingualText("演示：现场检查", "Demonstration: inspection")),
        ("demo-monthly-report", BilingualText("演示：月调度", "Demonstration: monthly report")),
        ("demo-yearly-update", BilingualText("演示：年度更新", "Demonstration: yearly update")),
        ("demo-tree-change", BilingualText("演示：区划调整", "Demonstration: divisions changed")),
        ("demo-withdrawal", BilingualText("演示：撤回导入", "Demonstration: import undone")),
    ]

    /// The name of an action; one without a name stands for itself.
    static func action(_ code: String) -> BilingualText {
        actions.first { $0.code == code }?.name ?? BilingualText(code, code)
    }

    /// The name of a door.
    static func channel(_ channel: Actor.Channel) -> BilingualText {
        switch channel {
        case .form: BilingualText("网页", "Web page")
        case .importFile: BilingualText("文件导入", "File import")
        case .api: BilingualText("接口", "API")
        case .command: BilingualText("命令行", "Command line")
        case .demo: BilingualText("演示数据", "Demonstration")
        }
    }

    /// What a fact says: fields with their values, guarded ones without, places by their names where these are known.
    static func assertion(_ fact: Fact, _ names: [SubjectID: String], _ language: Language) -> String {
        let words = FieldText(language: language, names: names)
        var parts: [String] = []
        for field in fact.kind.fields {
            if let value = fact.assertion.values[field.key] {
                let shown = field.isGuarded ? "***" : words.withUnit(value, field)
                parts.append(language.labelled(language(field.label), shown))
            } else if fact.assertion.cleared.contains(field.key) {
                parts.append(language.labelled(language(field.label), language(AuditText.cleared)))
            }
        }
        return language.joined(parts)
    }
}

/// The words of the log.
enum AuditText: PhraseSet {
    case heading, lead, number, at, who, channel, action, subject, facts, chain, head, hash, headHint, verify, intact
    case broken, brokenAdvice, entry, detail, previous, factsCut, kind, says, from, until, sinceEver, openEnd, source
    case cleared, yes, no, detailLong, detailAsKept

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("审计日志", en: "Audit log")
        case .lead:
            Phrase(
                "每次写入都记下何人、何时、经由何处；条目只增不改，前后以哈希相连。",
                en:
                    "Every change is kept with who made it, when and how. Entries are only ever added, and each carries the hash of the one before."
            )
        case .number: Phrase("编号", en: "No.")
        case .at: Phrase("时间", en: "Time")
        case .who: Phrase("操作人", en: "By")
        case .channel: Phrase("途径", en: "Via")
        case .action: Phrase("动作", en: "Action")
        case .subject: Phrase("对象", en: "Subject")
        case .facts: Phrase("事实", en: "Facts")
        case .chain: Phrase("哈希链", en: "Hash chain")
        case .head: Phrase("最后一条", en: "Last entry")
        case .hash: Phrase("哈希", en: "Hash")
        case .headHint:
            Phrase(
                "把最后一条的编号和哈希公布或抄存，之后任何改动都能被发现。",
                en: "Publish or note down the number and hash of the last entry: any later tampering then shows."
            )
        case .verify: Phrase("校验整条链", en: "Verify the whole chain")
        case .intact: Phrase("校验通过：{n} 条日志及其事实全部相符。", en: "Verified: all {n} entries and their facts match.")
        case .broken: Phrase("校验未通过：第 {n} 条不符。", en: "Not verified: entry {n} does not match.")
        case .brokenAdvice:
            Phrase(
                "请保留现场并联系系统管理员，从备份核对这一条之后的数据。",
                en:
                    "Keep everything as it is, tell the administrator, and compare the data since this entry with a backup."
            )
        case .entry: Phrase("日志条目 {n}", en: "Log entry {n}")
        case .detail: Phrase("细节", en: "Details")
        case .previous: Phrase("前一条", en: "Previous entry")
        case .factsCut: Phrase("这里列出前 {n} 条。", en: "Only the first {n} are listed.")
        case .kind: Phrase("种类", en: "Kind")
        case .says: Phrase("内容", en: "What it says")
        case .from: Phrase("自", en: "From")
        case .until: Phrase("至", en: "Until")
        case .sinceEver: Phrase("自始", en: "the beginning")
        case .openEnd: Phrase("至今", en: "open")
        case .source: Phrase("出处", en: "Source")
        case .cleared: Phrase("改为未报", en: "no longer known")
        case .yes: Phrase("是", en: "yes")
        case .no: Phrase("否", en: "no")
        case .detailLong:
            Phrase("内容过长，见该条目的页面", en: "too long for a cell; see the page of the entry")
        case .detailAsKept: Phrase("链中的原文（哈希据此计算）", en: "As kept in the chain (what the hash is of)")
        }
    }
}
