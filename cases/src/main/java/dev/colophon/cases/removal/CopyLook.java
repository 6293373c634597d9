package dev.colophon.cases.removal;

import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.cases.removal.ServedAnswer.Served;
import dev.colophon.cases.removal.ServedAnswer.Unanswered;
import dev.colophon.http.GuardedClient;
import dev.colophon.page.media.MediaLink;
import dev.colophon.page.media.MediaLink.Role;
import dev.colophon.sightings.Appearance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Looks for a copy once more from one vantage point: asks for its URL, for the pages on which it stood, where it is gone for all
 * that these show now, and for a made-up URL beside it. Asks only what robots.txt allows, one request after the other. For one
 * thread.
 */
public final class CopyLook {

    /** So many media of the pages are asked for; when there are more, not all was looked into. */
    private static final int MOST_MEDIA = 60;

    private final String vantage;
    private final PlaceLook places;
    private final RandomGenerator random;

    /**
     * Sets it up.
     *
     * @param vantage what it is called
     * @param client asks from there
     * @param random makes up neighbours
     */
    public CopyLook(
            String vantage, GuardedClient client, WorkSearch search, HostPauses pauses, RandomGenerator random) {
        this.vantage = vantage;
        this.places = new PlaceLook(client, search, pauses);
        this.random = random;
    }

    /**
     * What was seen, and what of it is to be stored.
     *
     * @param own what the answer for the copy's own URL says by itself
     * @param copy what stands there, where bytes were had
     * @param found where pages show the work now
     */
    public record Seen(VantageView view, RemovalFinding own, Optional<SearchedFile> copy, List<SearchedFile> found) {}

    /** Looks. */
    public Seen at(LookTarget target) {
        PlaceLook.Look copy = places.of(target.url(), target, Optional.empty());
        boolean up = isUp(copy);
        List<PlaceLook.Look> pages = new ArrayList<>();
        for (String page : target.pages()) {
            pages.add(places.of(page, target, Optional.empty()));
        }
        Optional<ServedAnswer> neighbour = up || !isSuccess(copy.answer())
                ? Optional.empty()
                : Optional.of(places.of(NeighbourUrl.of(target.url(), random), target, Optional.empty())
                        .answer());
        MediaWalk walk = new MediaWalk(target);
        if (!up) {
            pages.forEach(walk::begin);
            if (mayLeadToIt(target, copy.answer(), neighbour)) {
                walk.begin(copy);
            }
            walk.run();
        }
        VantageView view = new VantageView(
                vantage,
                copy.answer(),
                pages.stream().map(PlaceLook.Look::answer).toList(),
                neighbour,
                walk.found.stream().map(SearchedFile::place).findFirst(),
                walk.unlooked.stream().findFirst());
        return new Seen(view, ViewRule.of(target.page(), view(copy.answer(), neighbour)), copy.file(), walk.found);
    }

    /** What a site shows where nothing is leads nowhere. */
    private boolean mayLeadToIt(LookTarget target, ServedAnswer copy, Optional<ServedAnswer> neighbour) {
        RemovalVerdict alone = ViewRule.of(target.page(), view(copy, neighbour)).verdict();
        return alone == RemovalVerdict.UNCERTAIN || alone == RemovalVerdict.GONE;
    }

    private VantageView view(ServedAnswer copy, Optional<ServedAnswer> neighbour) {
        return new VantageView(vantage, copy, List.of(), neighbour, Optional.empty(), Optional.empty());
    }

    private static boolean isUp(PlaceLook.Look look) {
        return look.answer() instanceof Served served && served.isUp();
    }

    private static boolean isSuccess(ServedAnswer answer) {
        return answer instanceof Served served && served.isSuccess();
    }

    /** Goes through what pages show, frames one level deep, until the work is found. */
    private final class MediaWalk {

        private final LookTarget target;
        private final Deque<MediaLink> stops = new ArrayDeque<>();
        private final Set<String> planned = new HashSet<>();
        private final List<SearchedFile> found = new ArrayList<>();
        private final List<String> unlooked = new ArrayList<>();

        MediaWalk(LookTarget target) {
            this.target = target;
            planned.add(target.url());
        }

        void begin(PlaceLook.Look page) {
            if (isSuccess(page.answer())) {
                planned.add(page.answer().url());
                if (page.answer() instanceof Served served) {
                    planned.add(served.last());
                    if (served.isUp()) {
                        page.file().ifPresent(found::add);
                    }
                }
                plan(page, false);
            }
        }

        private void plan(PlaceLook.Look page, boolean framed) {
            for (MediaLink link : page.media()) {
                boolean deeper = framed && link.role() == Role.FRAME;
                boolean other = target.page() && link.role() != Role.FRAME; // words are not in pictures
                if (!deeper && !other && planned.add(link.url())) {
                    stops.add(link);
                }
            }
        }

        void run() {
            int asked = 0;
            while (!stops.isEmpty() && found.isEmpty()) {
                MediaLink link = stops.remove();
                if (asked++ == MOST_MEDIA) {
                    unlooked.add("%d of its media were left out".formatted(stops.size() + 1));
                    return;
                }
                look(link);
            }
        }

        private void look(MediaLink link) {
            if (link.role() == Role.STREAM) {
                unlooked.add(link.url() + " is a stream, which only watching it over a while shows");
                return;
            }
            PlaceLook.Look look =
                    places.of(link.url(), target, Optional.of(new Appearance(link.page(), link.element())));
            switch (look.answer()) {
                case Unanswered none -> unlooked.add(link.url() + ": " + none.reason());
                case Served served when served.isUp() -> look.file().ifPresent(found::add);
                case Served _ when look.passedOver() -> {}
                case Served served -> missed(served).ifPresent(why -> unlooked.add(link.url() + ": " + why));
            }
            plan(look, true);
        }

        /** Why nobody knows what is there. A page in a frame is looked into by what it shows. */
        private Optional<String> missed(Served served) {
            RemovalFinding said = ViewRule.of(true, view(served, Optional.empty()));
            return said.meaning() == Meaning.REMOVED ? Optional.empty() : Optional.of(said.reason());
        }
    }
}
