package dev.colophon.benchmark.audio;

/**
 * What searching costs in an index of one size.
 *
 * @param hours of registered sound
 * @param real hours of it that are real recordings; the rest is drawn from their statistics
 * @param queryMillis CPU of one search of a 10 s clip, mean, one thread, warm
 * @param stages of it
 * @param postingsRead by one search, mean
 * @param bytesPerHour of the index and the verification record
 * @param queries copies of real works that were searched
 * @param found EXACT or STRONG with the right work
 */
record GrowthRow(
        double hours,
        double real,
        double queryMillis,
        Stages stages,
        double postingsRead,
        double bytesPerHour,
        int queries,
        int found) {

    /**
     * CPU of one search by what it goes into, in ms, mean.
     *
     * @param lookUp finding the terms of the copy, and in how many blocks each is
     * @param reading reading their postings and finding the beginnings that rank highest
     * @param stored reading the stored peaks of candidates
     * @param rest making terms, voting for lines, verifying and grading
     * @param questions how many times candidates were asked for, decoys included
     */
    record Stages(double lookUp, double reading, double stored, double rest, double questions) {}
}
