package dev.colophon.server.web.account;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountSessions;
import dev.colophon.registry.account.ApiKeys;
import dev.colophon.server.view.Told;
import dev.colophon.service.settings.ListSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What whoever administers accounts sees.
 *
 * @param viewer the name of whoever looks
 * @param providers as what people know a provider, by its issuer
 * @param shown a link or a key that was made just now, and is shown once
 * @param refused why what was asked was not done
 */
public record AdminView(
        String organisation,
        String viewer,
        List<Account> accounts,
        List<ApiKeys.Key> keys,
        List<AccountSessions.Session> sessions,
        List<ListSettings.State> settings,
        UnaryOperator<String> providers,
        Optional<Shown> shown,
        Optional<Told> refused) {

    public AdminView {
        accounts = List.copyOf(accounts);
        keys = List.copyOf(keys);
        sessions = List.copyOf(sessions);
        settings = List.copyOf(settings);
    }

    /** As what people know the provider with this issuer. */
    public String provider(String issuer) {
        return providers.apply(issuer);
    }

    /** Whether it is the account of whoever looks, which they do not change here. */
    public boolean isOwn(Account account) {
        return account.name().equals(viewer);
    }

    /**
     * Something secret.
     *
     * @param key of the message that says what it is
     * @param of whom it is
     */
    public record Shown(String key, String of, String secret) {}
}
