package dev.colophon.server;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The browser of whoever sits at this machine. */
final class DesktopBrowser {

    private DesktopBrowser() {}

    /** Opens an address; why that cannot be done, in one line. */
    static Optional<String> open(String address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of(system.contains("mac") ? "open" : "xdg-open", address);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("no browser can be opened here: open the link yourself");
        }
    }
}
