package dev.colophon.index.postings.retrieval;

/**
 * How much less a term says of a block that has many terms: it shares some with any query by chance, in proportion to their number. The
 * weight of a term is multiplied by {@code ((usual + offset) / (terms + offset)) ^ power}.
 *
 * @param power 0 where all blocks count alike
 * @param offset terms that every block is thought to have besides
 * @param usual number of terms of a block for which weights stay as they are
 */
public record LengthNorm(double power, double offset, int usual) {

    public static final LengthNorm NONE = new LengthNorm(0, 0, 1);

    float factor(long terms) {
        return (float) StrictMath.pow((usual + offset) / (terms + offset), power);
    }
}
