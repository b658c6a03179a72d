/// What tells people before their session ends, and afterwards what to do so that nothing typed is lost (会话到期提醒).
///
/// The script asks the server only shortly before the end, and only in a page that is looked at; asking is no use of the
/// session. Without scripts a line below the content says until when forms should be sent.
struct SessionPanel: Component {
    /// Whose session it is, so that nobody sends a form in another's name.
    let userID: Int64
    /// Seconds until it ends if nothing is done.
    let secondsLeft: Int
    /// So many seconds before the end people are told.
    let noticeSeconds: Int
    /// Whether use moves the end.
    let canBeProlonged: Bool
    /// When it ends if nothing is done, on the deployment's clock.
    let end: String
    /// When it ends in any case.
    let latestEnd: String
    /// The session's token.
    let csrfToken: String
    /// The page, to come back to.
    let address: PageURL
    /// The language of the page.
    let language: Language

    var html: HTML {
        HTML(
            "dialog",
            [
                .class("session-dialog"), .id("session"), .role("alertdialog"),
                .aria("aria-labelledby", "session-title"),
                .aria("aria-describedby", "session-words"), .data("data-session", SessionRoutes.path),
                .data("data-user", String(userID)), .data("data-left", String(secondsLeft)),
                .data("data-notice", String(noticeSeconds)), .data("data-prolong", canBeProlonged ? "1" : "0"),
                .data("data-csrf", csrfToken),
            ],
            HTML {
                h2(.id("session-title")) { language(SessionText.heading) }
                div(.id("session-words")) {
                    part("soon") {
                        p {
                            language(SessionText.soon)
                            " "
                            strong(.class("session-clock"), .data("data-countdown", "")) {}
                        }
                    }
                    part("final") {
                        p {
                            language(SessionText.final, ["time": latestEnd])
                            " "
                            strong(.class("session-clock"), .data("data-countdown", "")) {}
                        }
                    }
                    part("ended") {
                        p { language(SessionText.ended) }
                        p { language(SessionText.endedAdvice) }
                    }
                    part("other") { p { language(SessionText.other) } }
                    part("offline") { p { language(SessionText.offline) } }
                }
                p(.class("actions")) {
                    button(.class("button primary"), .type("button"), .data("data-stay", ""), .hidden) {
                        language(SessionText.stay)
                    }
                    a(
                        .class("button primary"), .href(PageURL("/login", [PageURL.Item("next", address.text)])),
                        Attribute("target", .literal("_blank")), .data("data-sign-in", ""), .hidden
                    ) { language(SessionText.signIn) }
                    button(.class("button"), .type("button"), .data("data-close", ""), .hidden) {
                        language(SessionText.understood)
                    }
                }
            })
    }

    private func part(_ name: String, @HTMLBuilder content: () -> HTML) -> HTML {
        div(.data("data-stage", name), .hidden, content: content)
    }

    /// The line for browsers without scripts.
    var withoutScripts: HTML {
        HTML(
            "noscript", [],
            p(.class("hint session-hint")) {
                language(canBeProlonged ? SessionText.untilIdle : .untilEnd, ["time": end])
            })
    }
}

/// The words about the end of a session.
enum SessionText: PhraseSet {
    case heading, soon, final, ended, endedAdvice, other, offline, stay, signIn, understood, untilIdle, untilEnd

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("登录状态", en: "Your session")
        case .soon:
            Phrase("您已有一段时间没有操作，即将退出登录。剩余", en: "You have not been active for a while and will be signed out in")
        case .final:
            Phrase(
                "本次登录将在 {time} 到期，不能再延长。请先保存或提交已填内容，之后重新登录。剩余",
                en:
                    "This session ends at {time} and cannot be prolonged. Save what you entered, then sign in again. Left:"
            )
        case .ended:
            Phrase(
                "登录已结束。本页已填写的内容还在，尚未提交。",
                en: "Your session has ended. What you entered is still on this page, not yet sent.")
        case .endedAdvice:
            Phrase(
                "请在新标签页登录，然后回到本页继续；本页会自动恢复，不必重新填写。",
                en: "Sign in in a new tab, then come back: this page goes on by itself, nothing need be typed again.")
        case .other:
            Phrase(
                "现在登录的是另一位用户。为避免以他人名义提交，请复制需要的内容后刷新本页。",
                en:
                    "Somebody else is signed in now. Copy what you need, then reload: nothing is sent in another's name."
            )
        case .offline: Phrase("暂时连不上服务器，恢复后可继续。", en: "The server cannot be reached just now; go on once it can.")
        case .stay: Phrase("保持登录", en: "Stay signed in")
        case .signIn: Phrase("在新标签页登录", en: "Sign in in a new tab")
        case .understood: Phrase("知道了", en: "Understood")
        case .untilIdle:
            Phrase(
                "本页不动时登录保持到 {time}；请在此之前提交表单。",
                en: "If nothing is done, your session lasts until {time}; send forms before then.")
        case .untilEnd:
            Phrase("本次登录于 {time} 到期；请在此之前提交表单。", en: "This session ends at {time}; send forms before then.")
        }
    }
}
