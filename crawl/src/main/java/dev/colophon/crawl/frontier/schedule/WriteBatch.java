package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.page.RecordedLink;
import dev.colophon.page.context.PageContext;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.signal.LicenceLook;
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
public final class WriteBatch {

    public final Instant now;
    public final List<Observation> looks = new ArrayList<>();
    public final Map<String, @Nullable Object[]> places = new TreeMap<>();
    public final List<FoundUrl> found = new ArrayList<>();
    public final List<FoundAppearance> appearances = new ArrayList<>();
    public final List<SiteSignal> signals = new ArrayList<>();
    public final List<RecordedLink> recorded = new ArrayList<>();
    public final List<LicenceLook> licences = new ArrayList<>();
    public final List<PageContext> contexts = new ArrayList<>();
    public final List<ReachedPlaces.Reached> reached = new ArrayList<>();
    public final List<Tasks.NewTask> tasks = new ArrayList<>();
    public final List<HostQueue.Release> releases = new ArrayList<>();
    public final Map<String, Spent> spent = new HashMap<>();

    /** Keys of the pages that were visited, and of those that did not change. */
    public final Set<String> visited = new HashSet<>();

    public final Set<String> unchanged = new HashSet<>();

    /** Keys of pages that were there before, and were read as a whole, or are gone. */
    public final Set<String> readAgain = new HashSet<>();

    public final Set<String> gone = new HashSet<>();

    /** Keys of places that were redirected, and at which copies were seen. */
    public final Set<String> redirectedCopies = new HashSet<>();

    /** Keys of pages that show more than their words. */
    public final Set<String> showing = new HashSet<>();

    /** What is to be asked for since redirects lead there from where copies were. */
    public final List<Asked> asked = new ArrayList<>();

    /** What is not to be asked for any more where no redirect leads there. */
    public final List<Left> left = new ArrayList<>();

    public WriteBatch(Instant now) {
        this.now = now;
    }

    /**
     * What is to be asked for.
     *
     * @param whole whether it has to be read, also where it did not change
     */
    public record Asked(FoundUrl url, Instant at, boolean whole) {}

    /**
     * A place that may be left.
     *
     * @param place its key
     * @param source the id of that which asks for it
     * @param visited whether it was asked for just now
     */
    public record Left(String place, String source, boolean visited) {}

    /** Of a source's budget. */
    public record Spent(int pages, long bytes) {

        Spent plus(Spent other) {
            return new Spent(pages + other.pages, bytes + other.bytes);
        }
    }

    public void spend(List<Lease.Interest> interests, long bytes) {
        interests.forEach(interest -> spent.merge(interest.source().id(), new Spent(1, bytes), Spent::plus));
    }
}
