package dev.colophon.operators.linkage;

import dev.colophon.http.guard.AddressPrefix;
import dev.colophon.page.signal.SignalKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Values that say nothing about who runs a site: of content delivery networks, parking, placeholders, files that come with
 * software. Lines of {@code KIND value}; an {@code ADDRESS} is a block such as {@code 104.16.0.0/13} and holds for prefixes
 * too; a value that begins with {@code *} is any that ends so, and
 * {@code *.name} is the name itself too. Case does not matter. Immutable.
 */
public final class CommonValues {

    private static final int LONGEST_LINE = 1_000;

    private final Map<SignalKind, Set<String>> values = new EnumMap<>(SignalKind.class);
    private final Map<SignalKind, List<String>> endings = new EnumMap<>(SignalKind.class);
    private final List<AddressPrefix> blocks = new ArrayList<>();

    private CommonValues(List<String> lines) {
        for (SignalKind kind : SignalKind.values()) {
            values.put(kind, new HashSet<>());
            endings.put(kind, new ArrayList<>());
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    add(line);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line %d: %s".formatted(i + 1, e.getMessage()), e);
                }
            }
        }
    }

    private void add(String line) {
        int space = line.indexOf(' ');
        if (space < 0 || line.length() > LONGEST_LINE) {
            throw new IllegalArgumentException("not a kind and a value");
        }
        SignalKind kind = SignalKind.valueOf(line.substring(0, space));
        String value = line.substring(space + 1).strip().toLowerCase(Locale.ROOT);
        if (kind == SignalKind.ADDRESS) {
            blocks.add(AddressPrefix.parse(value));
        } else if (value.startsWith("*")) {
            of(endings, kind).add(value.substring(1));
            if (value.startsWith("*.")) {
                of(values, kind).add(value.substring(2));
            }
        } else {
            of(values, kind).add(value);
        }
    }

    private static <T> T of(Map<SignalKind, T> map, SignalKind kind) {
        return Objects.requireNonNull(map.get(kind));
    }

    /** The list that comes with this module. */
    public static CommonValues defaults() {
        return new CommonValues(resource());
    }

    /**
     * The list that comes with this module, and these lines.
     *
     * @throws IllegalArgumentException that says which line is wrong
     */
    public static CommonValues with(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(resource());
        return new CommonValues(all);
    }

    private static List<String> resource() {
        try (InputStream stream = Objects.requireNonNull(CommonValues.class.getResourceAsStream("common-values.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a value says nothing. */
    boolean contains(SignalKind kind, String value) {
        return switch (kind) {
            case ADDRESS -> inBlock(value);
            case PREFIX -> inBlock(value.substring(0, value.indexOf('/') < 0 ? value.length() : value.indexOf('/')));
            default -> {
                String lower = value.toLowerCase(Locale.ROOT);
                yield of(values, kind).contains(lower)
                        || of(endings, kind).stream().anyMatch(lower::endsWith);
            }
        };
    }

    private boolean inBlock(String literal) {
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            return blocks.stream().anyMatch(block -> block.contains(address));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
