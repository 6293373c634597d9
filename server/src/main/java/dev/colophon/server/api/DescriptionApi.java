package dev.colophon.server.api;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.json.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The description of the API itself. */
@RestController
public final class DescriptionApi {

    /** OpenAPI 3.1. */
    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<byte[]> description() throws IOException {
        return found(DescriptionApi.class.getResourceAsStream("openapi.json"), "openapi.json");
    }

    /** The schema of a result, which is that of the command's {@code --json}. */
    @GetMapping("/api/v1/schemas/{name:[a-z-]+}.schema.json")
    ResponseEntity<byte[]> schema(@PathVariable("name") String name) throws IOException {
        return found(JsonLines.class.getResourceAsStream(name + ".schema.json"), name);
    }

    private static ResponseEntity<byte[]> found(@Nullable InputStream resource, String name) throws IOException {
        try (InputStream in = Optional.ofNullable(resource)
                .orElseThrow(() -> new ServiceException(Category.REFUSED, "there is no schema " + name))) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(in.readAllBytes());
        }
    }
}
