package dev.colophon.service.precheck;

/** Whether a file may be published, as far as the register tells; what asks more of its maker comes later. */
public enum UsePermission {
    /** Nothing registered was found in what was looked at, or nothing that its owner claims. */
    FREE,
    /** Works are in it, and licences cover that. */
    LICENSED,
    /** What is in it may be lawful without a licence, as a short quotation is; nobody has judged that. */
    EXCEPTION_POSSIBLE,
    /** Works are in it, whose owners offer licences. */
    LICENCE_AVAILABLE,
    /** Their owner has to be asked; or it only looks like their work, and a person has to compare. */
    ASK,
    /** They are registered as to be blocked. */
    BLOCKED,
    /** Nothing in it could be compared. */
    UNKNOWN
}
