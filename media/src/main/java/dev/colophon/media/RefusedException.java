package dev.colophon.media;

/** Carries a refusal out of a decoder to {@link MediaReader}, which returns it as a value. */
final class RefusedException extends Exception {

    private final transient Unreadable why;

    RefusedException(Unreadable.Reason reason, String detail) {
        super(detail);
        this.why = new Unreadable(reason, detail);
    }

    Unreadable why() {
        return why;
    }
}
