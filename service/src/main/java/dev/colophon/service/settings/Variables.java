package dev.colophon.service.settings;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables of the process, read once at its start and passed on. A blank one counts as not set.
 *
 * @param values by name
 */
public record Variables(Map<String, String> values) {

    public Variables {
        values = Map.copyOf(values);
    }

    /** What a variable holds. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** The folders of {@code PATH} in which programs are looked for. */
    public List<Path> path() {
        return Arrays.stream(get("PATH").orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(Variables::folder)
                .toList();
    }

    /** A folder for what can be made again: {@code colophon} in {@code XDG_CACHE_HOME}, else in {@code ~/.cache}. */
    public Path cache() {
        return get("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("colophon");
    }

    /** Those that name a proxy, which evidence mentions. */
    public Map<String, String> proxies() {
        return values.entrySet().stream()
                .filter(variable -> variable.getKey().toLowerCase(Locale.ROOT).endsWith("_proxy"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<Path> folder(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Stream.empty();
        }
    }
}
