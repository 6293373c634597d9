package dev.colophon.server.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/**
 * Who may say how much: the same in each format, as {@code simplelogger.properties} says it.
 *
 * @param usual of all others
 * @param byName of those whose names begin so
 */
record LogLevels(Level usual, Map<String, Level> byName) {

    private static final String FILE = "/simplelogger.properties";
    private static final String USUAL = "org.slf4j.simpleLogger.defaultLogLevel";
    private static final String ONE = "org.slf4j.simpleLogger.log.";

    LogLevels {
        byName = Map.copyOf(byName);
    }

    static LogLevels read() {
        Properties said = new Properties();
        try (InputStream file = LogLevels.class.getResourceAsStream(FILE)) {
            if (file != null) {
                said.load(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(FILE, e);
        }
        return of(said);
    }

    static LogLevels of(Properties said) {
        return new LogLevels(
                level(said.getProperty(USUAL, "warn")),
                said.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(ONE))
                        .collect(Collectors.toMap(
                                name -> name.substring(ONE.length()), name -> level(said.getProperty(name)))));
    }

    private static Level level(String word) {
        return Level.valueOf(word.strip().toUpperCase(Locale.ROOT));
    }

    /** That of a logger: of the longest name that its own begins with. */
    Level of(String logger) {
        String name = logger;
        while (!name.isEmpty()) {
            Optional<Level> level = Optional.ofNullable(byName.get(name));
            if (level.isPresent()) {
                return level.get();
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return usual;
    }
}
