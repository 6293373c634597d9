package dev.colophon.benchmark.audio;

/**
 * What searching costs in an index of one size.
 *
 * @param hours of registered sound
 * @param real hours of it that are real recordings; the rest is drawn from their statistics
 * @param queryMillis CPU of one search of a 10 s clip, mean, one thread, warm
 * @param postingsRead by one search, mean
 * @param bytesPerHour of the index and the verification record
 * @param queries copies of real works that were searched
 * @param found EXACT or STRONG with the right work
 */
record GrowthRow(
        double hours,
        double real,
        double queryMillis,
        double postingsRead,
        double bytesPerHour,
        int queries,
        int found) {}
