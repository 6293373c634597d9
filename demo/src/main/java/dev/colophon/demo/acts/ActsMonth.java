package dev.colophon.demo.acts;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cli.output.Console;
import dev.colophon.service.answer.ImportedAnswer;
import dev.colophon.service.draft.DraftNotice;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The month in which the owner acts: from the first scan to the last look. Runs once, in one thread. */
public final class ActsMonth {

    // Since the beginning. Hosts answer within 20 minutes and users after two days; looks are due 1 hour, 1, 7 and 30
    // days after that.
    private static final Duration ANSWERED = Duration.ofMinutes(25);
    private static final Duration HOUR_OVER = Duration.ofMinutes(90);
    private static final Duration SECOND_ANSWERED = Duration.ofHours(2);
    private static final Duration DAY_OVER = Duration.ofHours(26);
    private static final Duration OBJECTED = Duration.ofHours(49);
    private static final Duration WEEK_OVER = Duration.ofDays(8);
    private static final Duration MONTH_OVER = Duration.ofDays(32);

    /** Longer than a notice is held. */
    private static final Duration HELD = Duration.ofSeconds(31);

    private final ActsWeb web;
    private final ActsOwner owner;
    private final ActsClock clock;
    private final Sightings sightings;
    private final Path folder;
    private final ActsWords words;
    private final Consumer<String> say;
    private final ActsStory story = new ActsStory();
    private final Set<String> countered = new LinkedHashSet<>();
    private int step;
    private int letters;

    /**
     * Of one owner and these hosts.
     *
     * @param sightings of the owner's home
     * @param folder for the lists and letters
     * @param words in which it is told
     * @param say told each step
     */
    public ActsMonth(
            ActsWeb web,
            ActsOwner owner,
            ActsClock clock,
            Sightings sightings,
            Path folder,
            ActsWords words,
            Consumer<String> say) {
        this.web = web;
        this.owner = owner;
        this.clock = clock;
        this.sightings = sightings;
        this.folder = folder;
        this.words = words;
        this.say = say;
    }

    /** Lets it pass: what became of each copy, the first host's first. */
    public List<ActOutcome> pass() throws IOException {
        step("begin", web.planted().size());
        begin();
        scan();
        send(cases());
        step("answers");
        forward(ANSWERED);
        answers();
        scan();
        step("hour");
        forward(HOUR_OVER);
        look(List.of());
        send(cases());
        forward(SECOND_ANSWERED);
        answers();
        step("day");
        forward(DAY_OVER);
        look(List.of());
        step("users");
        forward(OBJECTED);
        answers();
        step("week");
        forward(WEEK_OVER);
        answers();
        look(List.of());
        step("time");
        timesRunOut();
        step("month");
        forward(MONTH_OVER);
        look(List.of());
        look(licensedSince());
        return outcomes();
    }

    private void step(String name, Object... arguments) {
        step++;
        say.accept("@|bold %d. %s|@".formatted(step, words.say("step." + name, arguments)));
    }

    private void tell(String what) {
        say.accept("   " + Console.safe(what));
    }

    private void forward(Duration sinceBeginning) {
        clock.forwardTo(clock.beginning().plus(sinceBeginning));
    }

    private void begin() {
        owner.describe();
        for (HostScript host : web.planted()) {
            owner.know(web.name(host), web.mailbox(host));
            if (host == HostScript.IS_LICENSED) {
                owner.license(web.name(host), "a letter of spring");
            }
        }
    }

    private void scan() throws IOException {
        owner.scan(Files.write(folder.resolve("pages.txt"), web.pages()));
    }

    /** Confirms what was found and no rule decided; opens cases of it, takes evidence, and looks once. */
    private List<String> cases() throws IOException {
        List<String> open = sightings.list(SightingQuery.ALL.in(EnumSet.of(DecisionState.OPEN))).stream()
                .map(StoredSighting::id)
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        step("confirm", open.size());
        owner.confirm(open);
        List<String> cases = owner.openCases().cases().stream()
                .map(one -> one.file().number().toString())
                .toList();
        for (String number : cases) {
            owner.prove(number);
        }
        look(open);
        return cases;
    }

    /** Drafts notices of cases, lets them go, and sends them when they can be undone no more. */
    private void send(List<String> cases) {
        if (cases.isEmpty()) {
            return;
        }
        step("send");
        for (String number : cases) {
            DraftNotice.Drafted drafted = owner.draft(number);
            story.drafted(drafted.notice());
            owner.send(drafted.notice().notice().number().toString());
        }
        deliver();
    }

    private void deliver() {
        clock.forwardTo(clock.instant().plus(HELD));
        owner.deliver(words).forEach(this::tell);
    }

    /** At these, or at all whose look is due. */
    private void look(List<String> copies) throws IOException {
        story.looked(owner.look(copies, copies.isEmpty()));
    }

    /** Takes down what came back, and takes back the notice of whoever shows a licence. */
    private void answers() throws IOException {
        for (String letter : web.letters()) {
            letters++;
            Path file = Files.createDirectories(folder.resolve("answers")).resolve("%02d.eml".formatted(letters));
            ImportedAnswer answer = owner.take(Files.writeString(file, letter));
            story.answered(answer);
            String notice = answer.notice().toString();
            tell(words.say("told.answer", notice, words.answer(answer.kind())));
            if (answer.phase() == NoticePhase.COUNTERED) {
                countered.add(notice);
            }
            if (answer.kind() == AnswerKind.OTHER) {
                owner.license(web.name(HostScript.SHOWS_A_LICENCE), "a letter of last spring");
                owner.retract(notice, "The owner has found the licence.");
                deliver();
            }
        }
    }

    /** The owner goes to no court: when the window of the law closes, what a user has answered for is back. */
    private void timesRunOut() throws IOException {
        for (String notice : countered) {
            owner.status(notice).clocks().stream()
                    .flatMap(running -> running.due() instanceof NoticeClocks.Due.At due
                            ? Stream.of(due.at().toInstant())
                            : Stream.empty())
                    .forEach(clock::forwardTo);
            NoticePhase phase = owner.status(notice).state().phase();
            tell(words.say("told.over", notice, words.phase(phase)));
            if (phase == NoticePhase.RESTORED) {
                web.putBack(HostScript.COUNTERS);
            }
        }
        answers();
    }

    /** Nobody has to look there any more; that the copy is back, somebody sees all the same. */
    private List<String> licensedSince() {
        return web.planted().stream()
                .filter(HostScript.SHOWS_A_LICENCE::equals)
                .flatMap(host -> sightings.list(SightingQuery.ALL).stream()
                        .filter(sighting -> sighting.place().equals(web.first(host))))
                .map(StoredSighting::id)
                .toList();
    }

    private List<ActOutcome> outcomes() {
        Map<String, StoredSighting> found = new HashMap<>();
        sightings.list(SightingQuery.ALL).forEach(sighting -> found.put(sighting.place(), sighting));
        List<ActOutcome> outcomes = new ArrayList<>();
        for (HostScript host : web.planted()) {
            outcomes.add(outcome(found, host, web.first(host), host.expected()));
            host.expectedOfSecond().ifPresent(second -> outcomes.add(outcome(found, host, web.second(host), second)));
        }
        return outcomes;
    }

    private ActOutcome outcome(Map<String, StoredSighting> found, HostScript host, String url, Expectation expected) {
        Optional<NoticeStatus> status = story.notice(url).map(owner::status);
        String why = Optional.ofNullable(found.get(url)).map(this::decided).orElseGet(() -> words.say("why.not-found"));
        return story.outcome(web, host, url, expected, status, why);
    }

    private String decided(StoredSighting sighting) {
        String state = sighting.decisionState().phrase();
        return sighting.decision()
                .map(decision -> words.decided(decision, state))
                .orElseGet(() -> words.say("why.undecided"));
    }
}
