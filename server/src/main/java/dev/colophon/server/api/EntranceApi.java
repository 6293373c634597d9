package dev.colophon.server.api;

import dev.colophon.server.security.EntryKeys;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links that let somebody in once, for whoever may read the home but not the terminal of the server. */
@RestController
public final class EntranceApi {

    private final EntryKeys keys;

    public EntranceApi(EntryKeys keys) {
        this.keys = keys;
    }

    /**
     * A new link, as the terminal prints it.
     *
     * @param address such as {@code http://127.0.0.1:7440}
     */
    public record LinkView(String address, String link) {

        /** One that lets somebody in at an address. */
        public static LinkView of(String address, EntryKeys keys) {
            return new LinkView(address, address + "/enter?key=" + keys.next());
        }
    }

    @PostMapping("/api/v1/links")
    ResponseEntity<byte[]> link(HttpServletRequest request) {
        String address = "http://%s:%d".formatted(request.getServerName(), request.getLocalPort());
        return ApiAnswers.json(HttpStatus.CREATED, LinkView.of(address, keys));
    }
}
