package dev.colophon.evidence.bundle.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.bundle.environment.Environment.Item;
import dev.colophon.evidence.log.verify.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What this machine tells of itself, from files and settings; no program is run for it.
 *
 * @param root where its files are, {@code /} but in tests
 * @param variables of the process
 * @param properties of the JVM
 * @param now to judge how old things are
 */
public record Machine(Path root, Map<String, String> variables, Properties properties, Instant now) {

    private static final Set<String> PROXY_VARIABLES =
            Set.of("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "socks_proxy");
    private static final Set<String> PROXY_PROPERTIES =
            Set.of("http.proxyHost", "https.proxyHost", "ftp.proxyHost", "socksProxyHost");
    private static final String SYSTEM_PROXIES = "java.net.useSystemProxies";

    /** Keepers of the clock touch these when they have compared it; chrony hourly, timesyncd at least every 35 minutes. */
    private static final List<String> SYNCHRONISED =
            List.of("run/systemd/timesync/synchronized", "var/lib/chrony/drift", "var/lib/ntpsec/ntp.drift");

    private static final Duration FRESH = Duration.ofHours(3);
    private static final int MAX_FILE_BYTES = 16 << 20;

    /**
     * This machine, now.
     *
     * @param variables of the process, at least those that name a proxy
     */
    public static Machine here(Map<String, String> variables, Instant now) {
        return new Machine(Path.of("/"), variables, System.getProperties(), now);
    }

    Item system() {
        return Item.pass(
                "os",
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                "as the JVM says");
    }

    Item kernel() {
        return read("proc/version")
                .map(bytes -> Item.pass("kernel", new String(bytes, UTF_8).strip(), "/proc/version"))
                .orElseGet(() -> Item.unknown("kernel", "there is no /proc/version"));
    }

    Item java() {
        return Item.pass(
                "java",
                property("java.vm.vendor") + " " + property("java.vm.name") + " " + property("java.runtime.version"),
                "as the JVM says");
    }

    /** Their values are not shown: they may hold passwords. */
    Item proxies() {
        Set<String> set = new TreeSet<>();
        variables.forEach((name, value) -> {
            if (PROXY_VARIABLES.contains(name.toLowerCase(Locale.ROOT)) && !value.isBlank()) {
                set.add(name);
            }
        });
        PROXY_PROPERTIES.stream()
                .filter(name -> !properties.getProperty(name, "").isBlank())
                .forEach(set::add);
        if (Boolean.parseBoolean(properties.getProperty(SYSTEM_PROXIES))) {
            set.add(SYSTEM_PROXIES);
        }
        return set.isEmpty()
                ? Item.pass("proxy", "none", "no variable or property names a proxy")
                : Item.fail("proxy", String.join(" ", set), "these name a proxy; unset them");
    }

    /** A name in this file is not looked up elsewhere: whoever writes it decides what a site shows. */
    Item hosts(Set<String> captured) {
        Optional<byte[]> file = read("etc/hosts");
        if (file.isEmpty()) {
            return Item.unknown("hosts", "/etc/hosts cannot be read");
        }
        String value = "sha256:" + Hash.sha256(file.get()).hex();
        Set<String> asked = new TreeSet<>();
        captured.forEach(host -> asked.add(host.toLowerCase(Locale.ROOT)));
        Set<String> named = new TreeSet<>();
        words(file.get())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(asked::contains)
                .forEach(named::add);
        return named.isEmpty()
                ? Item.pass("hosts", value, "/etc/hosts names none of the captured hosts")
                : Item.fail("hosts", value, "/etc/hosts redirects " + String.join(" ", named));
    }

    private static Stream<String> words(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line.split("#", 2)[0].strip())
                .flatMap(line -> Stream.of(line.split("\\s+")).skip(1));
    }

    Item resolver() {
        return read("etc/resolv.conf")
                .map(file -> Item.pass("resolver", "sha256:" + Hash.sha256(file).hex(), "/etc/resolv.conf"))
                .orElseGet(() -> Item.unknown("resolver", "/etc/resolv.conf cannot be read"));
    }

    /** How far the clock was off is seen later, from the time of the timestamp. */
    Item clockKeeping() {
        for (String name : SYNCHRONISED) {
            try {
                Instant touched = Files.getLastModifiedTime(root.resolve(name)).toInstant();
                if (!touched.isBefore(now.minus(FRESH))) {
                    return Item.pass("ntp", "/" + name + " " + Moment.millis(touched), "the clock was compared then");
                }
            } catch (IOException _) {
                // Another keeper, or none.
            }
        }
        return Item.unknown("ntp", "no trace of timesyncd, chrony or ntpsec of the last " + FRESH.toHours() + " hours");
    }

    private String property(String name) {
        return properties.getProperty(name, "?");
    }

    private Optional<byte[]> read(String name) {
        Path file = root.resolve(name);
        try {
            return Files.size(file) > MAX_FILE_BYTES ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
