import Domain

/// The particulars that entries of the log have, by their keys, in the order in which a page lists them.
enum AuditMember: String, CaseIterable {
    case what, kind, format, file, title, code, version, name, user, login, language, grants, formerGrants, permissions
    case area, filters, of, address, expires, session, token, importID, entry, rows, new, changed, replaced, field
    case validFrom, source, campaign, day, notice, eligible, excluded, sizes, towns, teams, team, tasks, assignment
    case replaces, visit, visits, purpose, state, reason, reasons, items, photos, size, system, terrain, result, count
    case commitment, beacon, seed, criteriaHash, frameHash, listHash, contentHash, sourceHash, fileHash, hash, sha256
    case fictional, note

    /// The folder of the page that the number leads to; nil where it leads nowhere.
    var page: String? {
        switch self {
        case .area: "/areas"
        case .user: "/users"
        case .entry: "/audit"
        case .importID: "/imports"
        case .campaign: "/spotchecks"
        default: nil
        }
    }

    /// Whether the number counts something, so that it is written with separators.
    var isCount: Bool {
        switch self {
        case .rows, .new, .changed, .replaced, .eligible, .excluded, .teams, .tasks, .visits, .photos, .count: true
        default: false
        }
    }

    /// The particular's name.
    var name: BilingualText {
        switch self {
        case .what: BilingualText("内容", "What")
        case .kind: BilingualText("种类", "Kind")
        case .format: BilingualText("文件格式", "File format")
        case .file: BilingualText("文件", "File")
        case .title: BilingualText("标题", "Title")
        case .code: BilingualText("代码", "Code")
        case .version: BilingualText("版本", "Version")
        case .name: BilingualText("名称", "Name")
        case .user: BilingualText("用户", "User")
        case .login: BilingualText("登录名", "Log-in name")
        case .language: BilingualText("语言", "Language")
        case .grants: BilingualText("角色与辖区", "Roles and areas")
        case .formerGrants: BilingualText("原角色与辖区", "Roles and areas before")
        case .permissions: BilingualText("权限", "Rights")
        case .area: BilingualText("辖区", "Area")
        case .filters: BilingualText("筛选条件", "Filters")
        case .of: BilingualText("所属编号", "Number of what it belongs to")
        case .address: BilingualText("网络地址", "Network address")
        case .expires: BilingualText("有效期至", "Expires")
        case .session: BilingualText("会话编号", "Session")
        case .token: BilingualText("令牌编号", "Token")
        default: workName
        }
    }

    /// The names of what belongs to imports, changes and checks.
    private var workName: BilingualText {
        switch self {
        case .importID: BilingualText("导入", "Import")
        case .entry: BilingualText("所涉日志条目", "Log entry concerned")
        case .rows: BilingualText("行数", "Rows")
        case .new: BilingualText("新增", "New")
        case .changed: BilingualText("变更", "Changed")
        case .replaced: BilingualText("替换", "Replaced")
        case .field: BilingualText("字段", "Field")
        case .validFrom: BilingualText("自何日起", "Holds from")
        case .source: BilingualText("出处", "Source")
        case .campaign: BilingualText("抽查", "Spot check")
        case .day: BilingualText("日期", "Day")
        case .notice: BilingualText("公告", "Notice")
        case .eligible: BilingualText("入选名录", "In the frame")
        case .excluded: BilingualText("未入名录", "Left out of the frame")
        case .sizes: BilingualText("样本量", "Sample sizes")
        case .towns: BilingualText("抽中乡镇", "Towns")
        case .teams: BilingualText("组数", "Teams")
        case .team: BilingualText("组", "Team")
        case .tasks: BilingualText("任务数", "Tasks")
        case .assignment: BilingualText("任务编号", "Task")
        case .replaces: BilingualText("所递补的任务", "Task replaced")
        default: checkName
        }
    }

    /// The names of what belongs to visits, files and proofs.
    private var checkName: BilingualText {
        switch self {
        case .visit: BilingualText("检查记录", "Visit")
        case .visits: BilingualText("检查记录数", "Visits")
        case .purpose: BilingualText("目的", "Purpose")
        case .state: BilingualText("状态", "State")
        case .reason, .reasons: BilingualText("原因", "Reason")
        case .items: BilingualText("检查项", "Items")
        case .photos: BilingualText("照片数", "Photos")
        case .size: BilingualText("大小（字节）", "Size (bytes)")
        case .system: BilingualText("坐标系", "Coordinate system")
        case .terrain: BilingualText("高程数据编号", "Heights")
        case .result: BilingualText("结果", "Result")
        case .count: BilingualText("数量", "Count")
        case .commitment: BilingualText("种子承诺", "Commitment")
        case .beacon: BilingualText("公共随机源", "Public source of chance")
        case .seed: BilingualText("种子", "Seed")
        case .criteriaHash: BilingualText("检查标准哈希", "Hash of the criteria")
        case .frameHash: BilingualText("名录哈希", "Hash of the frame")
        case .listHash: BilingualText("名单哈希", "Hash of the list")
        case .contentHash: BilingualText("内容哈希", "Hash of the content")
        case .sourceHash: BilingualText("原文件哈希", "Hash of the source file")
        case .fileHash, .hash, .sha256: BilingualText("文件哈希", "Hash of the file")
        case .fictional: BilingualText("虚构", "Fictional")
        default: BilingualText("说明", "Note")
        }
    }
}
