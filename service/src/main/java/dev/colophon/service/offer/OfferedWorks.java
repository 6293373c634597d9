package dev.colophon.service.offer;

import dev.colophon.registry.Works;
import dev.colophon.registry.work.Work;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The works that offers name; of one that was merged since, what it was merged into. */
record OfferedWorks(Works works) {

    /** By the ids that are named. */
    Map<String, Work> of(Collection<String> ids) {
        return ids.stream().distinct().collect(Collectors.toMap(Function.identity(), works::get));
    }
}
