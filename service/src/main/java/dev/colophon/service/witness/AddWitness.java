package dev.colophon.service.witness;

import dev.colophon.cases.home.Witnesses;
import dev.colophon.evidence.log.Witness;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.net.URI;
import java.time.InstantSource;

/** Names a witness (C2SP tlog-witness), or changes its address. */
public final class AddWitness {

    private final Settings settings;

    public AddWitness(Settings settings) {
        this.settings = settings;
    }

    /**
     * Makes the home where there is none.
     *
     * @param url what {@code /add-checkpoint} is appended to
     * @param key as its operator publishes it: name+id+key
     */
    public NamedWitness add(Actor actor, String url, String key, boolean ownNetwork) {
        actor.require(Permission.MACHINE);
        Witnesses.Named named = new Witnesses.Named(new Witness(key(key), address(url)), ownNetwork);
        try (Database database = Database.open(settings.home(), settings.database())) {
            new Witnesses(database, InstantSource.system()).add(named);
        }
        return NamedWitness.of(named);
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (LogException e) {
            throw new ServiceException(Category.REFUSED, Message.of("at", "--key", e.why()));
        }
    }

    private static URI address(String url) {
        String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        if (!bare.matches("https?://[^\\s?#]+")) {
            throw new ServiceException(Category.USAGE, "the address of a witness begins with https:// or http://");
        }
        return URI.create(bare);
    }
}
