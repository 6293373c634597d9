package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseState;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists cases, some at a time. */
public final class ListCases {

    private final Settings settings;

    public ListCases(Settings settings) {
        this.settings = settings;
    }

    /**
     * Newest first; empty, and said so, where nothing was ever stored.
     *
     * @param status only those
     * @param after only those behind this one in the list, as a person writes it
     */
    public Optional<List<ListedCase>> list(
            Actor actor,
            Optional<CaseState.Status> status,
            Optional<String> after,
            int limit,
            MessageListener listener) {
        actor.require(Permission.READ);
        Optional<CaseNumber> before = after.map(CaseNumber::parse);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> stored.read(dsl -> {
                        CaseFiles files = new CaseFiles(dsl, actor.organisation());
                        return ListedCase.of(files, files.list(status, before, limit));
                    }));
        }
    }
}
