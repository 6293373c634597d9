package dev.colophon.fingerprint.video;

/**
 * The constants of the panels of films. Only copies have panels, so that a change asks for no work again.
 *
 * @param beforeMillis before a moment whose frames are looked at
 * @param afterMillis and after it
 * @param keptMillis for which what was found is good
 * @param leastSide pixels of a side of a panel, of 256
 * @param bordered panels of one moment between steady borders that are hashed
 * @param moving and of those in which the picture changes otherwise than around them
 */
public record PanelTrackParameters(
        int beforeMillis, int afterMillis, int keptMillis, int leastSide, int bordered, int moving) {

    public static final PanelTrackParameters DEFAULT = new PanelTrackParameters(1_000, 2_000, 1_500, 36, 4, 2);

    /** Of one moment. */
    public int panels() {
        return bordered + moving;
    }
}
