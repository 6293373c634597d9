package dev.colophon.fingerprint.image;

/**
 * The eight ways to lay a picture on its side: first mirrored left to right or not, then turned clockwise.
 */
public enum Orientation {
    UPRIGHT(false, 0),
    TURNED_90(false, 1),
    TURNED_180(false, 2),
    TURNED_270(false, 3),
    MIRRORED(true, 0),
    MIRRORED_TURNED_90(true, 1),
    MIRRORED_TURNED_180(true, 2),
    MIRRORED_TURNED_270(true, 3);

    private final boolean mirrored;
    private final int quarterTurns;

    Orientation(boolean mirrored, int quarterTurns) {
        this.mirrored = mirrored;
        this.quarterTurns = quarterTurns;
    }

    public boolean mirrored() {
        return mirrored;
    }

    /** Clockwise quarter turns after the mirroring, 0..3. */
    public int quarterTurns() {
        return quarterTurns;
    }

    /** The orientation that undoes this one: a mirrored turn undoes itself. */
    public Orientation inverse() {
        return switch (this) {
            case TURNED_90 -> TURNED_270;
            case TURNED_270 -> TURNED_90;
            default -> this;
        };
    }
}
