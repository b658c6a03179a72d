import Domain

/// Why somebody is not let in, or a change to users, sessions or tokens is refused.
public enum AccessError: Error, Hashable, Sendable {
    /// There is no such thing, or not for the one who asks; which of both is never told.
    case notFound
    /// Nobody is signed in, or the session or token has ended.
    case signInRequired
    /// Unknown user, wrong password or a user shut out; which of them is never told.
    case signInFailed
    /// Too many failures; the next attempt is looked at after so many seconds.
    case throttled(seconds: Int)
    /// Too many are signing in at this moment.
    case busy
    /// A form without the session's token, or with another one.
    case formExpired
    /// The password must be changed before anything else.
    case passwordChangeRequired
    /// Somebody accepts what he recorded himself.
    case selfAcceptance
    /// The login name belongs to somebody.
    case loginTaken(String)
    /// The login name has characters or a length that are not allowed.
    case loginInvalid(String)
    /// The name for showing is empty, too long or has control characters.
    case nameInvalid(maximum: Int)
    /// The password is too short.
    case passwordTooShort(minimum: Int)
    /// The password is too long.
    case passwordTooLong(maximum: Int)
    /// The password is the login name or made of it.
    case passwordFromLogin
    /// The password is among those tried first, or a mere sequence.
    case passwordTooCommon
    /// The new password is the old one.
    case passwordUnchanged
    /// The current password is wrong.
    case passwordWrong
    /// A user needs at least one role in an area.
    case grantsMissing
    /// A role that the one who gives it may not give.
    case roleNotGrantable(Role)
    /// Nobody changes his own roles, resets his own password as administrator or shuts himself out.
    case ownAccount
    /// A token needs at least one permission.
    case permissionsMissing
    /// A token with a permission that its maker does not hold in the area, or that no token may have.
    case permissionNotHeld(Permission)
    /// A token with an end that is not from 1 to so many days away.
    case tokenExpiryInvalid(maximumDays: Int)
}
