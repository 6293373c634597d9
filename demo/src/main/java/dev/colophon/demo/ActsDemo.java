package dev.colophon.demo;

import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.demo.acts.ActOutcome;
import dev.colophon.demo.acts.ActsClock;
import dev.colophon.demo.acts.ActsCopy;
import dev.colophon.demo.acts.ActsMonth;
import dev.colophon.demo.acts.ActsOwner;
import dev.colophon.demo.acts.ActsReport;
import dev.colophon.demo.acts.ActsResult;
import dev.colophon.demo.acts.ActsWeb;
import dev.colophon.demo.acts.ActsWords;
import dev.colophon.demo.acts.HostScript;
import dev.colophon.evidence.messages.Language;
import dev.colophon.http.guard.AllowList;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final List<String> COMMAND = List.of("colophon", "demo", "--acts");

    private final DemoSteps steps;
    private final Path folder;
    private final Map<HostScript, HostScript> cast;
    private final ActsWords words;
    private final Consumer<String> say;

    /**
     * Of these hosts.
     *
     * @param cast what each host does, by what it is planted as
     * @param words in which it is told
     * @param say told each step
     */
    ActsDemo(DemoSteps steps, Path folder, Map<HostScript, HostScript> cast, ActsWords words, Consumer<String> say) {
        this.steps = steps;
        this.folder = folder;
        this.cast = Map.copyOf(cast);
        this.words = words;
        this.say = say;
    }

    /** Runs it once. */
    ActsResult run() throws IOException {
        ActsClock clock = new ActsClock(InstantSource.system());
        try (ActsWeb web = web(clock)) {
            Settings settings = settings(web);
            say.accept(words.say("step.register"));
            steps.register(ActsCopy.catalogue(folder.resolve("works")));
            EvidenceSetup evidence = new EvidenceSetup(Program.software(), Language.ENGLISH, COMMAND);
            ActsOwner owner = new ActsOwner(settings, evidence, AllowList.of(web.doors()), clock);
            ActsReport report = new ActsReport(settings, evidence, clock);
            report.open(web);
            List<ActOutcome> outcomes;
            try (Database database = Database.open(settings.home(), settings.database())) {
                Sightings sightings = new Sightings(database, Organisation.FIRST);
                outcomes = new ActsMonth(web, owner, clock, sightings, folder, words, say).pass();
            }
            return new ActsResult(outcomes, report.figures(words.reader()), report.publish(folder.resolve("record")));
        }
    }

    private ActsWeb web(ActsClock clock) {
        try {
            return new ActsWeb(cast, clock);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
        }
    }

    /** No mail leaves by a server of the user's own, and no look through a proxy of theirs. */
    private Settings settings(ActsWeb web) {
        Settings usual = steps.settings();
        Map<String, String> variables = new HashMap<>(usual.asVariables().values());
        variables.keySet().removeIf(name -> name.startsWith("COLOPHON_MAIL_") || name.equals("COLOPHON_LOOK_FROM"));
        variables.put("COLOPHON_MAIL_SERVER", web.mailServer());
        variables.put("COLOPHON_MAIL_SECURITY", "none");
        variables.put("COLOPHON_MAIL_FROM", "notices@owner.example");
        return Settings.of(usual.home(), new Variables(variables));
    }
}
