package dev.colophon.registry.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who signs in, as an organisation sees them. No secret is in it.
 *
 * @param name as it is typed
 * @param roles in that organisation
 * @param hasPassword whether they have set one
 * @param providers the issuers (OpenID Connect) by whom they sign in, too
 * @param hasSecondFactor whether a one-time code is asked for, too
 * @param elsewhere whether they are something in other organisations, too
 * @param disabledAt since when they may not sign in
 */
public record Account(
        String id,
        String name,
        Set<AccountRole> roles,
        boolean hasPassword,
        List<String> providers,
        boolean hasSecondFactor,
        boolean elsewhere,
        Instant createdAt,
        String createdBy,
        Optional<Instant> disabledAt) {

    public Account {
        roles = Set.copyOf(roles);
        providers = List.copyOf(providers);
    }
}
