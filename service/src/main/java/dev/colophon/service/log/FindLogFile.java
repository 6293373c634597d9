package dev.colophon.service.log;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the files of the log that everybody may have: its checkpoint and the tiles of its hashes (C2SP tlog-tiles). */
public final class FindLogFile {

    private static final Pattern PUBLIC =
            Pattern.compile("checkpoint|tile/[0-9]{1,2}/(?:x[0-9]{3}/){0,6}[0-9]{3}(?:\\.p/[0-9]{1,3})?");

    private final Settings settings;

    public FindLogFile(Settings settings) {
        this.settings = settings;
    }

    /** The file of a path such as {@code tile/0/000}; empty where there is none, or it is not for everybody. */
    public Optional<Path> find(Actor actor, String path) {
        actor.require(Permission.PUBLIC);
        return PUBLIC.matcher(path).matches()
                ? Optional.of(settings.home().log().resolve(path)).filter(Files::isRegularFile)
                : Optional.empty();
    }
}
