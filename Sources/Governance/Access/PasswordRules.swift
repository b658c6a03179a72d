import Foundation

/// What a password must and must not be (口令规则).
///
/// Sources: NIST SP 800-63B §5.1.1.2 (length, no composition rules, a list of obvious ones, no forced periodic change)
/// and the OWASP Authentication Cheat Sheet. NIST asks for 8 characters at least; we ask for 10.
public enum PasswordRules {
    /// The fewest characters.
    public static let minimumLength = 10
    /// The most characters; enough for a sentence.
    public static let maximumLength = 128

    /// Checks a new password.
    ///
    /// - Throws: ``AccessError``, saying which rule it breaks.
    static func check(_ password: String, login: String, name: String) throws(AccessError) {
        let length = password.unicodeScalars.count
        guard length >= minimumLength else { throw .passwordTooShort(minimum: minimumLength) }
        guard length <= maximumLength else { throw .passwordTooLong(maximum: maximumLength) }
        let folded = LoginName.folded(password)
        for own in [LoginName.folded(login), LoginName.folded(name)] where own.unicodeScalars.count >= 2 {
            guard !isMade(folded, of: own), !isMade(folded, of: String(own.reversed())) else {
                throw .passwordFromLogin
            }
        }
        guard !CommonPasswords.all.contains(folded), !isMonotonous(folded), !isMadeOfStems(folded) else {
            throw .passwordTooCommon
        }
    }

    /// Whether it is the word, alone or repeated, with at most digits and signs around it.
    private static func isMade(_ password: String, of word: String) -> Bool {
        let rest = password.replacingOccurrences(of: word, with: "")
        return rest.count < password.count && !rest.unicodeScalars.contains { $0.properties.isAlphabetic }
    }

    private static func isMadeOfStems(_ password: String) -> Bool {
        CommonPasswords.stems.contains { isMade(password, of: $0) }
    }

    /// Whether it has at most three different characters, or only runs upward or downward.
    private static func isMonotonous(_ password: String) -> Bool {
        let scalars = password.unicodeScalars.map { Int($0.value) }
        if Set(scalars).count <= 3 { return true }
        let steps = zip(scalars, scalars.dropFirst()).map { $1 - $0 }
        // 9 to 0 continues a run of digits.
        return steps.allSatisfy { $0 == 1 || $0 == -9 } || steps.allSatisfy { $0 == -1 || $0 == 9 }
    }
}

/// The most obvious passwords of at least ten characters; the rules catch runs, repetitions and names by themselves.
enum CommonPasswords {
    static let all: Set<String> = [
        "qwertyuiop", "qwertyuiop123", "qwerty12345", "qwerty123456", "1q2w3e4r5t", "1q2w3e4r5t6y", "q1w2e3r4t5",
        "q1w2e3r4t5y6", "1qaz2wsx3edc", "1qaz@wsx3edc", "qazwsxedcrfv", "zaq12wsxcde3", "1qazxsw23edc", "asdfghjkl;",
        "asdfghjkl123", "zxcvbnm123", "zxcvbnm,./", "!@#$%^&*()", "1234qwerasdf", "qwer1234asdf", "asdf1234qwer",
        "a123456789", "a1234567890", "aa123456789", "abc1234567", "abc123456789", "abcd123456", "abcde12345",
        "123456789a", "1234567890a", "123456789abc", "12345abcde", "123qweasdzxc", "qweasdzxc123", "qwe123asd456",
        "1314520520", "5201314520", "woaini1314", "woaini520", "woaini1314520", "woaini5201314", "iloveyou1314",
        "iloveyou520", "147258369a", "1472583690", "0123456789", "9876543210", "1122334455", "112233445566",
        "123123123123", "123321123321", "111222333444", "changeme123", "letmein12345", "trustno1trustno1",
        "correcthorsebatterystaple", "p@ssw0rd123", "p@ssw0rd1234", "p@ssword123", "passw0rd123", "pa$$w0rd123",
    ]

    static let stems = [
        "password", "passwd", "passw0rd", "p@ssw0rd", "p@ssword", "admin", "administrator", "root", "welcome",
        "letmein", "changeme", "iloveyou", "woaini", "qwerty", "abc", "abcd", "test", "guest", "user", "mima",
        "zhongguo", "china", "guangdong", "jiangxi", "qingxi", "清溪", "密码", "管理员", "dragon", "monkey", "football",
    ]
}
