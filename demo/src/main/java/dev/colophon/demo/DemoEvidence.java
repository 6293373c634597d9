package dev.colophon.demo;

import dev.colophon.cases.capture.EvidenceCapture;
import dev.colophon.cases.home.HomeBundles;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.demo.words.DemoWords;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.BundleVerifier;
import dev.colophon.evidence.verify.NotABundleException;
import dev.colophon.evidence.verify.VerifyReport;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.signature.TrustStore;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.index.Grade;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.evidence.EvidenceBrowser;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.evidence.EvidenceTargets;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes evidence of the strongest sighting of the demo, and has it checked. */
final class DemoEvidence {

    private static final SightingQuery SURE =
            new SightingQuery(Optional.empty(), Grade.STRONG, Optional.empty(), Optional.empty(), Integer.MAX_VALUE);

    private final Console console;
    private final Settings settings;
    private final DemoWords words;

    DemoEvidence(Console console, Settings settings, DemoWords words) {
        this.console = console;
        this.settings = settings;
        this.words = words;
    }

    /**
     * Makes the bundle, checks it and says how others check it.
     *
     * @param guard may visit the demo's sites
     * @param into a folder for the files of the bundle
     * @return whether everything in it holds
     */
    boolean take(GuardSettings guard, Path into) throws IOException {
        Path scratch = Files.createDirectories(guard.scratch());
        EvidenceSetup evidence = new EvidenceSetup(
                Program.software(), Language.ofUser(Locale.getDefault()), List.of("colophon", "demo"));
        try (HomeSession session = HomeSession.watching(settings, Actor.local(), console);
                GuardedClient client = new GuardedClient(guard);
                EvidenceBrowser browser =
                        EvidenceBrowser.start(settings.programs(), client, console, evidence.reader());
                HomeBundles bundles =
                        evidence.bundles(settings, session.catalogue().database(), guard)) {
            StoredSighting strongest = strongest(session.sightings());
            EvidenceCapture.Taken taken = evidence.capture(bundles, client, browser.browser(), session)
                    .of(EvidenceTargets.of(strongest, Optional.empty(), Optional.empty(), evidence.reader()), scratch);
            Path wacz = copied(bundles.folder(), taken.bundle().facts().name(), into);
            console.line("%s: %s".formatted(wacz.getFileName(), Console.safe(strongest.place())));
            return told(wacz);
        } finally {
            TemporaryFolders.delete(scratch);
        }
    }

    /** The one least likely to be chance, of those that nothing clears. */
    private static StoredSighting strongest(Sightings sightings) {
        return sightings.list(SURE).stream()
                .filter(sighting -> sighting.matches().stream()
                        .noneMatch(
                                match -> Clearance.of(match, sighting.place()).isPresent()))
                .min(Comparator.comparing((StoredSighting sighting) ->
                                sighting.matches().getFirst().match().grade())
                        .thenComparingDouble(sighting ->
                                sighting.matches().getFirst().match().falseAlarms())
                        .thenComparing(sighting -> sighting.place()))
                .orElseThrow(() -> new CommandFailure(ExitCode.FOUND, "nothing was found to take evidence of"));
    }

    /** A bundle is its files: whoever has them has all of it. */
    private static Path copied(Path folder, BundleName name, Path into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String part = folder.relativize(file).toString();
                if (part.startsWith(name.stem() + ".")) {
                    Files.createDirectories(into);
                    Files.copy(file, into.resolve(part));
                }
            }
        }
        return into.resolve(name.wacz());
    }

    private boolean told(Path wacz) {
        try {
            VerifyReport report = BundleVerifier.verify(wacz, TrustStore.none(), InstantSource.system());
            long passed = report.checks().stream()
                    .filter(check -> check.status() == Status.PASS)
                    .count();
            console.line("  "
                    + words.say(
                            "verified",
                            passed,
                            report.failures().size(),
                            report.grade().name()));
            console.line("  " + words.say("without"));
            return report.failures().isEmpty();
        } catch (NotABundleException e) {
            throw new IllegalStateException("the bundle that was just made", e);
        }
    }
}
