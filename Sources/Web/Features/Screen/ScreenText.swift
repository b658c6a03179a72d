/// The words of boards on a wall, and of the keys with which displays come in.
enum ScreenText: PhraseSet {
    case open, title, figures, map, ranking, lowest, trend, statusOf, updated, refresh, pause, resume, previous, next
    case fullScreen, exit, stale, ended, endedSignIn, endedKey, controls, targetOf, yearChange, noMap, paused
    case keyHeading, keyLead, key, keyHint, keyOpen, keyRefused, keyHeld, keyRemove, keyRemoved, keyShow, keyMake

    var phrase: Phrase {
        switch self {
        case .open: Phrase("大屏", en: "Wall display")
        case .title: Phrase("{name}治理看板", en: "{name}: treatment board")
        case .figures: Phrase("主要指标", en: "Key figures")
        case .map: Phrase("分布图", en: "Map")
        case .ranking: Phrase("{name}（按下级区域）", en: "{name} by subarea")
        case .lowest: Phrase("{name}（下级区域最低 {n} 个）", en: "{name} by subarea (lowest {n})")
        case .trend: Phrase("{name}近 12 个月", en: "{name}, 12 months")
        case .statusOf: Phrase("村庄治理状态", en: "Villages by status")
        case .updated: Phrase("更新于 {time}", en: "Updated {time}")
        case .refresh: Phrase("刷新", en: "Refresh")
        case .pause: Phrase("暂停轮播", en: "Pause rotation")
        case .resume: Phrase("轮播下级", en: "Rotate parts")
        case .previous: Phrase("上一个", en: "Previous")
        case .next: Phrase("下一个", en: "Next")
        case .fullScreen: Phrase("全屏", en: "Full screen")
        case .exit: Phrase("退出大屏", en: "Leave")
        case .stale: Phrase("连接中断，画面停在", en: "Not connected; figures as of")
        case .ended: Phrase("登录已结束，画面不再更新。", en: "The session has ended; figures are no longer updated.")
        case .endedSignIn: Phrase("重新登录", en: "Sign in")
        case .endedKey: Phrase("用屏幕口令长期显示", en: "Use a display key")
        case .controls: Phrase("大屏控制", en: "Controls")
        case .targetOf: Phrase("目标 {value}", en: "Target {value}")
        case .yearChange: Phrase("同比 {value}", en: "YoY {value}")
        case .noMap: Phrase("还没有可画的位置", en: "No positions yet")
        case .paused: Phrase("轮播已暂停", en: "Rotation paused")
        case .keyHeading: Phrase("屏幕口令", en: "Display key")
        case .keyLead:
            Phrase(
                "挂在墙上的大屏不必用个人账户登录：用只读口令进入，只能看口令所属区域的看板，可随时撤销。",
                en:
                    "A display on a wall needs nobody's account: a read-only key opens the boards of its area alone, and can be revoked at any time."
            )
        case .key: Phrase("口令", en: "Key")
        case .keyHint:
            Phrase(
                "在“我的账户”创建接口令牌：权限只勾“查看台账”，区域选要展示的区域。",
                en: "Create an API token under My account with “View the register” alone and the area to be shown.")
        case .keyOpen: Phrase("打开大屏", en: "Open the display")
        case .keyRefused:
            Phrase(
                "口令无效、已过期或已撤销，请核对后重填。",
                en: "This key is not valid, has ended or was revoked; check it and enter it again.")
        case .keyHeld: Phrase("本机使用口令“{name}”，有效至 {time}。", en: "This display uses the key “{name}” until {time}.")
        case .keyRemove: Phrase("从本机移除口令", en: "Remove the key from this display")
        case .keyRemoved: Phrase("口令已从本机移除。", en: "The key was removed from this display.")
        case .keyShow: Phrase("打开大屏", en: "Open the display")
        case .keyMake: Phrase("创建令牌", en: "Create a token")
        }
    }
}
