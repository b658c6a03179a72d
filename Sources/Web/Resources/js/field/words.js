// The texts of the field page, in the language of the page.
const zh = {
  title: "现场检查", today: "今天", signOut: "退出登录", openList: "开启 {day} 名单（{n} 处）", opened: "名单开启于 {time}",
  openHint: "名单一经开启即记录时刻，请在出发当天开启。", noTasks: "没有需要检查的任务。", signIn: "请先登录",
  notSignedIn: "尚未登录或登录已过期。已保存的记录不会丢失，登录后继续上传。", refresh: "刷新名单", sync: "立即上传",
  offline: "无网络：一切照常，记录保存在手机里", online: "有网络", unreachable: "连不上服务器：一切照常，记录保存在手机里", pending: "未上传 {n} 条", allSent: "全部已上传",
  draft: "填写中", queued: "未上传", sending: "上传中", failed: "上传失败，将自动重试", sent: "已上传", quarantined: "已上传，待核",
  todo: "未检查", start: "开始检查", back: "返回名单", position: "取得位置", positioning: "正在取得位置…",
  positionAt: "位置误差约 {n} 米", noPosition: "取不到位置，可继续；记录会注明没有位置", checklist: "检查表",
  readings: "读表", flow: "流量计读数", power: "电表读数", bottles: "水样瓶号", inlet: "进水瓶号", outlet: "出水瓶号",
  photos: "照片", addPhoto: "拍照", photoFor: "照片说明", general: "全景", removePhoto: "删除照片", outcome: "结论",
  outcomeAuto: "按检查表判定：", effective: "有效运行", "not-effective": "未有效运行", inaccessible: "无法进入",
  "out-of-scope": "不属范围", checked: "已检查（按检查表判定）", witness: "现场见证人", witnessName: "姓名", witnessDuty: "身份",
  refusal: "未签字原因", signature: "签名（在框内书写）", clear: "重写", remarks: "备注", save: "保存并上传",
  needAnswers: "检查表还有 {n} 项未答", needPhoto: "至少拍一张照片", exportAll: "导出未上传记录",
  distance: "距您约 {n} 米", distanceFar: "距您约 {n} 公里", storageFull: "手机存储不足，请先上传或清理空间", noSecure: "请用 https 地址打开本页，否则不能离线使用。",
  "offline-ready": "可以离线使用了", "offline-preparing": "正在保存到手机，请勿离开网络", "offline-empty": "名单尚未开启",
  "offline-never": "此浏览器不能离线打开，请勿关闭本页", reasonTitle: "待核原因", resume: "继续填写",
  photoCount: "照片 {sent}/{n} 已上传", "photo-waiting": "未上传", "photo-sending": "上传中", "photo-failed": "上传失败",
  "photo-sent": "已上传", fromAlbum: "从相册选取", late: "补传照片", lateDone: "完成",
  lateHint: "新照片会补到这份已保存的记录里，注明为后补；不会重复。", otherUser: "由 {name} 填写，请用该账号登录后上传",
  refused: "服务器未接收：{why}。记录仍在手机里，可导出文件交给负责人。",
  clockSlow: "手机时钟慢约 {n} 分钟，请校准。记录的时间会按服务器时间更正。",
  clockFast: "手机时钟快约 {n} 分钟，请校准。记录的时间会按服务器时间更正。",
  nearlyFull: "手机只剩约 {n} MB 空间，请先上传或清理。",
  noStore: "此浏览器不能保存记录（可能是无痕模式）。请换用系统浏览器，否则关闭页面后内容会丢失。",
};
const en = {
  title: "Field check", today: "Today", signOut: "Sign out", openList: "Open the list of {day} ({n} places)", opened: "Opened at {time}",
  openHint: "The moment of opening is recorded; open it on the day you set out.", noTasks: "There is nothing to check.",
  signIn: "Sign in", notSignedIn: "You are not signed in, or no longer. What you saved is safe and is sent once you sign in.",
  refresh: "Refresh the list", sync: "Send now", offline: "No network: go on, everything is kept on this phone",
  unreachable: "Server out of reach: go on, everything is kept on this phone", online: "Network available", pending: "{n} not sent", allSent: "All sent", draft: "Being filled in", queued: "Not sent",
  sending: "Sending", failed: "Failed, will try again", sent: "Sent", quarantined: "Sent, to be looked at", todo: "To do",
  start: "Begin", back: "Back to the list", position: "Get position", positioning: "Getting position…",
  positionAt: "Position within about {n} m", noPosition: "No position; go on, the record will say so",
  checklist: "Checklist", readings: "Meters", flow: "Flow meter", power: "Power meter", bottles: "Sample bottles",
  inlet: "Inlet bottle", outlet: "Outlet bottle", photos: "Photos", addPhoto: "Take a photo", photoFor: "What it shows",
  general: "Whole view", removePhoto: "Remove photo", outcome: "Conclusion", outcomeAuto: "By the checklist: ",
  effective: "Effective", "not-effective": "Not effective", inaccessible: "Inaccessible", "out-of-scope": "Out of scope",
  checked: "Checked (the checklist decides)", witness: "Local witness", witnessName: "Name", witnessDuty: "Part",
  refusal: "Why there is no signature", signature: "Signature (write in the box)", clear: "Write again",
  remarks: "Remarks", save: "Save and send", needAnswers: "{n} questions are still open",
  needPhoto: "Take at least one photo", exportAll: "Export what is not sent",
  distance: "About {n} m away", distanceFar: "About {n} km away", storageFull: "The phone is full; send or free some space first",
  noSecure: "Open this page by https, or it cannot work offline.", reasonTitle: "To be looked at because",
  "offline-ready": "Ready for use offline", "offline-preparing": "Being saved to this phone, stay online",
  "offline-empty": "List not open yet", "offline-never": "This browser cannot open it offline: keep the page open",
  resume: "Go on", photoCount: "{sent} of {n} photos sent", "photo-waiting": "Not sent", "photo-sending": "Sending",
  "photo-failed": "Failed", "photo-sent": "Sent", fromAlbum: "From the album", late: "Add photos", lateDone: "Done",
  lateHint: "New photos join this saved visit and are marked as added later; nothing is doubled.",
  otherUser: "Filled in by {name}; sign in as that user to send it",
  refused: "The server did not take it: {why}. It is still on this phone; export it for the person in charge.",
  clockSlow: "This phone's clock is about {n} min slow. Set it; times are corrected by the server's.",
  clockFast: "This phone's clock is about {n} min fast. Set it; times are corrected by the server's.",
  nearlyFull: "Only about {n} MB are left on this phone; send or free some space first.",
  noStore: "This browser cannot keep records (private mode?). Use the system's browser, or all is lost on closing.",
};

export const isChinese = document.documentElement.lang.startsWith("zh");
const words = isChinese ? zh : en;

/** The text under a key with its places filled. */
export function text(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** One of two texts by the language of the page. */
export function pick(pair) {
  return isChinese ? pair.zh : pair.en;
}
