package dev.colophon.service.account;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.Accounts;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists the accounts of an organisation. */
public final class ListAccounts {

    private final Settings settings;

    public ListAccounts(Settings settings) {
        this.settings = settings;
    }

    /** By name. */
    public List<Account> list(Actor actor) {
        actor.require(Permission.ADMINISTER);
        Optional<Database> existing = HomeDatabase.existing(settings, _ -> {});
        if (existing.isEmpty()) {
            return List.of();
        }
        try (Database database = existing.get()) {
            return database.read(dsl -> new Accounts(dsl, actor.organisation()).list());
        }
    }
}
