package dev.colophon.index.explanation;

/**
 * Why a picture matches.
 *
 * @param pdqDistance differing bits of 256 between the two hashes
 * @param variant which stored view of the reference was hit, such as {@code full}, {@code trimmed}, {@code centre 80 %}
 * @param quality PDQ quality of the lower of both sides, 0..100
 */
public record ImageExplanation(int pdqDistance, String variant, int quality) implements Explanation {

    /** Whether the view shows less of the reference than all of it, or than all but its border. */
    public boolean isOfPart() {
        return !variant.equals("full") && !variant.equals("trimmed");
    }

    @Override
    public String sentence() {
        return "%d of 256 picture bits agree with the %s view (quality %d)"
                .formatted(256 - pdqDistance, variant, quality);
    }
}
