package dev.colophon.service.scan;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks files as {@link CheckFiles} does, and asks something more of each. */
public final class QuestionFiles {

    private final Settings settings;
    private final Optional<String> host;

    /** @param host at which the files are going to stand: what is licensed there, nothing is to be done about */
    public QuestionFiles(Settings settings, Optional<String> host) {
        this.settings = settings;
        this.host = host;
    }

    /**
     * The answers for files, and for those in folders and archives, in their order.
     *
     * @param question asked in several threads at once
     */
    public <R> void ask(Actor actor, List<Path> paths, CheckFiles.Question<R> question, ResultListener<R> listener) {
        actor.require(Permission.CHECK);
        CheckFiles.check(settings, actor, host, false, question, listener, paths);
    }
}
