package dev.colophon.service.apikey;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.Accounts;
import dev.colophon.registry.account.ApiKeys;
import dev.colophon.registry.account.ApiKeys.Scope;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.Secrets;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a key of the API for an account of the organisation of whoever asks. */
public final class CreateApiKey {

    /** What keys begin with, so that a secret that got into a file is found by programs that look for them. */
    static final String PREFIX = "colophon_";

    private static final int LONGEST_NAME = 100;

    private final Settings settings;

    public CreateApiKey(Settings settings) {
        this.settings = settings;
    }

    /**
     * A key that was made; the schema of its JSON is {@code made-key.schema.json}.
     *
     * @param key the secret, which is shown once and kept nowhere
     */
    public record Created(String id, String account, String key) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    /**
     * What a key may, it may only as far as its account may at that time.
     *
     * @param account its name
     * @param purpose what it is for
     */
    public Created create(Actor actor, String account, String purpose, Set<Scope> scopes) {
        actor.require(Permission.ADMINISTER);
        String name;
        try {
            name = WrittenText.line("purpose of the key", purpose, LONGEST_NAME);
        } catch (RegistryException e) {
            throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
        }
        if (scopes.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "a key without a scope may do nothing: give it one, such as check");
        }
        String key = PREFIX + Secrets.next();
        Ids ids = new Ids(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> {
                Account of = new Accounts(dsl, actor.organisation())
                        .find(account.strip().toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> new ServiceException(
                                Category.REFUSED,
                                "there is no account %s in %s"
                                        .formatted(account, actor.organisation().name())));
                String id = new ApiKeys(dsl)
                        .add(Secrets.sha256(key), actor.organisation(), of.id(), name, scopes, actor.name(), ids);
                new AccountEvents(dsl, actor.organisation(), ids)
                        .add(
                                AccountEvents.What.KEY_MADE,
                                Optional.of(actor.name()),
                                of.name(),
                                name + ": " + words(scopes));
                return new Created(id, of.name(), key);
            });
        }
    }

    private static String words(Set<Scope> scopes) {
        return scopes.stream()
                .sorted()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
