package dev.colophon.service.source;

import dev.colophon.crawl.source.Source;
import java.util.List;

/**
 * What is watched.
 *
 * @param sources oldest first
 * @param blocked hosts with a stop word
 */
public record SourceList(List<Source> sources, List<String> blocked) {

    public SourceList {
        sources = List.copyOf(sources);
        blocked = List.copyOf(blocked);
    }
}
