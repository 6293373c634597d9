package dev.colophon.service.log;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.home.LoggedFile;
import dev.colophon.registry.LoggedReferences;
import dev.colophon.registry.work.Content;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Proves that a file was registered, for anyone who has it. */
public final class ProveRegistration {

    private final Settings settings;

    public ProveRegistration(Settings settings) {
        this.settings = settings;
    }

    /**
     * The proof.
     *
     * @param registered the first registration of these bytes
     * @param leaf its number
     * @param log the name of the log
     * @param files what whoever checks it needs
     */
    public record Proof(Instant registered, long leaf, String log, ProofFiles files) {}

    /**
     * The proof for a file.
     *
     * @param file the registered file itself
     */
    public Proof prove(Actor actor, Path file) throws IOException {
        actor.require(Permission.READ);
        if (!Files.isRegularFile(file)) {
            throw new ServiceException(
                    Category.REFUSED,
                    file
                            + (Files.exists(file)
                                    ? ": is no file: name the registered file itself"
                                    : ": there is no such file"));
        }
        HomeLog log = ExistingLog.toRead(settings);
        try (Database database = HomeDatabase.stored(settings)) {
            LoggedFile logged =
                    LoggedFile.of(actor.organisation(), file, database, log).orElse(null);
            if (logged == null) {
                throw new ServiceException(
                        Category.REFUSED, file + ": " + whyNotLogged(actor, file, new LoggedReferences(database)));
            }
            return new Proof(
                    logged.registered(), logged.proof().index(), log.key().name(), ProofFiles.of(logged));
        }
    }

    private static String whyNotLogged(Actor actor, Path file, LoggedReferences references) throws IOException {
        return references.isMissing(actor.organisation(), Content.of(file))
                ? "it is registered, but not in the log yet, because that run was cut off or still goes on: "
                        + "`colophon register` with it again logs it"
                : "these bytes are not in the log, since they are not registered: register the file first";
    }
}
