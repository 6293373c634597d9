package dev.colophon.service.account;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import java.util.Optional;

/** Keeps somebody from signing in, or lets them again. Nothing of theirs is changed. */
public final class DisableAccount {

    private final Settings settings;

    public DisableAccount(Settings settings) {
        this.settings = settings;
    }

    /** Their sessions end at once. */
    public Account set(Actor actor, String name, boolean disabled) {
        actor.require(Permission.ADMINISTER);
        return AccountUsage.changeOne(settings, actor, name, (usage, account) -> {
            usage.requireWhole(account);
            usage.accounts()
                    .setDisabled(account.id(), disabled ? Optional.of(usage.now()) : Optional.empty(), usage.now());
            usage.event(disabled ? AccountEvents.What.DISABLED : AccountEvents.What.ENABLED, account.name(), "");
            return account.id();
        });
    }
}
