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
 */
public record SourceList(List<Source> sources, List<String> blocked, Map<String, Integer> failing) {

    public SourceList {
        sources = List.copyOf(sources);
        blocked = List.copyOf(blocked);
        failing = Map.copyOf(failing);
    }

    /** How many addresses of one of them failed at their last look. */
    public int failing(Source source) {
        return failing.getOrDefault(source.id(), 0);
    }
}
