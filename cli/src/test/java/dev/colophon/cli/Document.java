package dev.colophon.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document of the house, and the blocks of code in it. */
public record Document(String name, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?m)^```\\w*\\R(.*?)^```$", Pattern.DOTALL);
    /** A block is one of commands when it begins with one. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:[A-Z_]+=\\S+ )?(?:\\./)?(?:colophon|check|mvnw|mvn|sudo|git|java|apt|benchmark/cost)\\b.*");

    private static final Pattern COMMENT = Pattern.compile("\\s+# .*$");

    /** The folder that holds the modules. */
    public static Path house() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /** Those that a newcomer follows. */
    public static List<Document> all() throws IOException {
        try (Stream<Path> docs = Files.list(house().resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "README.zh.md").map(house()::resolve), docs.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Document::read)
                    .toList();
        }
    }

    public static Document read(Path file) {
        try {
            return new Document(house().relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> blocks() {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    /** The lines of all blocks of commands, without comments. */
    public List<String> commands() {
        return blocks().stream()
                .filter(block ->
                        COMMAND.matcher(block.lines().findFirst().orElse("")).matches())
                .flatMap(String::lines)
                .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
