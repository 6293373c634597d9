package dev.colophon.service.notice;

import dev.colophon.cases.regime.Regimes;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Lists the procedures that notices can follow: those that come with Colophon, and the profiles in {@code regimes} of the home. */
public final class ListRegimes {

    private final Settings settings;

    public ListRegimes(Settings settings) {
        this.settings = settings;
    }

    /** All of them, with the profiles that were refused. Anybody may ask. */
    public Regimes list(Actor actor) {
        actor.require(Permission.READ);
        return known(settings);
    }

    /** The built-in ones and those of the home. */
    public static Regimes known(Settings settings) {
        return Regimes.builtIn().with(settings.home().regimes());
    }
}
