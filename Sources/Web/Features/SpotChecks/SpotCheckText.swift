/// The words of the pages of spot checks.
enum SpotCheckText: PhraseSet {
    case heading, lead, new, title, area, areaHint, organiser, purpose, threshold, confidence, recheckShare, features
    case criteria, criteriaHint, confirmCriteria, create, phase, created, noneYet, noneAdvice
    case freeze, freezeLead, day, exclusions, exclusionsHint, frame, frameHash, eligible, excluded, stratum, population,
        size
    case announce, announceLead, kind, notice, noticeHint, dueDay, dueTime, commitment, sizeAdvice, failuresAllowed,
        sizeNeeded
    case draw, drawLead, outcomeNumber, outcomeGame, outcomeText, outcomeHint, proof, beacon, seed
    case begin, beginLead, firstDay, dayCount, teamOf, noTeam, teamName, notYet
    case progress, tasks, openTasks, reveals, team, facility, outcome, replaced, replace, reason, visits, visit, state,
        who, when
    case findings, photos, quarantine, accept, dismiss, resolution, finish, finishLead, missing
    case result, best, conservative, interval, standardError, counts, effective, notEffective, inaccessible, outOfScope,
        share
    case strata, towns, smallCells, recheck, agreement, problems, verify, compare, compareLead, overlapping,
        apart, difference
    case publicHeading, publicLead, sealed, script, frameFile, command, ticket, drawnList, secret, announcedAt, fixedAt,
        done
    case acceptedState, quarantinedState, dismissedState, teams, replacement, method
    case source, reportWord, reportExcel

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("抽查", en: "Spot checks")
        case .lead:
            Phrase(
                "从名录冻结、公开抽取、现场检查到结果，每一步都留痕并可核验。",
                en:
                    "From the frozen frame and the public draw to the result, every step is recorded and can be verified."
            )
        case .new: Phrase("新建抽查", en: "New spot check")
        case .title: Phrase("名称", en: "Title")
        case .area: Phrase("抽查区域", en: "Area")
        case .areaHint: Phrase("填写区划代码或名称", en: "A code or a name")
        case .organiser: Phrase("组织单位", en: "Organiser")
        case .purpose: Phrase("目的", en: "Purpose")
        case .threshold: Phrase("达标门槛", en: "Threshold")
        case .confidence: Phrase("置信度", en: "Confidence")
        case .recheckShare: Phrase("盲样复核比例", en: "Share of blind re-checks")
        case .features: Phrase("分层依据", en: "Strata by")
        case .criteria: Phrase("判定规则", en: "Criteria")
        case .criteriaHint:
            Phrase(
                "未见公布的判定清单，随系统的只是草案。请逐条读过再确认；建立后不能再改。",
                en:
                    "No official list is published; what comes with the program is a draft. Read every item before you confirm; the criteria are fixed once the check is created."
            )
        case .confirmCriteria: Phrase("已逐条确认判定规则，由本单位负责", en: "We have confirmed every item and answer for it")
        case .create: Phrase("建立", en: "Create")
        case .phase: Phrase("阶段", en: "Phase")
        case .created: Phrase("建立时间", en: "Created")
        case .noneYet: Phrase("还没有抽查", en: "No spot checks yet")
        case .noneAdvice: Phrase("建立一次抽查，先冻结名录，再公开抽取。", en: "Create one, freeze its frame, then draw in public.")
        case .freeze: Phrase("冻结名录", en: "Freeze the frame")
        case .freezeLead:
            Phrase(
                "按所选日期从台账取出区域内全部设施，生成规范 CSV 和 SHA-256。在建和报废设施保留在名录中并注明原因，不参加抽取。",
                en:
                    "All facilities of the area as of the day become a canonical CSV with its SHA-256. Those under construction or retired stay in it with the reason and are not drawn."
            )
        case .day: Phrase("名录日期", en: "Frame date")
        case .exclusions: Phrase("另行排除", en: "Further exclusions")
        case .exclusionsHint:
            Phrase(
                "每行一个：设施编码 空格 原因。原因将公开。", en: "One per line: facility code, space, reason. The reasons will be public.")
        case .frame: Phrase("名录", en: "Frame")
        case .frameHash: Phrase("名录 SHA-256", en: "SHA-256 of the frame")
        case .eligible: Phrase("可抽取", en: "Can be drawn")
        case .excluded: Phrase("已排除", en: "Excluded")
        case .stratum: Phrase("层", en: "Stratum")
        case .population: Phrase("设施数", en: "Facilities")
        case .size: Phrase("样本量", en: "Sample")
        case .announce: Phrase("预告随机源", en: "Announce the source of chance")
        case .announceLead:
            Phrase(
                "请选一个今后发生、谁也无法左右的公开事件。预告后样本量与事件不能再改。",
                en:
                    "Choose a public event that lies ahead and that nobody can steer. Sizes and event are fixed once announced."
            )
        case .kind: Phrase("种类", en: "Kind")
        case .notice: Phrase("具体是哪一次", en: "Which event exactly")
        case .noticeHint:
            Phrase(
                "例如：体彩排列五第 25160 期；drand 第 4512345 轮；6 月 20 日 9 时在市局会议室掷骰 20 次",
                en: "For example: a lottery with its issue, a drand round, dice rolled where and how often")
        case .dueDay: Phrase("发生日期", en: "Day of the event")
        case .dueTime: Phrase("发生时刻", en: "Time of the event")
        case .commitment: Phrase("组织方承诺（SHA-256）", en: "The organiser's commitment (SHA-256)")
        case .sizeAdvice: Phrase("多大样本才够（简单随机抽样）", en: "How many are enough (simple random sample)")
        case .failuresAllowed: Phrase("允许不合格", en: "Failures allowed")
        case .sizeNeeded: Phrase("至少抽", en: "Check at least")
        case .draw: Phrase("填写结果并抽取", en: "Enter the outcome and draw")
        case .drawLead:
            Phrase(
                "照抄公布的结果。种子由名录哈希、事件结果和组织方承诺的随机数共同算出。",
                en:
                    "Copy the outcome as published. The seed comes from the frame's hash, the outcome and the organiser's committed number together."
            )
        case .outcomeNumber: Phrase("轮次或期号", en: "Round or issue")
        case .outcomeGame: Phrase("彩种", en: "Lottery")
        case .outcomeText: Phrase("结果", en: "Outcome")
        case .outcomeHint:
            Phrase(
                "drand 填签名，彩票填开奖号码，骰子填点数；承诺—揭示每行一方：名称 承诺 随机数",
                en:
                    "drand: the signature; lottery: the digits; dice: the faces; commit and reveal: one line per party with name, commitment, number"
            )
        case .proof: Phrase("查证方式", en: "Where to look it up")
        case .beacon: Phrase("事件结果", en: "Outcome of the event")
        case .seed: Phrase("种子", en: "Seed")
        case .begin: Phrase("编组与日程", en: "Teams and days")
        case .beginLead:
            Phrase(
                "系统按乡镇把名单分给各组各日，任何人在当天开启之前都看不到名单。两组以上时自动安排盲样复核。",
                en:
                    "The list is shared out by township; nobody sees it before a team opens its day. With two teams or more, blind re-checks are arranged."
            )
        case .firstDay: Phrase("第一天", en: "First day")
        case .dayCount: Phrase("天数", en: "Days")
        case .teamOf: Phrase("{name} 的组别", en: "Team of {name}")
        case .noTeam: Phrase("不参加", en: "None")
        case .teamName: Phrase("第 {n} 组", en: "Team {n}")
        case .notYet: Phrase("尚未", en: "Not yet")
        case .progress: Phrase("进度", en: "Progress")
        case .tasks: Phrase("检查任务", en: "Tasks")
        case .openTasks: Phrase("已开启的名单", en: "Opened lists")
        case .reveals: Phrase("名单开启记录", en: "When lists were opened")
        case .team: Phrase("组", en: "Team")
        case .facility: Phrase("设施", en: "Facility")
        case .outcome: Phrase("结论", en: "Conclusion")
        case .replaced: Phrase("已递补", en: "Replaced")
        case .replace: Phrase("递补下一号", en: "Take the next ticket")
        case .reason: Phrase("原因", en: "Reason")
        case .visits: Phrase("现场记录", en: "Visits")
        case .visit: Phrase("第 {n} 号记录", en: "Visit {n}")
        case .state: Phrase("状态", en: "State")
        case .who: Phrase("检查人", en: "By")
        case .when: Phrase("时间", en: "Time")
        case .findings: Phrase("提示", en: "Noteworthy")
        case .photos: Phrase("照片", en: "Photos")
        case .quarantine: Phrase("待核记录", en: "Visits to be decided")
        case .accept: Phrase("计入", en: "Count it")
        case .dismiss: Phrase("不计入（保留）", en: "Do not count it (kept)")
        case .resolution: Phrase("裁定理由", en: "Why")
        case .finish: Phrase("结束并计算结果", en: "Finish and compute the result")
        case .finishLead:
            Phrase(
                "未上报的任务按“无法进入”计。结束后名录、种子和名单全部公开，不能再改。",
                en:
                    "Tasks without a visit count as inaccessible. Frame, seed and list become public and cannot be changed any more."
            )
        case .missing: Phrase("未上报", en: "Not reported")
        case .result: Phrase("结果", en: "Result")
        case .best: Phrase("最佳估计（无法进入的按缺失）", en: "Best estimate (inaccessible taken as missing)")
        case .conservative:
            Phrase("保守估计（无法进入的按未有效运行）", en: "Conservative estimate (inaccessible taken as not effective)")
        case .interval: Phrase("{level} 置信区间 {low}—{high}", en: "{level} interval {low} to {high}")
        case .standardError: Phrase("标准误", en: "Standard error")
        case .counts:
            Phrase(
                "抽查 {drawn} 座：有效 {effective}，未有效 {not}，无法进入 {closed}，不属范围 {out}",
                en:
                    "{drawn} drawn: {effective} effective, {not} not effective, {closed} inaccessible, {out} out of scope"
            )
        case .effective: Phrase("有效", en: "Effective")
        case .notEffective: Phrase("未有效", en: "Not effective")
        case .inaccessible: Phrase("无法进入", en: "Inaccessible")
        case .outOfScope: Phrase("不属范围", en: "Out of scope")
        case .share: Phrase("有效占比", en: "Share effective")
        case .strata: Phrase("分层结果", en: "By stratum")
        case .towns: Phrase("分乡镇结果", en: "By township")
        case .smallCells:
            Phrase(
                "已知结论不足 5 座的只列座数，不算比例。分层按各层自身的抽取估计；乡镇占比是已知结论中的简单比例，各地的加权估计及区间见报告和其看板。各区间分别成立，不宜据此排名。",
                en:
                    "Where fewer than five are known, only counts are shown. Strata are estimated by their own draw; shares of townships are plain ones of what is known, with weighted estimates and intervals in the report and on their boards. Each interval holds by itself; do not rank by them."
            )
        case .recheck: Phrase("盲样复核", en: "Blind re-checks")
        case .agreement:
            Phrase(
                "{pairs} 对：一致 {same}，不一致 {other}；Cohen κ {kappa}",
                en: "{pairs} pairs: {same} agree, {other} differ; Cohen's κ {kappa}")
        case .problems: Phrase("已转整改线索", en: "Problems opened")
        case .verify: Phrase("公开核验页", en: "Public verification page")
        case .compare: Phrase("与另一次抽查比较", en: "Compare with another check")
        case .compareLead:
            Phrase(
                "两次抽查的差别是真有不同，还是抽样误差？", en: "Is the difference between two checks real, or could chance have made it?")
        case .overlapping:
            Phrase(
                "差别在抽样误差之内：仅凭这两次抽查，不能说两者有实质差别。",
                en: "Chance alone can explain the difference: these two checks do not show a real one.")
        case .difference:
            Phrase(
                "保守估计之差 {difference}，置信区间 {low}—{high}，p 值 {p}。",
                en: "Difference of the conservative estimates {difference}, interval {low} to {high}, p-value {p}.")
        case .apart:
            Phrase(
                "差别超出抽样误差：应查明判定标准、时间或抽取方式是否不同。",
                en: "Chance alone does not explain the difference. Look at criteria, time and manner of drawing.")
        case .publicHeading: Phrase("抽查公开核验", en: "Verify a spot check")
        case .publicLead:
            Phrase(
                "任何人都可以用这里的名录、种子和脚本，在自己的电脑上重新抽取并核对名单。",
                en:
                    "With the frame, the seed and the script, anybody can draw the list again on their own computer and compare."
            )
        case .sealed:
            Phrase(
                "检查尚未结束：名录、组织方随机数和名单在结束时公开；下面的承诺已经固定，事后无法更改。",
                en:
                    "The check is not finished: frame, the organiser's number and the list become public at its end. The commitments below are fixed."
            )
        case .script: Phrase("核验脚本（Python 3，一页）", en: "Verification script (Python 3, one page)")
        case .frameFile: Phrase("名录文件（CSV）", en: "The frame (CSV)")
        case .command: Phrase("核验命令", en: "Verification command")
        case .ticket: Phrase("号签", en: "Ticket")
        case .drawnList: Phrase("抽取名单", en: "List drawn")
        case .secret: Phrase("组织方随机数", en: "The organiser's number")
        case .announcedAt: Phrase("预告时间", en: "Announced")
        case .fixedAt: Phrase("填写时间", en: "Entered")
        case .done: Phrase("已完成。", en: "Done.")
        case .acceptedState: Phrase("计入", en: "Counts")
        case .quarantinedState: Phrase("待核", en: "To be decided")
        case .dismissedState: Phrase("不计入", en: "Does not count")
        case .teams: Phrase("检查组", en: "Teams")
        case .replacement: Phrase("递补", en: "Replacement")
        case .method: Phrase("方法", en: "Method")
        case .source: Phrase("随机源", en: "Source of chance")
        case .reportWord: Phrase("Word 报告", en: "Word report")
        case .reportExcel: Phrase("Excel 报告", en: "Excel report")
        }
    }
}
