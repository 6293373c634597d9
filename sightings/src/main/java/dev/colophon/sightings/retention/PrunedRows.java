package dev.colophon.sightings.retention;

/**
 * What went, or would go.
 *
 * @param bytes of what stands in the rows, without indexes and what a database adds
 */
public record PrunedRows(long rows, long bytes) {

    /** Nothing. */
    public static final PrunedRows NONE = new PrunedRows(0, 0);

    /** Both together. */
    public PrunedRows plus(PrunedRows other) {
        return new PrunedRows(rows + other.rows, bytes + other.bytes);
    }
}
