package dev.colophon.media.refusal;

/** Carries a refusal out of a decoder to the reader of files, which returns it as a value. */
public final class RefusedException extends Exception {

    private final transient Unreadable why;

    /** @param detail one line for a person: what, why, what to do */
    public RefusedException(Unreadable.Reason reason, String detail) {
        super(detail);
        this.why = new Unreadable(reason, detail);
    }

    /** What is said of the file. */
    public Unreadable why() {
        return why;
    }
}
