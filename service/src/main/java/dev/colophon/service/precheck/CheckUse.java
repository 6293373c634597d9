package dev.colophon.service.precheck;

import dev.colophon.registry.work.Host;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.QuestionFiles;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for registered works in files as {@link CheckFiles} does, and says what whoever asks has to do before using them. */
public final class CheckUse {

    private final Settings settings;
    private final Optional<String> host;

    /** @param host at which the files are going to stand */
    public CheckUse(Settings settings, Optional<String> host) {
        this.settings = settings;
        this.host = host;
    }

    /** Checks files, and those in folders and archives, in their order. */
    public void check(Actor actor, List<Path> paths, ResultListener<CheckedUse> listener) {
        actor.require(Permission.CHECK);
        new QuestionFiles(settings, host)
                .ask(actor, paths, (session, finding) -> use(actor, session, finding), listener);
    }

    private CheckedUse use(Actor actor, HomeSession session, Finding finding) {
        if (finding.matches().isEmpty()) {
            return new CheckedUse(finding, Map.of());
        }
        IntendedUse use = new IntendedUse(host.map(Host::parse), Optional.empty(), Optional.empty(), Instant.now());
        return new CheckedUse(
                finding,
                new WorksInFile(session, actor.organisation(), use)
                        .of(finding.sighting()).stream()
                                .collect(Collectors.toMap(used -> used.work().id(), Function.identity())));
    }
}
