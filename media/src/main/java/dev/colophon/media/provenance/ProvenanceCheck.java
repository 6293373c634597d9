package dev.colophon.media.provenance;

/**
 * What came of one check.
 *
 * @param reason why it is not so; blank where it is
 */
public record ProvenanceCheck(State state, String reason) {

    static final ProvenanceCheck OK = new ProvenanceCheck(State.OK, "");

    /** How a check ended. */
    public enum State {
        OK,
        /** Of bytes: they are others than those that were hashed. */
        MISMATCH,
        /** Of a signature or certificate: it is wrong. */
        BAD,
        /** It could not be made. */
        UNKNOWN
    }

    static ProvenanceCheck mismatch(String reason) {
        return new ProvenanceCheck(State.MISMATCH, reason);
    }

    static ProvenanceCheck bad(String reason) {
        return new ProvenanceCheck(State.BAD, reason);
    }

    static ProvenanceCheck unknown(String reason) {
        return new ProvenanceCheck(State.UNKNOWN, reason);
    }

    public boolean isOk() {
        return state == State.OK;
    }

    /** Such as {@code OK} or {@code MISMATCH: other bytes}. */
    public String words() {
        return reason.isEmpty() ? state.name() : state + ": " + reason;
    }
}
