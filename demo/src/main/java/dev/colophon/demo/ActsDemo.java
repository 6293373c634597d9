package dev.colophon.demo;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.demo.acts.ActOutcome;
import dev.colophon.demo.acts.ActsClock;
import dev.colophon.demo.acts.ActsCopy;
import dev.colophon.demo.acts.ActsOwner;
import dev.colophon.demo.acts.ActsReport;
import dev.colophon.demo.acts.ActsResult;
import dev.colophon.demo.acts.ActsStory;
import dev.colophon.demo.acts.ActsWeb;
import dev.colophon.demo.acts.Expectation;
import dev.colophon.demo.acts.HostScript;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.record.RecordReport;
import dev.colophon.http.guard.AllowList;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.answer.ImportedAnswer;
import dev.colophon.service.draft.DraftNotice;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Acts on copies by the law: hosts on loopback receive notices and do what they are planted for, a month passes by a clock that is put
 * forward, and what became of each copy is held against what was planted.
 */
final class ActsDemo {

    /** Every host does what it is planted for. */
    static final Map<HostScript, HostScript> AS_PLANTED =
            Arrays.stream(HostScript.values()).collect(Collectors.toUnmodifiableMap(host -> host, host -> host));

    private static final Duration HELD = Duration.ofSeconds(31);
    private static final Duration ANSWERED = Duration.ofMinutes(25);
    private static final Duration HOUR = Duration.ofMinutes(90);
    private static final Duration SECOND_ANSWERED = Duration.ofMinutes(120);
    private static final Duration DAY = Duration.ofHours(26);
    private static final Duration OBJECTED = Duration.ofHours(49);
    private static final Duration WEEK = Duration.ofDays(8);
    private static final Duration MONTH = Duration.ofDays(32);

    private final DemoSteps steps;
    private final Path folder;
    private final Map<HostScript, HostScript> cast;
    private final Consumer<String> say;
    private final ActsClock clock = new ActsClock(InstantSource.system());
    private final ActsStory story = new ActsStory();
    private final List<Instant> silenceDecides = new ArrayList<>();
    private int letters;

    /**
     * Of these hosts.
     *
     * @param cast what each host does, by what it is planted as
     * @param say told each step
     */
    ActsDemo(DemoSteps steps, Path folder, Map<HostScript, HostScript> cast, Consumer<String> say) {
        this.steps = steps;
        this.folder = folder;
        this.cast = Map.copyOf(cast);
        this.say = say;
    }

    /** What was seen of all copies, and the public record of it. */
    record Told(ActsResult result, String figures, RecordReport record) {

        /** Whether all became what it was planted for, and the record holds. */
        boolean isRight() {
            return result.isRight() && record.fault().isEmpty();
        }

        /** For a person: each copy, then the sums. */
        List<String> lines() {
            List<String> lines = new ArrayList<>(result.table());
            lines.add("");
            lines.add("campaign: " + figures);
            lines.add("public record: %d sums of %d decisions, messages and looks, %s"
                    .formatted(
                            record.sums(),
                            record.acts(),
                            record.fault().isEmpty() ? "which all follow from the log" : "of which one does not follow"));
            return lines;
        }

        /** The last line. */
        String summary() {
            return result.summary()
                    + record.fault()
                            .map(fault -> "; the public record does not hold: " + fault.in(Language.ENGLISH))
                            .orElse("");
        }
    }

    /** Runs it once. */
    Told run() throws IOException {
        try (ActsWeb web = web()) {
            Settings settings = settings(web);
            say.accept("1. Registering two works (colophon register --metadata works.csv)");
            steps.register(ActsCopy.catalogue(folder.resolve("works")));
            try (Database database = Database.open(settings.home(), settings.database())) {
                Sightings sightings = new Sightings(database, Organisation.FIRST);
                EvidenceSetup evidence =
                        new EvidenceSetup(Program.software(), Language.ENGLISH, List.of("colophon", "demo", "--acts"));
                return new Acts(
                                web,
                                sightings,
                                new ActsOwner(settings, evidence, AllowList.of(web.doors()), clock),
                                new ActsReport(settings, evidence, clock))
                        .all();
            }
        }
    }

    private ActsWeb web() {
        try {
            return new ActsWeb(cast, clock);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
        }
    }

    /** No mail leaves by a server of the user's own, and no look through a proxy of theirs. */
    private Settings settings(ActsWeb web) {
        Map<String, String> variables = new HashMap<>(steps.settings().asVariables().values());
        variables.keySet().removeIf(name -> name.startsWith("COLOPHON_MAIL_") || name.equals("COLOPHON_LOOK_FROM"));
        variables.put("COLOPHON_MAIL_SERVER", web.mailServer());
        variables.put("COLOPHON_MAIL_SECURITY", "none");
        variables.put("COLOPHON_MAIL_FROM", "notices@owner.example");
        return Settings.of(new Home(steps.settings().home().folder()), new Variables(variables));
    }

    /** One run. */
    private final class Acts {

        private final ActsWeb web;
        private final Sightings sightings;
        private final ActsOwner owner;
        private final ActsReport report;

        Acts(ActsWeb web, Sightings sightings, ActsOwner owner, ActsReport report) {
            this.web = web;
            this.sightings = sightings;
            this.owner = owner;
            this.report = report;
        }

        Told all() throws IOException {
            find();
            send(cases());
            forward(ANSWERED);
            say.accept("5. Answers come (colophon answer import …)");
            answers();
            scan();
            forward(HOUR);
            say.accept("6. Looks after an hour; a second notice where the file is elsewhere (colophon look --due, …)");
            look(List.of());
            send(cases());
            forward(SECOND_ANSWERED);
            answers();
            forward(DAY);
            say.accept("7. Looks after a day");
            look(List.of());
            forward(OBJECTED);
            say.accept("8. Users answer, and one shows a licence (colophon answer import …, licence add …, notice retract …)");
            answers();
            forward(WEEK);
            say.accept("9. Looks after a week");
            answers();
            look(List.of());
            timesRunOut();
            return told();
        }

        private void find() throws IOException {
            say.accept(
                    "2. %d hosts show copies, one of them by a licence (colophon licence add …, contact add …, campaign open …, scan pages.txt)"
                            .formatted(web.planted().size()));
            owner.describe();
            for (HostScript host : web.planted()) {
                owner.know(web.name(host), web.mailbox(host));
                if (host == HostScript.IS_LICENSED) {
                    owner.license(web.name(host), "a letter of spring");
                }
            }
            report.open(web);
            scan();
        }

        private void scan() throws IOException {
            owner.scan(Files.write(folder.resolve("pages.txt"), web.pages()));
        }

        /** Confirms what was found and no rule decided; opens cases of it, takes evidence, and looks once. */
        private List<String> cases() throws IOException {
            List<String> open =
                    sightings.list(SightingQuery.ALL.in(EnumSet.of(DecisionState.OPEN))).stream()
                            .map(StoredSighting::id)
                            .toList();
            if (open.isEmpty()) {
                return List.of();
            }
            say.accept("3. Confirming %d of them (colophon decide …, case open --all, case evidence …, look …)"
                    .formatted(open.size()));
            owner.confirm(open);
            List<String> cases = owner.openCases().cases().stream()
                    .map(one -> one.file().number().toString())
                    .toList();
            for (String number : cases) {
                long _ = owner.prove(number);
            }
            look(open);
            return cases;
        }

        /** Drafts notices of cases, lets them go, and sends them when they can be undone no more. */
        private void send(List<String> cases) {
            say.accept("4. Notices under 17 USC 512(c), held for 30 s, then sent (colophon notice draft …, send …, deliver)");
            for (String number : cases) {
                DraftNotice.Drafted drafted = owner.draft(number);
                story.drafted(drafted.notice());
                if (drafted.fresh()) {
                    owner.send(drafted.notice().notice().number().toString());
                }
            }
            deliver();
        }

        private void deliver() {
            clock.forwardTo(clock.instant().plus(HELD));
            owner.deliver().forEach(line -> say.accept("   " + Console.safe(line)));
        }

        private void forward(Duration sinceBeginning) {
            clock.forwardTo(clock.beginning().plus(sinceBeginning));
        }

        /** At these, or at all whose look is due. */
        private void look(List<String> copies) throws IOException {
            story.looked(owner.look(copies, copies.isEmpty()));
        }

        /** Takes down what came back, and takes back the notice of whoever shows a licence. */
        private void answers() throws IOException {
            for (String letter : web.letters()) {
                letters++;
                ImportedAnswer answer = owner.take(ActsOwner.kept(folder.resolve("answers"), letters, letter));
                story.answered(answer);
                say.accept("   %s: %s".formatted(answer.notice(), answer.kind().word()));
                answer.silenceDecides()
                        .ifPresent(time -> silenceDecides.add(time.latest().toInstant()));
                if (answer.kind() == AnswerKind.OTHER) {
                    owner.license(web.name(HostScript.SHOWS_A_LICENCE), "a letter of last spring");
                    owner.retract(answer.notice().toString(), "The owner has found the licence.");
                    deliver();
                }
            }
        }

        /** The owner goes to no court: what users answered for comes back, and nothing else does. */
        private void timesRunOut() throws IOException {
            say.accept("10. Times run out; what users answered for comes back (colophon notice status)");
            if (!silenceDecides.isEmpty()) {
                clock.forwardTo(silenceDecides.getLast());
                web.putBack(HostScript.COUNTERS);
                answers();
            }
            forward(MONTH);
            look(List.of());
            look(retracted());
        }

        /** Nobody has to look there any more; that the copy is back, somebody sees all the same. */
        private List<String> retracted() {
            return sightings.list(SightingQuery.ALL).stream()
                    .filter(sighting -> web.planted().contains(HostScript.SHOWS_A_LICENCE)
                            && sighting.place().equals(web.first(HostScript.SHOWS_A_LICENCE)))
                    .map(StoredSighting::id)
                    .toList();
        }

        private Told told() throws IOException {
            say.accept("11. What it comes to (colophon campaign report demo, public export record, public verify record)");
            Map<String, StoredSighting> seen = new HashMap<>();
            sightings.list(SightingQuery.ALL).forEach(sighting -> seen.put(sighting.place(), sighting));
            List<ActOutcome> outcomes = new ArrayList<>();
            for (HostScript host : web.planted()) {
                outcomes.add(outcome(seen, host, web.first(host), host.expected()));
                host.expectedOfSecond()
                        .ifPresent(second -> outcomes.add(outcome(seen, host, web.second(host), second)));
            }
            return new Told(new ActsResult(outcomes), report.figures(), report.publish(folder.resolve("record")));
        }

        private ActOutcome outcome(
                Map<String, StoredSighting> seen, HostScript host, String url, Expectation expected) {
            Optional<NoticeStatus> status = story.notice(url).map(owner::status);
            String why = Optional.ofNullable(seen.get(url))
                    .map(sighting -> "it is %s%s"
                            .formatted(
                                    sighting.decisionState().phrase(),
                                    sighting.decision()
                                            .map(Decision::reason)
                                            .map(reason -> ": " + reason)
                                            .orElse("")))
                    .orElse("it was not found");
            return story.outcome(web, host, url, expected, status, why);
        }
    }
}
