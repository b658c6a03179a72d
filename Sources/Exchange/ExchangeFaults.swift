/// What is wrong with XML.
public enum XMLFault: String, Hashable, Sendable {
    /// The text ends inside an element.
    case unexpectedEnd
    /// Characters that are not allowed there.
    case syntax
    /// An end tag that does not match its start tag.
    case mismatchedTag
    /// A reference to an undefined character or entity.
    case badReference
    /// A document type declaration: entities could be declared there, workbooks have none.
    case declaration
    /// Another encoding than UTF-8.
    case encoding
    /// A number, index or cell reference that cannot be.
    case value
    /// Rows that do not follow each other.
    case rowOrder

    var zh: String {
        switch self {
        case .unexpectedEnd: "内容提前结束"
        case .syntax: "XML 语法错误"
        case .mismatchedTag: "标签不配对"
        case .badReference: "引用了未定义的字符或实体"
        case .declaration: "含有 DOCTYPE 声明（可能用于攻击），不予读取"
        case .encoding: "不是 UTF-8 编码"
        case .value: "数值、序号或单元格引用无效"
        case .rowOrder: "行号没有递增"
        }
    }

    var en: String {
        switch self {
        case .unexpectedEnd: "it ends too early"
        case .syntax: "XML syntax error"
        case .mismatchedTag: "tags do not match"
        case .badReference: "undefined character or entity reference"
        case .declaration: "it has a DOCTYPE declaration, which may be an attack and is refused"
        case .encoding: "it is not in UTF-8"
        case .value: "invalid number, index or cell reference"
        case .rowOrder: "row numbers do not ascend"
        }
    }
}

/// What is wrong with JSON.
public enum JSONFault: String, Hashable, Sendable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// A character that is not allowed there.
    case syntax
    /// A number that is not written as JSON demands.
    case number
    /// A number too large to be represented.
    case numberOutOfRange
    /// An invalid escape or half of a surrogate pair.
    case escape
    /// Something follows the value.
    case trailingContent

    var zh: String {
        switch self {
        case .unexpectedEnd: "内容提前结束"
        case .syntax: "出现了不该有的字符"
        case .number: "数字写法不符合 JSON"
        case .numberOutOfRange: "数字超出可表示的范围"
        case .escape: "转义字符无效"
        case .trailingContent: "结尾之后还有多余内容"
        }
    }

    var en: String {
        switch self {
        case .unexpectedEnd: "it ends too early"
        case .syntax: "unexpected character"
        case .number: "a number not written as JSON demands"
        case .numberOutOfRange: "a number out of range"
        case .escape: "an invalid escape sequence"
        case .trailingContent: "content after the end"
        }
    }
}

/// What is wrong with GeoJSON.
public enum GeoJSONFault: String, Hashable, Sendable {
    /// No `type`, or one that GeoJSON does not have.
    case type
    /// A member that must be there is missing or of another kind.
    case member
    /// Coordinates that are no positions of two or three numbers.
    case coordinates
    /// A ring that is not closed or has fewer than four positions.
    case ring

    var zh: String {
        switch self {
        case .type: "type 缺失或不是 GeoJSON 的类型"
        case .member: "缺少必需的成员或类型不符"
        case .coordinates: "坐标不是由两个或三个数字组成的位置"
        case .ring: "多边形环未闭合或少于四个点"
        }
    }

    var en: String {
        switch self {
        case .type: "its type is missing or unknown"
        case .member: "a required member is missing or of the wrong kind"
        case .coordinates: "coordinates are not positions of two or three numbers"
        case .ring: "a polygon ring is not closed or has fewer than four positions"
        }
    }
}
