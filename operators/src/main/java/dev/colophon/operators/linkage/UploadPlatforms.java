package dev.colophon.operators.linkage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sites whose users upload, and where the account of a user stands in their addresses: what one account put there is nobody
 * else's deed. Lines of {@code upload-platforms.txt}. Immutable.
 */
public final class UploadPlatforms {

    private static final Pattern URL = Pattern.compile("(?i)https?://([^/?#\\\\]*)([^?#]*).*", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\{(account|id|any)}");
    private static final Pattern ACCOUNT = Pattern.compile("[\\p{L}\\p{N}._~-]{1,200}");
    private static final String OF_HOST = "{account}.";

    /** Names in front of a domain that are no account. */
    private static final Set<String> OF_NOBODY =
            Set.of("www", "m", "mobile", "api", "cdn", "static", "assets", "daily");

    private static final UploadPlatforms DEFAULTS = new UploadPlatforms(resource());

    private final List<Rule> rules = new ArrayList<>();

    /**
     * A line.
     *
     * @param ofHost whether the account stands in front of the host
     * @param parts of a path, each with its variable or none
     * @param excluded what the account is not
     */
    private record Rule(String host, boolean ofHost, List<String> parts, Set<String> excluded) {

        boolean isFor(String name) {
            return ofHost ? name.endsWith("." + host) : name.equals(host) || name.endsWith("." + host);
        }

        Optional<String> account(String name, List<String> path) {
            if (ofHost) {
                String front = name.substring(0, name.length() - host.length() - 1);
                return front.indexOf('.') < 0 && !OF_NOBODY.contains(front) ? Optional.of(front) : Optional.empty();
            }
            if (path.size() < parts.size()) {
                return Optional.empty();
            }
            Optional<String> account = Optional.empty();
            for (int i = 0; i < parts.size(); i++) {
                Matcher variable = VARIABLE.matcher(parts.get(i));
                if (!variable.find()) {
                    if (!parts.get(i).equals(path.get(i))) {
                        return Optional.empty();
                    }
                    continue;
                }
                String front = parts.get(i).substring(0, variable.start());
                if (!path.get(i).startsWith(front)) {
                    return Optional.empty();
                }
                String value = path.get(i).substring(front.length());
                if (variable.group(1).equals("any")) {
                    continue;
                }
                if (!ACCOUNT.matcher(value).matches() || excluded.contains(value.toLowerCase(Locale.ROOT))) {
                    return Optional.empty();
                }
                String known = variable.group(1).equals("id") ? value : value.toLowerCase(Locale.ROOT);
                account = Optional.of(front + known);
            }
            return account;
        }
    }

    private UploadPlatforms(List<String> lines) {
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rules.add(rule(line.strip().split(" +")));
            }
        }
    }

    private static Rule rule(String[] words) {
        boolean ofHost = words[0].startsWith(OF_HOST);
        Set<String> excluded = new HashSet<>();
        List<String> parts = List.of();
        for (String word : Arrays.copyOfRange(words, 1, words.length)) {
            if (word.startsWith("!")) {
                excluded.add(word.substring(1));
            } else {
                parts = parts(word);
            }
        }
        return new Rule(ofHost ? words[0].substring(OF_HOST.length()) : words[0], ofHost, parts, excluded);
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static List<String> resource() {
        try (InputStream list = UploadPlatforms.class.getResourceAsStream("upload-platforms.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that come with this module. */
    public static UploadPlatforms defaults() {
        return DEFAULTS;
    }

    /** Whether the host of an address is one of a platform. */
    public boolean isPlatform(String url) {
        Matcher parsed = URL.matcher(url);
        return parsed.matches() && rules.stream().anyMatch(rule -> rule.isFor(host(parsed)));
    }

    /**
     * The account whose upload stands at an address, as it is written there: {@code @ada}, {@code ada}. Empty where the address
     * does not say, or is none of a platform.
     */
    public Optional<String> account(String url) {
        Matcher parsed = URL.matcher(url);
        if (!parsed.matches()) {
            return Optional.empty();
        }
        String host = host(parsed);
        List<String> path =
                parts(parsed.group(2)).stream().map(UploadPlatforms::decoded).toList();
        return rules.stream()
                .filter(rule -> rule.isFor(host))
                .flatMap(rule -> rule.account(host, path).stream())
                .findFirst();
    }

    private static String host(Matcher url) {
        String authority = url.group(1);
        return authority
                .substring(authority.lastIndexOf('@') + 1)
                .replaceFirst(":[0-9]*$", "")
                .replaceFirst("\\.$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
