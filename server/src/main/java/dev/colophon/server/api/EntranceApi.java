package dev.colophon.server.api;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.security.EntryKeys;
import dev.colophon.server.security.ServerAccess;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links that let somebody in once, for whoever may read the home but not the terminal of the server. */
@RestController
public final class EntranceApi {

    private final EntryKeys keys;
    private final Caller caller;
    private final ServerAccess access;

    public EntranceApi(EntryKeys keys, Caller caller, ServerAccess access) {
        this.keys = keys;
        this.caller = caller;
        this.access = access;
    }

    /** Where it answers, where no link lets anybody in. */
    public record AddressView(String address) {}

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
        caller.actor().require(Permission.MACHINE);
        if (access.accounts()) {
            throw new ServiceException(
                    Category.REFUSED, "people sign in here: `colophon account add NAME --role ROLE` invites somebody");
        }
        String address = "http://%s:%d".formatted(request.getServerName(), request.getLocalPort());
        return ApiAnswers.json(HttpStatus.CREATED, LinkView.of(address, keys));
    }
}
