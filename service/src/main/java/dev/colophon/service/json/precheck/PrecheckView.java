package dev.colophon.service.json.precheck;

import dev.colophon.service.precheck.AnswerJson;
import dev.colophon.service.precheck.PrecheckedFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a pre-check says of a file; the schema is {@code precheck.schema.json}. */
public record PrecheckView(
        String file, Map<String, Object> answer, @Nullable String receipt) {

    /** With the file in which its receipt was written. */
    public static PrecheckView of(PrecheckedFile checked, Optional<Path> receipt) {
        return new PrecheckView(
                checked.file().toString(),
                AnswerJson.of(checked.answer()),
                receipt.map(Path::toString).orElse(null));
    }
}
