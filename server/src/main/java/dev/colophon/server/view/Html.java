package dev.colophon.server.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.report.VisibleOutput;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Pages as answers. What a template fills in is made visible and safe by its output. */
public final class Html {

    private static final MediaType TYPE = new MediaType("text", "html", UTF_8);

    private Html() {}

    public static ResponseEntity<byte[]> page(Consumer<VisibleOutput> template) {
        return page(HttpStatus.OK, template);
    }

    public static ResponseEntity<byte[]> page(HttpStatus status, Consumer<VisibleOutput> template) {
        return ResponseEntity.status(status)
                .contentType(TYPE)
                .body(text(template).getBytes(UTF_8));
    }

    /** The same as text. */
    public static String text(Consumer<VisibleOutput> template) {
        VisibleOutput out = new VisibleOutput();
        template.accept(out);
        return out.toString();
    }

    /** To another page, by a GET. */
    public static ResponseEntity<byte[]> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", path)
                .build();
    }
}
