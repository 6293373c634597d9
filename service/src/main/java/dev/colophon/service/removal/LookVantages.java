package dev.colophon.service.removal;

import dev.colophon.http.guard.GuardSettings.Visitor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From where copies are looked for. */
final class LookVantages {

    private static final Pattern THROUGH = Pattern.compile(
            "([A-Za-z0-9][A-Za-z0-9 ._-]{0,59})=http://(\\[[0-9a-fA-F:.]+]|[^/:\\[\\]]+):([0-9]{1,5})/?");

    private static final int HIGHEST_PORT = 65_535;

    /** As browsers of today name their devices; our own name follows. */
    private static final String DESKTOP = "Mozilla/5.0 (X11; Linux x86_64)";

    private static final String MOBILE = "Mozilla/5.0 (Linux; Android 16; Mobile)";

    private LookVantages() {}

    /**
     * A vantage point.
     *
     * @param name as it is told and stored
     */
    record Vantage(String name, Visitor visitor) {}

    /**
     * This machine, then those of the setting.
     *
     * @throws ServiceException when the setting cannot be meant
     */
    static List<Vantage> of(Settings settings) {
        List<Vantage> all = new ArrayList<>();
        all.add(new Vantage(settings.watching().vantage().orElse("this machine"), Visitor.PLAIN));
        for (String entry : settings.lookFrom().orElse("").split(",", -1)) {
            if (!entry.isBlank()) {
                all.add(vantage(entry.strip()));
            }
        }
        if (all.stream().map(Vantage::name).distinct().count() < all.size()) {
            throw refused("two places to look from have one name: "
                    + settings.lookFrom().orElse(""));
        }
        return all;
    }

    private static Vantage vantage(String entry) {
        return switch (entry) {
            case "desktop" -> new Vantage(entry, new Visitor(Optional.of(DESKTOP), Optional.empty()));
            case "mobile" -> new Vantage(entry, new Visitor(Optional.of(MOBILE), Optional.empty()));
            default -> through(entry);
        };
    }

    private static Vantage through(String entry) {
        Matcher parts = THROUGH.matcher(entry);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > HIGHEST_PORT) {
            throw refused("`%s` is neither desktop, mobile nor NAME=http://HOST:PORT".formatted(entry));
        }
        try {
            InetAddress address = InetAddress.getByName(parts.group(2));
            return new Vantage(
                    parts.group(1),
                    new Visitor(
                            Optional.empty(),
                            Optional.of(new InetSocketAddress(address, Integer.parseInt(parts.group(3))))));
        } catch (UnknownHostException unknown) {
            throw refused("no address is known of the proxy " + parts.group(2));
        }
    }

    private static ServiceException refused(String why) {
        return new ServiceException(Category.ENVIRONMENT, "COLOPHON_LOOK_FROM, or look-from in colophon.toml: " + why);
    }
}
