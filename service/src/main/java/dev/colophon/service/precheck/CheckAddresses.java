package dev.colophon.service.precheck;

import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Setting;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks for registered works in what stands at addresses as {@link CheckUse} does in files. Each is fetched by itself through the guarded
 * client, and deleted when it was checked; of one that cannot be had it is said why, and the others are checked all the same.
 */
public final class CheckAddresses {

    private final Settings settings;
    private final CheckUse use;

    /** @param host at which what stands there is going to stand */
    public CheckAddresses(Settings settings, Optional<String> host) {
        this.settings = settings;
        this.use = new CheckUse(settings, host);
    }

    /** Checks what stands at addresses, in their order; each result says at which it stands. */
    public void check(Actor actor, List<String> addresses, ResultListener<CheckedUse> listener) throws IOException {
        actor.require(Permission.UPLOAD);
        actor.require(Permission.CHECK);
        Set<String> said = new HashSet<>();
        try (ScratchFolder scratch = ScratchFolder.create("colophon-address");
                GuardedClient client = client(scratch)) {
            AddressFetch fetch = new AddressFetch(client);
            for (String address : addresses) {
                switch (fetch.of(address)) {
                    case AddressFetch.Content content -> {
                        try (content) {
                            use.check(
                                    actor,
                                    List.of(content.file()),
                                    new AtAddress(address, content.file(), said, listener));
                        }
                    }
                    case AddressFetch.Nothing(String why) -> {
                        listener.advances(address);
                        listener.result(nothing(address, why));
                    }
                }
            }
        }
    }

    private GuardedClient client(ScratchFolder scratch) {
        return new GuardedClient(GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                .withAllowed(settings.allowed(Setting.CHECK_ALLOW).list())
                .withBlocked(blocked()));
    }

    private List<String> blocked() {
        if (settings.nothingStored().isPresent()) {
            return List.of();
        }
        try (Database database = Database.open(settings.home(), settings.database())) {
            return Sources.blocked(database);
        }
    }

    private static CheckedUse nothing(String address, String why) {
        Sighting unseen = new Sighting(
                new FoundFile(Path.of(""), address, Instant.now()),
                Optional.empty(),
                Optional.of(why),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Duration.ZERO);
        return new CheckedUse(Finding.unstored(unseen, List.of()), Map.of());
    }

    /**
     * Tells what was found in a file as found where its bytes come from.
     *
     * @param said what whoever asks was told with the addresses before, and is told once
     */
    private record AtAddress(String address, Path file, Set<String> said, ResultListener<CheckedUse> listener)
            implements ResultListener<CheckedUse> {

        @Override
        public void result(CheckedUse checked) {
            listener.result(
                    new CheckedUse(checked.finding().at(place(checked.finding().place())), checked.works()));
        }

        @Override
        public void advances(String item) {
            listener.advances(place(item));
        }

        @Override
        public void message(String line) {
            if (said.add(line)) {
                listener.message(line);
            }
        }

        /** Of the file itself, or of what is packed in it. */
        private String place(String local) {
            String own = FileWalker.place(file);
            return local.startsWith(own) ? address + local.substring(own.length()) : address;
        }
    }
}
