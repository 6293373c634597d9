package dev.colophon.service.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code colophon.toml} in a home. Whatever is wrong with it is said in one line that names the file and, as far as it is
 * known, the line; nothing in it is ignored.
 */
record SettingsFile(Path path) {

    private static final int MOST_BYTES = 1 << 20;

    /** A key that needs more changes than this share of its length is no misspelling. */
    private static final double FARTHEST = 0.5;

    static SettingsFile of(Home home) {
        return new SettingsFile(home.settings());
    }

    /**
     * What it sets; nothing where there is no file. A blank text counts as not set.
     *
     * @throws ServiceException when it cannot be read, is no TOML, or says what is no setting
     */
    Map<Setting, String> read() {
        // The parser is loaded only where there is a file: it would cost every command some of its start.
        return exists() ? parsed(text()) : Map.of();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Whether other users of this machine can read it. */
    boolean isReadableByOthers() {
        try {
            return exists()
                    && path.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(path).stream()
                            .anyMatch(
                                    Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ)::contains);
        } catch (IOException _) {
            return false;
        }
    }

    private String text() {
        try {
            if (!Files.isRegularFile(path)) {
                throw failure(0, "is not a file: move it away");
            }
            if (Files.size(path) > MOST_BYTES) {
                throw failure(0, "is too large for settings (more than 1 MiB): see `colophon settings --example`");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw failure(0, "is not UTF-8 text: save it as UTF-8");
        } catch (AccessDeniedException e) {
            throw failure(0, "cannot be read: access denied; give yourself the right to read it");
        } catch (IOException e) {
            throw failure(0, "cannot be read: " + e.getMessage());
        }
    }

    private Map<Setting, String> parsed(String text) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        JsonNode root = tree(text);
        for (Map.Entry<String, JsonNode> table : root.properties()) {
            if (!table.getValue().isObject()) {
                throw unknown(text, table.getKey(), table.getKey());
            }
            read(text, table.getKey(), table.getValue(), values);
        }
        return values;
    }

    private void read(String text, String table, JsonNode content, Map<Setting, String> values) {
        for (Map.Entry<String, JsonNode> entry : content.properties()) {
            String name = table + "." + entry.getKey();
            if (entry.getValue().isObject() && tables().contains(name)) {
                read(text, name, entry.getValue(), values);
                continue;
            }
            Setting setting = Setting.of(name).orElseThrow(() -> unknown(text, name, entry.getKey()));
            JsonNode value = entry.getValue().isBoolean()
                    ? TextNode.valueOf(entry.getValue().asText())
                    : entry.getValue();
            if (!value.isTextual()) {
                throw failure(
                        line(text, name, entry.getKey()),
                        "%s must be text in quotes, such as \"%s\"".formatted(name, setting.example()));
            }
            if (!value.textValue().isBlank()) {
                values.put(setting, value.textValue());
            }
        }
        if (content.isEmpty() && !tables().contains(table)) {
            throw unknown(text, table, table);
        }
    }

    private JsonNode tree(String text) {
        try {
            return new TomlMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw failure(
                    Optional.ofNullable(e.getLocation())
                            .map(location -> Math.max(0, location.getLineNr()))
                            .orElse(0),
                    "is not valid TOML: " + reason(e));
        }
    }

    /** The first line, without where: that is said before. */
    private static String reason(JacksonException e) {
        return String.valueOf(e.getOriginalMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("\\s*\\(?at \\[Source.*", "");
    }

    private ServiceException unknown(String text, String name, String key) {
        String nearest = nearest(name)
                .map(setting -> "did you mean " + setting.path() + "?")
                .orElse("known are "
                        + String.join(
                                ", ",
                                Arrays.stream(Setting.values())
                                        .map(Setting::path)
                                        .toList()));
        return failure(line(text, name, key), "%s is no setting; %s".formatted(name, nearest));
    }

    /** The setting whose path, or whose key alone, is most like a name; empty when none is. */
    private static Optional<Setting> nearest(String name) {
        String key = name.substring(name.indexOf('.') + 1);
        record Near(Setting setting, double distance) {}
        return Arrays.stream(Setting.values())
                .flatMap(setting -> Stream.of(
                        new Near(setting, changes(name, setting.path())),
                        new Near(setting, changes(key, setting.key()))))
                .min((one, other) -> Double.compare(one.distance(), other.distance()))
                .filter(near -> near.distance() <= FARTHEST)
                .map(Near::setting);
    }

    /** The Levenshtein distance as a share of the longer one's length. */
    private static double changes(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return (double) row[other.length()] / Math.max(1, Math.max(one.length(), other.length()));
    }

    /** The line that sets a name: the parser does not tell. 0 when it is written in an unusual way. */
    private static int line(String text, String name, String key) {
        List<String> lines = text.lines().map(String::strip).toList();
        String table = "";
        List<Integer> elsewhere = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("[")) {
                table = line.replaceAll("[\\[\\]\\s\"']", "").replaceFirst("#.*", "");
                if (table.equals(name)) {
                    return i + 1;
                }
            }
            String set =
                    line.contains("=") ? line.substring(0, line.indexOf('=')).replaceAll("[\\s\"']", "") : "";
            if (set.equals(name) || name.equals(table + "." + set)) {
                return i + 1;
            }
            if (set.equals(key)) {
                elsewhere.add(i + 1);
            }
        }
        return elsewhere.stream().findFirst().orElse(0);
    }

    private static List<String> tables() {
        return Arrays.stream(Setting.values()).map(Setting::table).distinct().toList();
    }

    private ServiceException failure(int line, String what) {
        return new ServiceException(Category.ENVIRONMENT, path + (line > 0 ? ", line " + line + ": " : ": ") + what);
    }

    /** A file that sets nothing until a line's {@code #} is taken away. */
    static Stream<String> example(Language reader) {
        Stream<String> head = Stream.of(reader.say("settings.example.file"), reader.say("settings.example.use"));
        return Stream.concat(
                head,
                Stream.of(Setting.values())
                        .collect(Collectors.groupingBy(Setting::table, LinkedHashMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .flatMap(table -> Stream.concat(
                                Stream.of("", "[" + table.getKey() + "]"),
                                table.getValue().stream()
                                        .flatMap(setting -> Stream.of(
                                                "# %s (%s)"
                                                        .formatted(
                                                                setting.description()
                                                                        .in(reader),
                                                                setting.variable()),
                                                "# %s = \"%s\"".formatted(setting.key(), setting.example()))))));
    }
}
