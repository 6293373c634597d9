package dev.colophon.service.account;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.SignInSecrets;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Makes a link by which somebody sets a new password, such as when theirs is forgotten. */
public final class InviteAccount {

    private final Settings settings;

    public InviteAccount(Settings settings) {
        this.settings = settings;
    }

    /**
     * Links from before count no more. The password of before counts until the link is used.
     *
     * @param withoutSecondFactor whether one-time codes are not asked for any more, such as when the device is lost
     */
    public Invitation invite(Actor actor, String name, boolean withoutSecondFactor) {
        actor.require(Permission.ADMINISTER);
        return AccountUsage.change(settings, actor, usage -> {
            Account account = usage.other(name);
            usage.requireWhole(account);
            if (withoutSecondFactor && account.hasSecondFactor()) {
                new SignInSecrets(usage.dsl()).removeSecondFactor(account.id());
                usage.event(AccountEvents.What.SECOND_FACTOR_REMOVED, account.name(), "");
            }
            return usage.invite(account.id(), account.name());
        });
    }
}
