package dev.colophon.cases.removal;

import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.cases.removal.address.AnswerFraming;
import dev.colophon.cases.removal.address.HostPauses;
import dev.colophon.cases.removal.address.LookTarget;
import dev.colophon.cases.removal.address.NeighbourUrl;
import dev.colophon.cases.removal.address.OwnParts;
import dev.colophon.cases.removal.address.PlaceLook;
import dev.colophon.cases.removal.address.SearchedFile;
import dev.colophon.cases.removal.address.ServedAnswer;
import dev.colophon.cases.removal.address.ServedAnswer.Served;
import dev.colophon.cases.removal.address.ServedAnswer.ServedPage;
import dev.colophon.cases.removal.address.ServedAnswer.Unanswered;
import dev.colophon.cases.removal.address.WorkSearch;
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
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Looks for a copy once more from one vantage point: asks for its URL, for the pages on which it stood, where it is gone for all
 * that these show now, and for a made-up URL beside it. Asks only what robots.txt allows, one request after the other. For one
 * thread.
 */
public final class CopyLook {

    /** So many media of the pages are asked for; when there are more, not all was looked into. */
    private static final int MOST_MEDIA = 60;

    /** A page that says little and leads to more others than these is a list of them. */
    private static final int MOST_LEADS = 10;

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

    /** An answer, and where it was needed that for a made-up URL beside it. */
    private record Visit(PlaceLook.Look look, Optional<PlaceLook.Look> neighbour) {

        OwnParts own() {
            return new OwnParts(look, neighbour);
        }

        ServedAnswer answer() {
            return neighbour.isPresent() ? own().answer() : look.answer();
        }
    }

    /**
     * Looks.
     *
     * @param stoodBeside whether the work stood at a place while the copy was there, as {@link StoodBeside} tells
     */
    public Seen at(LookTarget target, Predicate<String> stoodBeside) {
        PlaceLook.Look there = places.of(target.url(), target, Optional.empty());
        boolean up = isUp(there);
        Visit copy = up ? new Visit(there, Optional.empty()) : compared(there, isSuccess(there.answer()), target);
        List<Visit> pages = new ArrayList<>();
        for (String page : target.pages()) {
            PlaceLook.Look look = places.of(page, target, Optional.empty());
            pages.add(up ? new Visit(look, Optional.empty()) : compared(look, false, target));
        }
        Set<String> beside = Stream.concat(Stream.of(copy), pages.stream())
                .flatMap(visit -> visit.answer() instanceof Served served && served.isUp()
                        ? Stream.of(served.last())
                        : Stream.empty())
                .filter(stoodBeside)
                .collect(Collectors.toSet());
        VantageView alone = view(copy, Optional.empty(), beside, false);
        RemovalVerdict verdict = ViewRule.of(target.page(), alone).verdict();
        if (verdict == RemovalVerdict.SOFT_404) {
            alone = view(copy, home(copy, target), beside, false);
        }
        MediaWalk walk = new MediaWalk(target, stoodBeside);
        if (!up) {
            pages.forEach(page -> walk.begin(page, false));
            if (verdict == RemovalVerdict.UNCERTAIN
                    || verdict == RemovalVerdict.GONE
                    || verdict == RemovalVerdict.SOFT_404) {
                walk.begin(copy, verdict == RemovalVerdict.SOFT_404);
            }
            walk.run();
            alone = view(
                    copy,
                    alone.home(),
                    beside,
                    walk.foundNothing() && copy.own().isWhole());
        }
        VantageView view = new VantageView(
                vantage,
                alone.copy(),
                pages.stream().map(Visit::answer).toList(),
                alone.neighbour(),
                alone.home(),
                walk.found.stream().map(SearchedFile::place).findFirst(),
                walk.unlooked.stream().findFirst(),
                beside,
                alone.whole());
        return new Seen(view, ViewRule.of(target.page(), alone), there.file(), walk.found);
    }

    /** With the answer for a neighbour, where that tells what is its own. */
    private Visit compared(PlaceLook.Look look, boolean always, LookTarget target) {
        boolean told = look.answer() instanceof Served served
                && !served.isUp()
                && (served.isSuccess() || served.isNotThere())
                && (always || OwnParts.has(look, served.isSuccess()));
        return new Visit(
                look,
                told
                        ? Optional.of(places.of(NeighbourUrl.of(look.answer().url(), random), target, Optional.empty()))
                        : Optional.empty());
    }

    /** The first page of the site, where it may be that it shows nothing but what it shows at any address. */
    private Optional<ServedAnswer> home(Visit copy, LookTarget target) {
        HttpUrl first = HttpUrl.get(copy.answer().url())
                .newBuilder()
                .encodedPath("/")
                .query(null)
                .fragment(null)
                .build();
        boolean isFirst =
                copy.answer() instanceof Served served && AnswerFraming.isFrontPage(HttpUrl.get(served.last()));
        return isFirst
                ? Optional.empty()
                : Optional.of(
                        places.of(first.toString(), target, Optional.empty()).answer());
    }

    private VantageView view(Visit copy, Optional<ServedAnswer> home, Set<String> beside, boolean whole) {
        return new VantageView(
                vantage,
                copy.answer(),
                List.of(),
                copy.neighbour().map(PlaceLook.Look::answer),
                home,
                Optional.empty(),
                Optional.empty(),
                beside,
                whole);
    }

    private static boolean isUp(PlaceLook.Look look) {
        return look.answer() instanceof Served served && served.isUp();
    }

    private static boolean isSuccess(ServedAnswer answer) {
        return answer instanceof Served served && served.isSuccess();
    }

    /** Goes through what pages show and lead to, frames one level deep, until the work is found where it did not stand before. */
    private final class MediaWalk {

        private final LookTarget target;
        private final Predicate<String> stoodBeside;
        private final Deque<MediaLink> stops = new ArrayDeque<>();
        private final Set<String> planned = new HashSet<>();
        private final List<SearchedFile> found = new ArrayList<>();
        private final List<String> unlooked = new ArrayList<>();

        MediaWalk(LookTarget target, Predicate<String> stoodBeside) {
            this.target = target;
            this.stoodBeside = stoodBeside;
            planned.add(target.url());
        }

        /**
         * Of what was served all that it shows, of what says that nothing is there what is its own.
         *
         * @param denied whether it says so by being like others
         */
        void begin(Visit visit, boolean denied) {
            if (!(visit.answer() instanceof Served served) || !(served.isSuccess() || served.isNotThere())) {
                return;
            }
            planned.add(served.url());
            planned.add(served.last());
            if (served.isUp() && !stoodBeside.test(served.last())) {
                visit.look().file().ifPresent(found::add);
                return;
            }
            boolean shown = !denied
                    && served.isSuccess()
                    && served.page().filter(ServedPage::notFound).isEmpty();
            plan(shown ? visit.look().media() : visit.own().media(), false);
            List<String> leads = visit.own().leads();
            if (leads.size() > MOST_LEADS) {
                unlooked.add("%s leads on to %d others".formatted(served.url(), leads.size()));
            } else {
                plan(
                        leads.stream()
                                .map(url -> new MediaLink(url, "a[href]", Role.FRAME, served.last()))
                                .toList(),
                        false);
            }
        }

        private void plan(List<MediaLink> media, boolean framed) {
            for (MediaLink link : media) {
                boolean deeper = framed && link.role() == Role.FRAME;
                boolean other = target.page() && link.role() != Role.FRAME; // words are not in pictures
                if (!deeper && !other && planned.add(link.url())) {
                    stops.add(link);
                }
            }
        }

        /** Whether all was looked into, and the work is not in it. */
        boolean foundNothing() {
            return found.isEmpty() && unlooked.isEmpty();
        }

        void run() {
            int asked = 0;
            while (!stops.isEmpty() && found.isEmpty()) {
                MediaLink link = stops.remove();
                if (link.role() != Role.FRAME && stoodBeside.test(link.url())) {
                    continue; // a copy of its own, which has looks of its own
                }
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
                case Served served
                when served.isUp() -> {
                    if (!stoodBeside.test(served.last())) {
                        look.file().ifPresent(found::add);
                    }
                }
                case Served _ when look.passedOver() -> {}
                case Served served -> missed(served).ifPresent(why -> unlooked.add(link.url() + ": " + why));
            }
            plan(look.media(), true);
        }

        /** Why nobody knows what is there. A page in a frame is looked into by what it shows. */
        private Optional<String> missed(Served served) {
            RemovalFinding said = ViewRule.of(
                    true,
                    new VantageView(
                            vantage,
                            served,
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            return said.meaning() == Meaning.REMOVED ? Optional.empty() : Optional.of(said.reason());
        }
    }
}
