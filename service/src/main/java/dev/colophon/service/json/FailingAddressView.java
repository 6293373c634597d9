package dev.colophon.service.json;

import dev.colophon.crawl.source.FailingAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An address of which nothing was had at the last look; the schema is {@code failing-address.schema.json}. */
public record FailingAddressView(
        String url, @Nullable Integer status, String cause, Instant since, Instant next, int sources) {

    public static FailingAddressView of(FailingAddress address) {
        return new FailingAddressView(
                address.url(),
                address.status().isPresent() ? (Integer) address.status().getAsInt() : null,
                address.cause(),
                address.since(),
                address.next(),
                address.sources());
    }
}
