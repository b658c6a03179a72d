/// The words of what visits found at a record.
enum RecordVisitsText: PhraseSet {
    case heading, headingOf, lead, open, none, noFacility, facilities, running, facility, photo, morePhotos, signedBy
    case waiting, setAside, older, plan, unknownOutcome, count

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("现场检查记录", en: "Visits")
        case .headingOf: Phrase("{name}：现场检查记录", en: "Visits to {name}")
        case .lead: Phrase("谁在何时来过、看到了什么、照片与提示。", en: "Who came when, what was found, photos and what is noteworthy.")
        case .open: Phrase("查看现场检查记录", en: "Show the visits")
        case .none: Phrase("没有可看的检查记录。", en: "There are no visits to show.")
        case .noFacility: Phrase("没有与之相关的设施，因此没有检查记录。", en: "No facility belongs to it, so there are no visits.")
        case .facilities: Phrase("相关设施", en: "Facilities it has to do with")
        case .running:
            Phrase(
                "进行中的抽查只列本组的记录，其他记录在抽查结束后列出，以保证盲样复核。",
                en:
                    "Of a running spot check only your own team's visits are listed; the others follow when it is finished, so that second looks stay blind."
            )
        case .count: Phrase("{n} 座", en: "{n}")
        case .facility: Phrase("设施", en: "Facility")
        case .photo: Phrase("第 {visit} 号记录的第 {n} 张照片", en: "Photo {n} of visit {visit}")
        case .morePhotos: Phrase("另有 {n} 张", en: "{n} more")
        case .signedBy: Phrase("{name} 上报", en: "Reported by {name}")
        case .waiting: Phrase("待核", en: "To be decided")
        case .setAside: Phrase("不计入", en: "Set aside")
        case .older: Phrase("更早的记录", en: "Earlier visits")
        case .plan: Phrase("打开这次抽查", en: "Open the spot check")
        case .unknownOutcome: Phrase("无结论", en: "No conclusion")
        }
    }
}
