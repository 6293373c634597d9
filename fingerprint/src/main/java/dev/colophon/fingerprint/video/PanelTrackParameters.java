package dev.colophon.fingerprint.video;

/**
 * The constants of the panels of films. Only copies have panels, so that a change asks for no work again.
 *
 * @param beforeMillis before a moment whose frames are looked at
 * @param afterMillis and after it
 * @param keptMillis for which what was found is good
 * @param leastSide pixels of a side of a panel, of 256
 * @param panels of one moment that are hashed
 */
public record PanelTrackParameters(int beforeMillis, int afterMillis, int keptMillis, int leastSide, int panels) {

    public static final PanelTrackParameters DEFAULT = new PanelTrackParameters(1_000, 2_000, 1_500, 36, 4);
}
