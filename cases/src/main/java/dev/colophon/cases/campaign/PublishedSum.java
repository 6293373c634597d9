package dev.colophon.cases.campaign;

import dev.colophon.cases.campaign.PublishedCount.Precision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The sum of numbers that were published, with what is known of their precision. It is never said to be a minimum while one of them
 * is rounded, since rounding may go either way.
 *
 * @param value the sum of the numbers as they were published
 * @param numbers how many they are
 * @param minima how many of them are minima
 * @param rounded how many of them are rounded
 */
public record PublishedSum(long value, int numbers, int minima, int rounded) {

    /** Two figures that count, for the short form. */
    private static final MathContext SHORT = new MathContext(2, RoundingMode.HALF_UP);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MYRIAD = BigDecimal.valueOf(10_000);

    /**
     * Of these.
     *
     * @throws ArithmeticException when it is beyond 2^63
     */
    public static PublishedSum of(List<PublishedCount> counts) {
        long sum = 0;
        for (PublishedCount count : counts) {
            sum = Math.addExact(sum, count.value());
        }
        return new PublishedSum(sum, counts.size(), of(counts, Precision.AT_LEAST), of(counts, Precision.ROUNDED));
    }

    private static int of(List<PublishedCount> counts, Precision precision) {
        return Math.toIntExact(
                counts.stream().filter(count -> count.precision() == precision).count());
    }

    /** Whether every number is exact. */
    public boolean isExact() {
        return minima + rounded == 0;
    }

    /** In millions, two figures of it: {@code 2.2}. */
    public String millions() {
        return new BigDecimal(value)
                .round(SHORT)
                .divide(MILLION)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** In ten thousands (万), two figures of it: {@code 220}. */
    public String myriads() {
        return new BigDecimal(value)
                .round(SHORT)
                .divide(MYRIAD)
                .stripTrailingZeros()
                .toPlainString();
    }
}
