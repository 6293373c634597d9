package dev.colophon.service.watch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.evidence.messages.Message;
import dev.colophon.http.guard.AllowList;
import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.RecordingListener;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.ListSources;
import dev.colophon.service.source.PauseSource;
import dev.colophon.service.source.RemoveSource;
import dev.colophon.service.source.SourceRequest;
import dev.colophon.sightings.ChangedDecision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watching as a door does it that is no command line. */
class WatchSourcesTest {

    private static final Actor ADA = new Actor(Organisation.FIRST, "ada");
    private static final WatchSources.Request ON_AND_ON = new WatchSources.Request(false, false, OptionalInt.empty());

    @TempDir
    Path folder;

    private Settings settings = Settings.of(new Variables(Map.of()));
    private Path watched = Path.of("");

    /** Hands what it is told to the thread that tests. */
    private static final class Told implements WatchListener {

        private final BlockingQueue<Runnable> stops = new LinkedBlockingQueue<>();
        private final BlockingQueue<Finding> findings = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final AtomicLong looked = new AtomicLong();

        @Override
        public void begins(Runnable stop) {
            stops.add(stop);
        }

        @Override
        public void advances(CrawlCounts.Snapshot counts, Optional<AwaitedHost> awaited) {
            looked.set(counts.examined());
        }

        @Override
        public void found(Finding finding) {
            findings.add(finding);
        }

        @Override
        public void gone(Finding finding) {
            messages.add(finding.place() + ": gone");
        }

        @Override
        public void again(Finding finding) {
            messages.add(finding.place() + ": seen again");
        }

        @Override
        public void redecided(ChangedDecision change) {
            messages.add(change.sighting().place() + ": " + change.before() + " before");
        }

        @Override
        public void notSeen(Skipped skipped) {
            messages.add(skipped.place() + ": " + skipped.reason());
        }

        @Override
        public void barred(List<BarredAddress> addresses) {
            addresses.forEach(address -> messages.add(address.url() + ": " + address.why()));
        }

        @Override
        public void notRead(Message why) {
            messages.add(why.toString());
        }

        @Override
        public void told(Message message) {
            messages.add(message.toString());
        }

        @Override
        public void message(String line) {
            messages.add(line);
        }
    }

    @BeforeEach
    void registered() throws Exception {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put(Settings.HOME, folder.resolve("home").toString());
        variables.put("COLOPHON_CONTACT", "https://example.org/bot");
        settings = Settings.of(new Variables(variables));
        watched = Files.createDirectory(folder.resolve("watched"));
        Files.writeString(watched.resolve("copy.txt"), "Found.\n" + Stories.theLastLeaf());
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        RegistrationRequest request = new RegistrationRequest(
                List.of(work),
                Optional.empty(),
                List.of(),
                Optional.of("Ada Example"),
                Optional.empty(),
                Optional.empty(),
                List.of());
        new RegisterWorks(settings).register(ADA, request, new RecordingListener<>());
    }

    private AddSource.Added add() throws Exception {
        return new AddSource(settings).add(ADA, SourceRequest.of(watched.toString()), AllowList.none());
    }

    private CompletableFuture<OptionalLong> watch(Told told) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new WatchSources(settings).watch(ADA, ON_AND_ON, told);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void goesOnUntilItIsStoppedAndTellsWhatItFinds() throws Exception {
        assertThat(add().before()).isEmpty();
        Told told = new Told();
        CompletableFuture<OptionalLong> watching = watch(told);
        Finding found = told.findings.poll(60, SECONDS);
        assertThat(found).as("%s", told.messages).isNotNull();
        assertThat(found.place()).isEqualTo(watched.resolve("copy.txt").toString());
        assertThat(watching).isNotDone();

        told.stops.remove().run();
        assertThat(watching.get(60, SECONDS)).hasValue(1);
        assertThat(told.messages).isEmpty();
    }

    @Test
    @Tag("full")
    void onlyWhatIsNamedIsWatched() throws Exception {
        Told nothing = new Told();
        assertThat(watch(nothing).get(60, SECONDS)).isEmpty();
        assertThat(nothing.messages).singleElement().asString().startsWith("no places are watched yet");

        add();
        assertThat(add().before()).as("the second time").isPresent();
        new PauseSource(settings).pause(ADA, watched.toString());
        RecordingListener<Finding> listener = new RecordingListener<>();
        assertThat(new ListSources(settings).list(ADA, listener).orElseThrow().sources())
                .singleElement()
                .satisfies(source -> assertThat(source.paused()).isTrue());
        new RemoveSource(settings).remove(ADA, watched.toString());
        assertThat(watch(nothing).get(60, SECONDS)).isEmpty();
    }

    /** Such as that of all that a machine has. */
    @Test
    @Tag("full")
    void aFolderThatIsLargeIsLeftAtOnceAndTakenUpAgain() throws Exception {
        int files = 1_000;
        for (int i = 0; i < files; i++) {
            Path some = Files.createDirectories(watched.resolve("some-" + i / 100));
            Files.writeString(some.resolve(i + ".txt"), Stories.text(i, Stories.Language.ENGLISH, 2_000));
        }
        add();
        Told told = new Told();
        CompletableFuture<OptionalLong> watching = watch(told);
        assertThat(told.findings.poll(60, SECONDS)).as("%s", told.messages).isNotNull();

        told.stops.remove().run();
        long looked = watching.get(120, SECONDS).orElseThrow();
        assertThat(looked).as("left before its end").isBetween(1L, files - 1L);
        assertThat(told.messages).isEmpty();

        Told again = new Told();
        CompletableFuture<OptionalLong> rest = watch(again);
        Runnable stop = Objects.requireNonNull(again.stops.poll(60, SECONDS));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> again.looked.get() >= files - looked || rest.isDone());
        stop.run();
        assertThat(rest.get(60, SECONDS).orElseThrow() + looked)
                .as("each file once, the rest at the next beginning")
                .isBetween((long) files, files + 50L);
        assertThat(again.messages).isEmpty();
    }

    @Test
    void whatWasRegisteredSinceIsLookedUpInWhatWasSeenBeforeAlsoWhenNothingIsDue() throws Exception {
        add();
        WatchSources.Request once = new WatchSources.Request(true, false, OptionalInt.empty());
        Files.writeString(watched.resolve("other.txt"), Stories.text(7, Stories.Language.ENGLISH, 2_000));
        assertThat(new WatchSources(settings).watch(ADA, once, new Told())).hasValue(2);
        Path later = Files.writeString(folder.resolve("later.txt"), Stories.text(7, Stories.Language.ENGLISH, 2_000));
        RegistrationRequest request = new RegistrationRequest(
                List.of(later),
                Optional.empty(),
                List.of(),
                Optional.of("Ada Example"),
                Optional.empty(),
                Optional.empty(),
                List.of());
        new RegisterWorks(settings).register(ADA, request, new RecordingListener<>());
        Told told = new Told();
        assertThat(new WatchSources(settings).watch(ADA, once, told)).hasValue(0);
        assertThat(told.findings)
                .singleElement()
                .satisfies(found -> assertThat(found.place())
                        .isEqualTo(watched.resolve("other.txt").toString()));
    }

    @Test
    void filesOfTheMachineAreWatchedByWhoeverRunsItAlone() throws Exception {
        Actor signedIn = new Actor(
                Organisation.FIRST, "mei", Permission.of(Set.of(AccountRole.OWNER)), Optional.of("an account"));
        AddSource adding = new AddSource(settings);
        assertThatThrownBy(() -> adding.add(signedIn, SourceRequest.of(watched.toString()), AllowList.none()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("whoever runs it alone");
        assertThat(adding.add(signedIn, SourceRequest.of("https://films.example/"), AllowList.none())
                        .before())
                .isEmpty();
    }
}
