package dev.colophon.service.apikey;

import dev.colophon.registry.account.Accounts;
import dev.colophon.registry.account.ApiKeys;
import dev.colophon.registry.account.ApiKeys.Scope;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.Secrets;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Says who asks by a key of the API. */
public final class UseApiKey {

    private final Settings settings;

    public UseApiKey(Settings settings) {
        this.settings = settings;
    }

    private static Set<Permission> permissions(Scope scope) {
        return switch (scope) {
            case READ -> EnumSet.of(Permission.PUBLIC, Permission.READ, Permission.AUDIT, Permission.VERIFY);
            case CHECK -> EnumSet.of(Permission.CHECK, Permission.UPLOAD, Permission.VERIFY);
            case REGISTER -> EnumSet.of(Permission.REGISTER, Permission.UPLOAD, Permission.LICENSE);
            case DECIDE -> EnumSet.of(Permission.DECIDE, Permission.VISIT, Permission.UPLOAD, Permission.CAMPAIGN);
            case SEND -> EnumSet.of(Permission.SEND);
            case ADMIN -> EnumSet.of(Permission.ADMINISTER);
        };
    }

    /** Whoever may do what both the account and the key may; empty where no key that counts is that. */
    public Optional<Actor> use(String given) {
        if (!given.startsWith(CreateApiKey.PREFIX)) {
            return Optional.empty();
        }
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            Optional<ApiKeys.Key> key = database.read(dsl -> new ApiKeys(dsl).given(Secrets.sha256(given)));
            return key.map(one -> {
                if (ApiKeys.isToBeNoted(one, clock.own().instant())) {
                    database.change(dsl -> new ApiKeys(dsl).used(one, clock.now(dsl)));
                }
                Set<Permission> may = EnumSet.noneOf(Permission.class);
                one.scopes().forEach(scope -> may.addAll(permissions(scope)));
                may.retainAll(database.<Set<Permission>>read(
                        dsl -> Permission.of(new Accounts(dsl, one.organisation()).roles(one.account()))));
                return new Actor(one.organisation(), one.accountName(), may, Optional.of(one.account()));
            });
        }
    }
}
