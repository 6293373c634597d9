package dev.colophon.server.web;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.security.EntryKeys;
import dev.colophon.server.view.Assets;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.server.view.Told;
import dev.colophon.server.view.Tongue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is answered without a session: the links of the terminal, style sheets and scripts. */
@RestController
public final class EntranceController {

    private static final int YEAR_DAYS = 365;

    private final EntryKeys keys;
    private final Assets assets;

    public EntranceController(EntryKeys keys, Assets assets) {
        this.keys = keys;
        this.assets = assets;
    }

    /** Lets somebody in by a link that nobody used before; a session from before ends. Whoever is in comes to the first page. */
    @GetMapping("/enter")
    ResponseEntity<byte[]> enter(
            @RequestParam(name = "key", defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        // A preview or a scanner of mails asks for heads, and is not who the link is for.
        if (!request.getMethod().equals(HttpMethod.GET.name())) {
            return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                    .allow(HttpMethod.GET)
                    .build();
        }
        if (!keys.use(key)) {
            Authentication before = SecurityContextHolder.getContext().getAuthentication();
            if (before != null && before.isAuthenticated()) { // such as of a bookmark, or a page that is opened again
                return Html.to("/");
            }
            Frame frame = Frame.of(request, assets, Tongue.of(request).say("refused.title"));
            Told said = Told.of(frame.words(), frame.say("refused.link"));
            return Html.page(HttpStatus.FORBIDDEN, out -> out.writeContent(ProblemAnswers.page(frame, said)));
        }
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Caller.letIn(new Caller.ByMachine("link")));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        return Html.to("/");
    }

    @GetMapping("/static/{hash}/{name}")
    ResponseEntity<byte[]> asset(@PathVariable("hash") String hash, @PathVariable("name") String name) {
        boolean ours = assets.base().endsWith("/" + hash);
        return assets.get(name)
                .filter(_ -> ours)
                .map(asset -> ResponseEntity.ok()
                        .contentType(asset.type())
                        .cacheControl(
                                CacheControl.maxAge(Duration.ofDays(YEAR_DAYS)).immutable())
                        .body(asset.bytes()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .contentType(MediaType.TEXT_PLAIN)
                        .body(new byte[0]));
    }
}
