package dev.colophon.fingerprint.image;

import java.util.Locale;

/**
 * The hash of one part of a picture.
 *
 * @param region the part, of the picture as it was decoded
 * @param undone the orientation that was undone before hashing: that in which a found copy may lie; references are hashed
 *     {@linkplain Orientation#UPRIGHT upright}
 */
public record View(Kind kind, Region region, Orientation undone, Pdq hash) {

    /** Why this part was hashed. */
    public enum Kind {
        /** The whole picture. */
        FULL,
        /** The picture without its plain border. */
        TRIMMED,
        /** A part of the picture without border, as a cropped copy may show it. */
        CROP,
        /** A rectangle of a found picture in which another may be shown. */
        PANEL,
        /** Of the frames of a wide film the middle, as high as they are, as it is shown on telephones that are held upright. */
        VERTICAL
    }

    /** The part in words for a person: {@code full}, {@code trimmed}, {@code crop 80 % x 90 %},
     * {@code panel 40 % x 40 %}. */
    public String name() {
        return switch (kind) {
            case FULL -> "full";
            case TRIMMED -> "trimmed";
            case CROP, PANEL, VERTICAL ->
                String.format(
                        Locale.ROOT,
                        "%s %.0f %% x %.0f %%",
                        kind.name().toLowerCase(Locale.ROOT),
                        100 * (region.x(1) - region.x(0)),
                        100 * (region.y(1) - region.y(0)));
        };
    }
}
