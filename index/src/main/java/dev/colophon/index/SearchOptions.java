package dev.colophon.index;

/**
 * What a search returns.
 *
 * @param limit at most this many matches, best first
 * @param weakest matches of this grade and better
 */
public record SearchOptions(int limit, Grade weakest) {

    /** The 20 best, candidates included. */
    public static final SearchOptions DEFAULT = new SearchOptions(20, Grade.CANDIDATE);
}
