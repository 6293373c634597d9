package dev.colophon.service.precheck;

import dev.colophon.service.scan.Finding;
import java.util.Map;

/**
 * What was found in a file, and what its use asks for.
 *
 * @param works that are in it, by their ids
 */
public record CheckedUse(Finding finding, Map<String, UsedWork> works) {

    public CheckedUse {
        works = Map.copyOf(works);
    }
}
