package dev.colophon.service.json.account;

import dev.colophon.registry.account.ApiKeys;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A key of the API, without what is secret of it; the schema is {@code api-key.schema.json}. */
public record ApiKeyView(
        String id,
        String account,
        String name,
        List<String> scopes,
        Instant createdAt,
        String createdBy,
        @Nullable Instant usedAt) {

    public static ApiKeyView of(ApiKeys.Key key) {
        return new ApiKeyView(
                key.id(),
                key.accountName(),
                key.name(),
                key.scopes().stream()
                        .sorted()
                        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                        .toList(),
                key.createdAt(),
                key.createdBy(),
                key.usedAt().orElse(null));
    }
}
