package dev.colophon.service.account;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.account.Accounts;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds an account to the organisation of whoever asks, and invites whoever it is for to set a password. */
public final class AddAccount {

    private final Settings settings;

    public AddAccount(Settings settings) {
        this.settings = settings;
    }

    /**
     * What was added.
     *
     * @param invitation empty for whoever has a password already, from another organisation
     */
    public record Added(Account account, Optional<Invitation> invitation) {}

    /**
     * A name is given once in an installation. Whoever has the machine may add somebody of another organisation.
     *
     * @throws ServiceException when the name is taken, or no role is given
     */
    public Added add(Actor actor, String typed, Set<AccountRole> roles) {
        actor.require(Permission.ADMINISTER);
        String name = AccountUsage.name(typed);
        if (roles.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "an account without a role may do nothing: give it one, such as reviewer");
        }
        return AccountUsage.change(settings, actor, usage -> {
            Accounts accounts = usage.accounts();
            Optional<String> known = accounts.idOf(name);
            boolean here = known.flatMap(accounts::find).isPresent();
            if (here
                    || known.filter(id -> !actor.may(Permission.MACHINE) || accounts.isRemoved(id))
                            .isPresent()) {
                throw new ServiceException(
                        Category.REFUSED,
                        "the name %s is taken: choose another, no name is given twice".formatted(name));
            }
            String id = known.orElseGet(() -> accounts.add(name, actor.name(), usage.ids()));
            accounts.setRoles(id, roles, actor.name(), usage.now());
            usage.event(AccountEvents.What.ADDED, name, words(roles));
            boolean hasPassword = accounts.find(id).orElseThrow().hasPassword();
            Optional<Invitation> invitation = hasPassword ? Optional.empty() : Optional.of(usage.invite(id, name));
            return new Added(accounts.find(id).orElseThrow(), invitation);
        });
    }

    static String words(Set<AccountRole> roles) {
        return roles.stream().sorted().map(AccountRole::words).collect(Collectors.joining(", "));
    }
}
