package dev.colophon.service.log;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Home;
import java.nio.file.Path;
import java.time.InstantSource;

/** Begins the log of a home under a chosen name. */
public final class BeginLog {

    private static final String NAME = "[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[A-Za-z0-9._~-]+)*";
    private static final int LONGEST_NAME = 200;

    private final Settings settings;

    public BeginLog(Settings settings) {
        this.settings = settings;
    }

    /**
     * A log that was begun.
     *
     * @param key that whoever verifies needs
     * @param privateKeys the folder that nobody else may read
     */
    public record Begun(String key, Path privateKeys) {}

    /**
     * Makes the home where there is none.
     *
     * @param origin where it will be published, without scheme and closing slash; it can never be changed
     */
    public Begun begin(Actor actor, String origin) {
        actor.require(Permission.MACHINE);
        if (!origin.matches(NAME) || origin.length() > LONGEST_NAME) {
            throw new ServiceException(
                    Category.USAGE, "a name such as log.example.org/us, without https:// and closing slash");
        }
        Home home = settings.home();
        HomeLog log = HomeLog.begin(home, origin, InstantSource.system());
        return new Begun(log.key().toString(), home.keys());
    }
}
