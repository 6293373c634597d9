package dev.colophon.service.json.account;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account; the schema is {@code account.schema.json}.
 *
 * @param providers the issuers (OpenID Connect) by whom it signs in
 * @param link by which a password can be set once, where one was made just now
 */
public record AccountView(
        String id,
        String name,
        List<String> roles,
        boolean password,
        boolean secondFactor,
        Instant createdAt,
        String createdBy,
        @Nullable Instant disabledAt,
        List<String> providers,
        @Nullable String link) {

    public static AccountView of(Account account, @Nullable String link) {
        return new AccountView(
                account.id(),
                account.name(),
                account.roles().stream().sorted().map(AccountRole::words).toList(),
                account.hasPassword(),
                account.hasSecondFactor(),
                account.createdAt(),
                account.createdBy(),
                account.disabledAt().orElse(null),
                account.providers(),
                link);
    }
}
