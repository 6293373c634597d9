package dev.colophon.crawl.frontier;

import dev.colophon.page.RecordedLink;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.sightings.Observation;
import dev.colophon.store.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the results of one transaction add up to, before any of it is written. Used by one thread. */
final class WriteBatch {

    final Instant now;
    final List<Observation> looks = new ArrayList<>();
    final Map<String, @Nullable Object[]> places = new TreeMap<>();
    final List<FoundUrl> found = new ArrayList<>();
    final List<FoundAppearance> appearances = new ArrayList<>();
    final List<SiteSignal> signals = new ArrayList<>();
    final List<RecordedLink> recorded = new ArrayList<>();
    final List<Tasks.NewTask> tasks = new ArrayList<>();
    final List<HostQueue.Release> releases = new ArrayList<>();
    final Map<String, Spent> spent = new HashMap<>();

    /** Keys of the pages that were visited, and of those that did not change. */
    final Set<String> visited = new HashSet<>();

    final Set<String> unchanged = new HashSet<>();

    WriteBatch(Instant now) {
        this.now = now;
    }

    /** Of a source's budget. */
    record Spent(int pages, long bytes) {

        Spent plus(Spent other) {
            return new Spent(pages + other.pages, bytes + other.bytes);
        }
    }

    void spend(List<Lease.Interest> interests, long bytes) {
        interests.forEach(interest -> spent.merge(interest.source().id(), new Spent(1, bytes), Spent::plus));
    }
}
