package dev.colophon.cases.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.RemovalLook.CopyElsewhere;
import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.cases.removal.address.ServedAnswer;
import dev.colophon.cases.removal.address.ServedAnswer.Served;
import dev.colophon.cases.removal.address.ServedAnswer.ServedPage;
import dev.colophon.cases.removal.address.ServedAnswer.Unanswered;
import dev.colophon.cases.removal.address.ServedAnswer.WorkFound;
import dev.colophon.page.PageFace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemovalRuleTest {

    private static final String COPY = "https://films.example/files/leaf.mp4";
    private static final String PAGE = "https://films.example/leaf.html";
    private static final String MADE_UP = "https://films.example/files/qwertyuiopasdf.mp4";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(2));

    private static Served file(int status, WorkFound found) {
        return new Served(COPY, COPY, status, "b" + found, 9_000, found, Optional.empty(), Optional.empty());
    }

    /** Reading a page takes longer than deciding. */
    private static final Map<String, PageFace> FACES = new HashMap<>();

    private static Served page(String url, String last, int status, String words, Set<String> media) {
        PageFace face = FACES.computeIfAbsent(words, said -> PageFace.of("<title>Films</title><body><p>" + said));
        return new Served(
                url,
                last,
                status,
                words,
                words.length() + 40L,
                WorkFound.NOTHING,
                Optional.empty(),
                Optional.of(new ServedPage(face, words.startsWith("Not found"), media)));
    }

    private static VantageView view(ServedAnswer copy, ServedAnswer... pages) {
        return new VantageView(
                "here", copy, List.of(pages), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static RemovalFinding decide(VantageView... views) {
        return RemovalRule.decide(false, new RemovalLook(NOW, List.of(views), List.of()), List.of());
    }

    private static RemovalVerdict verdict(VantageView... views) {
        return decide(views).verdict();
    }

    private static final String WORDS =
            "Films of this house, new ones and old ones, for everybody who likes to look at pictures that move and talk";

    @Test
    void oneVantagePoint() {
        assertThat(verdict(view(file(404, WorkFound.NOTHING)))).isEqualTo(RemovalVerdict.GONE);
        assertThat(verdict(view(file(200, WorkFound.SAME_BYTES)))).isEqualTo(RemovalVerdict.STILL_UP);
        assertThat(verdict(view(file(200, WorkFound.MATCH)))).isEqualTo(RemovalVerdict.REENCODED_UP);
        assertThat(verdict(view(file(200, WorkFound.MATCH).unread("it was cut off"))))
                .as("the bytes may be the same")
                .isEqualTo(RemovalVerdict.STILL_UP);
        assertThat(verdict(view(file(200, WorkFound.PERHAPS)))).isEqualTo(RemovalVerdict.UNCERTAIN);
        assertThat(verdict(view(file(200, WorkFound.NOTHING))))
                .as("another file, looked into whole")
                .isEqualTo(RemovalVerdict.GONE);
        assertThat(verdict(view(file(404, WorkFound.SAME_BYTES))))
                .as("whatever the status says")
                .isEqualTo(RemovalVerdict.STILL_UP);
        assertThat(verdict(view(new Unanswered(COPY, false, "no answer")))).isEqualTo(RemovalVerdict.UNREACHABLE);
        assertThat(verdict(view(new Unanswered(COPY, true, "robots.txt")))).isEqualTo(RemovalVerdict.BLOCKED);
        assertThat(verdict(view(file(418, WorkFound.NOTHING)))).isEqualTo(RemovalVerdict.UNCERTAIN);
    }

    @Test
    void theMadeUpNeighbour() {
        Served copy = page(COPY, COPY, 200, WORDS + " 8f3a71", Set.of());
        Served alike = page(MADE_UP, MADE_UP, 200, WORDS + " 77b0cc", Set.of());
        Served other = page(MADE_UP, MADE_UP, 200, "Nothing but a row of apples, pears, plums and cherries", Set.of());
        assertThat(verdict(beside(copy, alike))).isEqualTo(RemovalVerdict.SOFT_404);
        assertThat(verdict(beside(copy, other)))
                .as("a page that may lead to the file")
                .isEqualTo(RemovalVerdict.UNCERTAIN);
        assertThat(verdict(beside(copy, new Unanswered(MADE_UP, false, "no answer"))))
                .isEqualTo(RemovalVerdict.UNCERTAIN);
        Served home = page(COPY, "https://films.example/", 200, WORDS, Set.of());
        assertThat(verdict(beside(home, file(404, WorkFound.NOTHING)))).isEqualTo(RemovalVerdict.SOFT_404);
    }

    @Test
    void aSiteThatShowsNothing() {
        Served copy = page(COPY, COPY, 200, WORDS + " 8f3a71", Set.of());
        Served alike = page(MADE_UP, MADE_UP, 200, WORDS + " 77b0cc", Set.of());
        Served home = page("https://films.example/", "https://films.example/", 200, WORDS, Set.of());
        assertThat(verdict(beside(copy, alike, Optional.of(home)))).isEqualTo(RemovalVerdict.UNCERTAIN);
        Served other = page("https://films.example/", "https://films.example/", 200, "Apples and pears", Set.of());
        assertThat(verdict(beside(copy, alike, Optional.of(other)))).isEqualTo(RemovalVerdict.SOFT_404);
    }

    @Test
    void whatSaysThatNothingIsThereBringsNothingAfterIt() {
        for (String more : List.of(
                "<meta http-equiv=refresh content='0;url=/b'>",
                "<script>load()</script>",
                "<object data=/b></object>")) {
            assertThat(verdict(view(page(COPY, COPY, 404, "Gone " + more, Set.of()))))
                    .as(more)
                    .isEqualTo(RemovalVerdict.UNCERTAIN);
        }
        assertThat(verdict(view(page(COPY, COPY, 404, WORDS + WORDS + "<script>load()</script>", Set.of()))))
                .as("of its own or not, who looked has said")
                .isEqualTo(RemovalVerdict.GONE);
        assertThat(verdict(view(page(COPY, COPY, 410, WORDS, Set.of()).unread("broken off"))))
                .isEqualTo(RemovalVerdict.UNCERTAIN);
        assertThat(verdict(view(page(COPY, COPY, 200, "Not found", Set.of()).unread("broken off"))))
                .isEqualTo(RemovalVerdict.UNCERTAIN);
        assertThat(verdict(view(file(202, WorkFound.NOTHING)))).isEqualTo(RemovalVerdict.UNREACHABLE);
    }

    private static VantageView beside(ServedAnswer copy, ServedAnswer neighbour) {
        return beside(copy, neighbour, Optional.empty());
    }

    private static VantageView beside(ServedAnswer copy, ServedAnswer neighbour, Optional<ServedAnswer> home) {
        return new VantageView(
                "here", copy, List.of(), Optional.of(neighbour), home, Optional.empty(), Optional.empty());
    }

    @Test
    void pagesOfFiles() {
        Served gone = file(404, WorkFound.NOTHING);
        Served up = file(200, WorkFound.SAME_BYTES);
        assertThat(verdict(view(up, page(PAGE, PAGE, 404, "Gone", Set.of())))).isEqualTo(RemovalVerdict.PARTIAL);
        assertThat(verdict(view(up, page(PAGE, PAGE, 200, WORDS, Set.of(COPY)))))
                .isEqualTo(RemovalVerdict.STILL_UP);
        assertThat(verdict(view(up, page(PAGE, PAGE, 200, WORDS, Set.of())))).isEqualTo(RemovalVerdict.PARTIAL);
        assertThat(verdict(view(gone, page(PAGE, PAGE, 200, WORDS, Set.of())))).isEqualTo(RemovalVerdict.GONE);
        assertThat(verdict(view(file(200, WorkFound.NOTHING), page(PAGE, PAGE, 200, WORDS, Set.of(COPY)))))
                .as("another picture in its place")
                .isEqualTo(RemovalVerdict.GONE);
        String other = "https://films.example/files/new.mp4";
        Served leads =
                new Served(COPY, other, 200, "b", 9_000, WorkFound.SAME_BYTES, Optional.empty(), Optional.empty());
        assertThat(decide(view(leads, page(PAGE, PAGE, 200, WORDS, Set.of(other)))))
                .as("the page shows it where the old address leads")
                .matches(finding -> finding.verdict() == RemovalVerdict.RENAMED)
                .matches(finding -> finding.where().equals(Optional.of(other)));
        assertThat(verdict(view(gone, new Unanswered(PAGE, false, "no answer"))))
                .isEqualTo(RemovalVerdict.UNREACHABLE);
        RemovalFinding renamed = decide(new VantageView(
                "here",
                gone,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("https://films.example/b.mp4"),
                Optional.empty()));
        assertThat(renamed.verdict()).isEqualTo(RemovalVerdict.RENAMED);
        assertThat(renamed.where()).contains("https://films.example/b.mp4");
        assertThat(verdict(new VantageView(
                        "here",
                        gone,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("a frame was cut off"))))
                .isEqualTo(RemovalVerdict.UNCERTAIN);
    }

    @Test
    void severalVantagePoints() {
        VantageView up = view(file(200, WorkFound.SAME_BYTES));
        VantageView gone = view(file(451, WorkFound.NOTHING));
        VantageView silent = view(new Unanswered(COPY, false, "no answer"));
        VantageView refused = view(file(403, WorkFound.NOTHING));
        assertThat(verdict(up, gone)).isEqualTo(RemovalVerdict.PARTIAL_GEO);
        assertThat(verdict(refused, up)).isEqualTo(RemovalVerdict.PARTIAL_GEO);
        assertThat(verdict(silent, up)).isEqualTo(RemovalVerdict.STILL_UP);
        assertThat(verdict(gone, gone)).isEqualTo(RemovalVerdict.GONE);
        assertThat(verdict(gone, silent)).isEqualTo(RemovalVerdict.UNREACHABLE);
        assertThat(verdict(gone, refused)).isEqualTo(RemovalVerdict.BLOCKED);
    }

    @Test
    void whatWasBefore() {
        CopyElsewhere later = new CopyElsewhere("https://films.example/again.mp4", NOW.minusSeconds(60), NOW);
        CopyElsewhere older = new CopyElsewhere("https://films.example/other.mp4", BEFORE.minusSeconds(60), NOW);
        VantageView gone = view(file(404, WorkFound.NOTHING));
        List<Earlier> up = List.of(new Earlier(BEFORE, RemovalVerdict.STILL_UP));
        RemovalFinding again =
                RemovalRule.decide(false, new RemovalLook(NOW, List.of(gone), List.of(older, later)), up);
        assertThat(again.verdict()).isEqualTo(RemovalVerdict.REAPPEARED);
        assertThat(again.where()).contains(later.place());
        assertThat(RemovalRule.decide(false, new RemovalLook(NOW, List.of(gone), List.of(later)), List.of())
                        .verdict())
                .as("nobody knows which was first")
                .isEqualTo(RemovalVerdict.GONE);
        assertThat(RemovalRule.decide(false, new RemovalLook(NOW, List.of(gone), List.of(older)), up)
                        .verdict())
                .as("a copy of its own")
                .isEqualTo(RemovalVerdict.GONE);
        RemovalLook back = new RemovalLook(NOW, List.of(view(file(200, WorkFound.SAME_BYTES))), List.of());
        assertThat(RemovalRule.decide(false, back, List.of(new Earlier(BEFORE, RemovalVerdict.GONE)))
                        .verdict())
                .isEqualTo(RemovalVerdict.REAPPEARED);
        assertThat(RemovalRule.decide(false, back, List.of(new Earlier(BEFORE, RemovalVerdict.UNREACHABLE)))
                        .verdict())
                .isEqualTo(RemovalVerdict.STILL_UP);
    }

    /** A host that took the file away and left a link to it has done what was asked. */
    @Test
    void aLinkToWhatIsGoneOffersNothing() {
        for (int status : new int[] {404, 410, 451}) {
            VantageView left = view(file(status, WorkFound.NOTHING), page(PAGE, PAGE, 200, WORDS, Set.of(COPY)));
            assertThat(verdict(left)).isEqualTo(RemovalVerdict.GONE);
            assertThat(decide(left).reason())
                    .isEqualTo(
                            "the server answers %d; a dead link to it is left on the page %s".formatted(status, PAGE));
        }
        VantageView moved = new VantageView(
                "here",
                file(404, WorkFound.NOTHING),
                List.of(page(PAGE, PAGE, 200, WORDS, Set.of(COPY))),
                Optional.empty(),
                Optional.empty(),
                Optional.of("https://films.example/files/other.mp4"),
                Optional.empty());
        assertThat(verdict(moved)).isEqualTo(RemovalVerdict.RENAMED);
        VantageView unseen =
                view(file(404, WorkFound.NOTHING), new ServedAnswer.Unanswered(PAGE, false, "no answer within 30 s"));
        assertThat(decide(unseen).meaning()).isEqualTo(RemovalVerdict.Meaning.UNKNOWN);
    }

    /** Any views at all: "removed" is said only where nobody could have missed the work. */
    @Test
    void nothingIsRemovedThatNobodySawGone() {
        Random random = new Random(20261128);
        Map<RemovalVerdict, Integer> counts = new EnumMap<>(RemovalVerdict.class);
        for (int i = 0; i < 200_000; i++) {
            List<VantageView> views = new ArrayList<>();
            for (int v = 0; v <= random.nextInt(2); v++) {
                views.add(randomView(random));
            }
            RemovalFinding finding =
                    RemovalRule.decide(random.nextBoolean(), new RemovalLook(NOW, views, List.of()), List.of());
            counts.merge(finding.verdict(), 1, Integer::sum);
            boolean right = !finding.reason().isBlank()
                    && (finding.meaning() != Meaning.REMOVED || views.stream().allMatch(RemovalRuleTest::isGone))
                    && (finding.meaning() == Meaning.UP || views.stream().noneMatch(view -> isThere(view.copy())));
            if (!right) { // an assertion of each takes longer than all of them
                throw new AssertionError("%d: %s is said of %s".formatted(i, finding, views));
            }
        }
        assertThat(counts.keySet())
                .contains(
                        RemovalVerdict.GONE,
                        RemovalVerdict.SOFT_404,
                        RemovalVerdict.STILL_UP,
                        RemovalVerdict.REENCODED_UP,
                        RemovalVerdict.RENAMED,
                        RemovalVerdict.PARTIAL,
                        RemovalVerdict.PARTIAL_GEO,
                        RemovalVerdict.LOGIN_WALL,
                        RemovalVerdict.BLOCKED,
                        RemovalVerdict.UNREACHABLE,
                        RemovalVerdict.UNCERTAIN);
    }

    private static boolean isThere(ServedAnswer answer) {
        return answer instanceof Served served
                && (served.found() == WorkFound.SAME_BYTES || served.found() == WorkFound.MATCH);
    }

    /** By itself, without the rule's own words. */
    private static boolean isGone(VantageView view) {
        return hasNothing(view.copy())
                && view.foundAt().isEmpty()
                && view.unlooked().isEmpty()
                && view.pages().stream().allMatch(RemovalRuleTest::hasNothing);
    }

    private static boolean hasNothing(ServedAnswer answer) {
        if (!(answer instanceof Served served) || served.found() != WorkFound.NOTHING) {
            return false;
        }
        if (served.unread().isPresent()) {
            return false;
        }
        boolean inWords = served.page().filter(ServedPage::notFound).isPresent();
        boolean said = Set.of(404, 410, 451).contains(served.status())
                && (inWords
                        || served.page()
                                .filter(page -> page.face().incomplete())
                                .isEmpty());
        boolean saidInWords = served.status() / 100 == 2 && inWords;
        boolean seen = served.status() / 100 == 2
                && served.page()
                        .filter(page -> page.face().incomplete()
                                || page.face().barrier().isPresent())
                        .isEmpty();
        return said || saidInWords || seen;
    }

    private static VantageView randomView(Random random) {
        List<ServedAnswer> pages = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            pages.add(randomAnswer(random, PAGE));
        }
        return new VantageView(
                "v" + random.nextInt(2),
                randomAnswer(random, COPY),
                pages,
                random.nextBoolean() ? Optional.of(randomAnswer(random, MADE_UP)) : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of(randomAnswer(random, "https://films.example/")) : Optional.empty(),
                random.nextInt(8) == 0 ? Optional.of("https://films.example/b.mp4") : Optional.empty(),
                random.nextInt(8) == 0 ? Optional.of("a frame was cut off") : Optional.empty());
    }

    private static final List<WorkFound> FOUND = List.of(WorkFound.values());
    private static final int[] STATUS = {
        200, 200, 200, 200, 204, 400, 401, 402, 403, 404, 404, 410, 418, 429, 451, 500, 503
    };
    private static final String[] BODIES = {
        WORDS,
        WORDS + " and more of them " + 4711,
        "Not found",
        "Please log in to continue",
        "Checking your browser",
        "Not available in your country",
        "<script src=app.js></script>",
        "Click here, your download begins in ten seconds",
    };

    private static ServedAnswer randomAnswer(Random random, String url) {
        if (random.nextInt(6) == 0) {
            return new Unanswered(url, random.nextBoolean(), "no answer");
        }
        int status = STATUS[random.nextInt(STATUS.length)];
        String last = random.nextInt(5) == 0 ? "https://films.example/" : url;
        WorkFound found = random.nextInt(3) == 0 ? FOUND.get(random.nextInt(FOUND.size())) : WorkFound.NOTHING;
        Optional<String> unread = random.nextInt(6) == 0 ? Optional.of("cut off") : Optional.empty();
        if (random.nextInt(3) == 0) {
            return new Served(
                    url, last, status, "x" + random.nextInt(3), random.nextInt(3), found, unread, Optional.empty());
        }
        Served page = page(
                url,
                last,
                status,
                BODIES[random.nextInt(BODIES.length)],
                random.nextBoolean() ? Set.of(COPY) : Set.of());
        return new Served(url, last, status, page.sha256(), page.bytes(), found, unread, page.page());
    }
}
