package dev.colophon.service.source;

import dev.colophon.crawl.source.Source;
import java.util.List;
import java.util.Map;

/**
 * What is watched.
 *
 * @param sources oldest first
 * @param blocked hosts with a stop word
 * @param failing how many addresses of a source failed at their last look, by its id; none is not in it
 * @param barred how many addresses a source leads to and may not ask for, or names and their hosts do not allow, likewise
 * @param unwatched how many of them no watch has begun with: of their addresses nothing is known
 * @param unvisited how many addresses were not asked for yet: of them nothing is known
 */
public record SourceList(
        List<Source> sources,
        List<String> blocked,
        Map<String, Integer> failing,
        Map<String, Integer> barred,
        int unwatched,
        int unvisited) {

    public SourceList {
        sources = List.copyOf(sources);
        blocked = List.copyOf(blocked);
        failing = Map.copyOf(failing);
        barred = Map.copyOf(barred);
    }

    /** How many addresses of one of them failed at their last look. */
    public int failing(Source source) {
        return failing.getOrDefault(source.id(), 0);
    }

    /** How many addresses one of them leads to and may not ask for. */
    public int barred(Source source) {
        return barred.getOrDefault(source.id(), 0);
    }
}
