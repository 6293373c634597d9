package dev.colophon.server.web.review;

import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys, each of which can be changed or switched off in the browser that it is pressed in. */
@RestController
public final class KeysController {

    /**
     * What a key does.
     *
     * @param act its name; its words are a message of that name
     * @param key as browsers name it
     */
    public record KeyOfAct(String act, String key) {}

    /** All of them, as they are until somebody changes them; keys.js knows the same. */
    public static final List<KeyOfAct> KEYS = List.of(
            new KeyOfAct("next", "j"),
            new KeyOfAct("previous", "k"),
            new KeyOfAct("confirmed", "1"),
            new KeyOfAct("licensed", "2"),
            new KeyOfAct("exception", "3"),
            new KeyOfAct("not-a-match", "4"),
            new KeyOfAct("resolved", "5"),
            new KeyOfAct("second", "6"),
            new KeyOfAct("skip", "h"),
            new KeyOfAct("undo", "u"),
            new KeyOfAct("select", "x"),
            new KeyOfAct("alike", "a"),
            new KeyOfAct("swap", "s"),
            new KeyOfAct("blink", "b"),
            new KeyOfAct("difference", "d"),
            new KeyOfAct("outline", "o"),
            new KeyOfAct("search", "/"),
            new KeyOfAct("help", "?"),
            new KeyOfAct("go", "g"));

    private final Pages pages;

    public KeysController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/keys")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> keys(HttpServletRequest request) {
        Frame frame = pages.frame(request, "", "keys.title");
        return Html.page(out -> JtekeysGenerated.render(out, null, frame));
    }
}
