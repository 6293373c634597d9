package dev.colophon.service.account;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Removes an account: its secrets, roles, sessions and keys. Its name stays with what it did, and is not given again. */
public final class RemoveAccount {

    private final Settings settings;

    public RemoveAccount(Settings settings) {
        this.settings = settings;
    }

    /** What it was. */
    public Account remove(Actor actor, String name) {
        actor.require(Permission.ADMINISTER);
        return AccountUsage.change(settings, actor, usage -> {
            Account account = usage.other(name);
            usage.requireWhole(account);
            usage.accounts().remove(account.id(), usage.now());
            usage.event(AccountEvents.What.REMOVED, account.name(), "");
            return account;
        });
    }
}
