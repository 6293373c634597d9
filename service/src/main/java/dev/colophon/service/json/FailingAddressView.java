package dev.colophon.service.json;

import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.crawl.source.FailingAddress;
import dev.colophon.crawl.source.MissedAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An address of which nothing was had at the last look, or which may not be asked for; the schema is {@code failing-address.schema.json}. */
public record FailingAddressView(
        String url,
        @Nullable Integer status,
        String cause,
        @Nullable Instant since,
        @Nullable Instant asked,
        @Nullable Instant next,
        @Nullable Boolean barred,
        @Nullable String allow,
        int sources) {

    public static FailingAddressView of(MissedAddress address) {
        return switch (address) {
            case FailingAddress failing ->
                new FailingAddressView(
                        failing.url(),
                        failing.status().isPresent()
                                ? (Integer) failing.status().getAsInt()
                                : null,
                        failing.cause(),
                        failing.since(),
                        failing.asked(),
                        failing.next().orElse(null),
                        null,
                        null,
                        failing.sources());
            case BarredAddress barred ->
                new FailingAddressView(
                        barred.url(),
                        null,
                        barred.why(),
                        null,
                        null,
                        null,
                        true,
                        barred.allowable().orElse(null),
                        barred.sources());
        };
    }
}
