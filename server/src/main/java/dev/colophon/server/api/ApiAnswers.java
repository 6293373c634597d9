package dev.colophon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.service.json.JsonLines;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** JSON as the command writes it. */
final class ApiAnswers {

    private ApiAnswers() {}

    /**
     * A list.
     *
     * @param items as records of the schemas
     * @param next the id to ask for those after these; none at the end of the list
     */
    record ListView(List<?> items, @Nullable String next) {}

    static ResponseEntity<byte[]> json(Object view) {
        return json(HttpStatus.OK, view);
    }

    /**
     * That something is done in the background: where to ask for it, and how it stands.
     *
     * @param applied the preference of whoever asks for which that is so (RFC 7240); empty: they named none
     */
    static ResponseEntity<byte[]> accepted(String path, Object view, Optional<String> applied) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.ACCEPTED);
        applied.ifPresent(preference -> answer.header("Preference-Applied", preference));
        return answer.location(URI.create(path))
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonLines.line(view).getBytes(UTF_8));
    }

    static ResponseEntity<byte[]> json(HttpStatus status, Object view) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonLines.line(view).getBytes(UTF_8));
    }
}
