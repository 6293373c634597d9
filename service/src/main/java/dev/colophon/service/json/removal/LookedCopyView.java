package dev.colophon.service.json.removal;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.service.removal.LookedCopy.Looked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a look for a copy came to; the schema is {@code looked-copy.schema.json}. */
public record LookedCopyView(
        String sighting,
        String url,
        String work,
        Instant at,
        RemovalVerdict verdict,
        RemovalVerdict.Meaning meaning,
        String reason,
        @Nullable String foundAt,
        List<String> vantages,
        @Nullable Instant next) {

    public static LookedCopyView of(Looked looked) {
        return new LookedCopyView(
                looked.sighting().id(),
                looked.sighting().place(),
                looked.sighting().work().title(),
                looked.at(),
                looked.finding().verdict(),
                looked.finding().meaning(),
                looked.finding().reason(),
                looked.finding().where().orElse(null),
                looked.vantages(),
                looked.next().orElse(null));
    }
}
