/// What can go wrong with keys, digests and passwords.
public enum SealingError: Error, Hashable, Sendable {
    /// libsodium could not be started.
    case libraryUnavailable
    /// A password longer than ``SealedPassword/maximumBytes``.
    case passwordTooLong(bytes: Int)
    /// There was not enough memory to hash a password.
    case notEnoughMemory(bytes: Int)
    /// A stored password that is not an Argon2 string.
    case notASealedPassword
    /// A key, seed, digest or signature of the wrong length.
    case wrongLength(expected: Int, found: Int)
    /// Text that is not hexadecimal, or of the wrong length.
    case notHexadecimal
    /// A key that is not a point of the curve, or a signature that could not be made.
    case invalidKey
}

extension SealingError {
    /// What is wrong and what to do, in Chinese.
    public var chineseMessage: String {
        switch self {
        case .libraryUnavailable: "密码库 libsodium 无法启动。请检查系统随机数设备和安装。"
        case .passwordTooLong(let bytes):
            "口令过长（\(bytes) 字节），最多 \(SealedPassword.maximumBytes) 字节。请缩短口令。"
        case .notEnoughMemory(let bytes):
            "内存不足，计算口令需要 \(bytes / 1_048_576) MiB。请稍后再试或增加内存。"
        case .notASealedPassword: "存储的口令不是 Argon2 格式。请重置该用户的口令。"
        case .wrongLength(let expected, let found): "长度应为 \(expected) 字节，实为 \(found) 字节。请检查密钥或签名是否完整。"
        case .notHexadecimal: "不是规定长度的十六进制文本。请检查是否完整复制。"
        case .invalidKey: "密钥无效。请检查密钥是否完整。"
        }
    }

    /// What is wrong and what to do, in English.
    public var englishMessage: String {
        switch self {
        case .libraryUnavailable:
            "libsodium could not be started. Check the system's random device and the installation."
        case .passwordTooLong(let bytes):
            "The password has \(bytes) bytes; at most \(SealedPassword.maximumBytes) are allowed. Choose a shorter one."
        case .notEnoughMemory(let bytes):
            "Hashing a password needs \(bytes / 1_048_576) MiB, which are not free. Try again later or add memory."
        case .notASealedPassword: "The stored password is not an Argon2 string. Reset this user's password."
        case .wrongLength(let expected, let found):
            "Expected \(expected) bytes, found \(found). Check whether the key or signature is complete."
        case .notHexadecimal: "Not hexadecimal text of the right length. Check whether it was copied completely."
        case .invalidKey: "The key is not valid. Check whether it is complete."
        }
    }
}
