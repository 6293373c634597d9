package dev.colophon.service.evidence;

import dev.colophon.browser.Browser;
import dev.colophon.browser.RenderLimits;
import dev.colophon.evidence.messages.Language;
import dev.colophon.http.GuardedClient;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.settings.ProgramSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The browser for the second look and the report, where there is one. */
public record EvidenceBrowser(Optional<Browser> browser) implements Closeable {

    /** None was wanted. */
    public static EvidenceBrowser none() {
        return new EvidenceBrowser(Optional.empty());
    }

    /** Starts one; says so when there is none, or it does not start. */
    public static EvidenceBrowser start(
            ProgramSettings programs, GuardedClient client, MessageListener listener, Language reader) {
        Optional<Path> executable = programs.browser();
        if (executable.isEmpty()) {
            listener.message(reader.say("capture.no-browser", Browser.INSTALL));
            return none();
        }
        try {
            return new EvidenceBrowser(Optional.of(Browser.start(
                    executable.get(), client, RenderLimits.defaults().withPictures())));
        } catch (IOException e) {
            listener.message(reader.say("capture.browser-fails", String.valueOf(e.getMessage())));
            return none();
        }
    }

    @Override
    public void close() {
        browser.ifPresent(Browser::close);
    }
}
