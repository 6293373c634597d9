package dev.colophon.service.account;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.AccountRole;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import java.util.Set;

/** Says what an account is in the organisation of whoever asks. */
public final class SetRoles {

    private final Settings settings;

    public SetRoles(Settings settings) {
        this.settings = settings;
    }

    /** These, and nothing else; with none it belongs there no more, and what it did stays. */
    public void set(Actor actor, String name, Set<AccountRole> roles) {
        actor.require(Permission.ADMINISTER);
        AccountUsage.change(settings, actor, usage -> {
            Account account = usage.other(name);
            usage.accounts().setRoles(account.id(), roles, actor.name(), usage.now());
            usage.event(
                    AccountEvents.What.ROLES_SET, account.name(), roles.isEmpty() ? "none" : AddAccount.words(roles));
            return account;
        });
    }
}
