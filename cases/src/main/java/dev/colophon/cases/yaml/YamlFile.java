package dev.colophon.cases.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads a file of data: one YAML document of mappings, lists and texts in UTF-8, of 256 KiB, 12 levels and 10,000 values at most.
 * Aliases, tags and anchors of lists and mappings are refused, so nothing in it stands for anything else; a key stands there once. Not for many threads.
 */
public final class YamlFile {

    /** The largest that is read, in bytes. */
    public static final int MOST_BYTES = 256 * 1024;

    static final int MOST_LEVELS = 12;
    static final int MOST_VALUES = 10_000;

    private static final YAMLFactory YAML = factory();

    private final String name;
    private int values;

    private YamlFile(String name) {
        this.name = name;
    }

    private static YAMLFactory factory() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setNestingDepthLimit(MOST_LEVELS + 1); // one more than is taken, so that we say it
        options.setMaxAliasesForCollections(0);
        return YAMLFactory.builder().loaderOptions(options).build();
    }

    /**
     * What the file says.
     *
     * @param name of the file, for whoever mends it
     * @param in is left open
     * @throws YamlFault when it is not such a file
     * @throws IOException when it cannot be read
     */
    public static YamlNode read(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new YamlFault(name, 1, "the file is larger than %d KiB".formatted(MOST_BYTES / 1024));
        }
        return read(name, text(name, bytes));
    }

    /**
     * What the text says.
     *
     * @throws YamlFault when it is not such a file
     */
    public static YamlNode read(String name, String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlFile(name).document(parser);
        } catch (JsonProcessingException e) {
            throw new YamlFault(name, line(e.getLocation()), "this is not YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
    }

    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new YamlFault(name, 1, "the file is not text in UTF-8");
        }
    }

    private YamlNode document(YAMLParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new YamlFault(name, 1, "the file is empty");
        }
        YamlNode document = value(parser, 0, line(parser.currentTokenLocation()));
        if (parser.nextToken() != null) {
            throw fault(parser, "a second document begins here, and a file holds one");
        }
        return document;
    }

    /**
     * The value at which the parser stands; afterwards it stands at its end.
     *
     * @param line of its key, where it has one
     */
    private YamlNode value(YAMLParser parser, int level, int line) throws IOException {
        refuseReferences(parser);
        if (level > MOST_LEVELS) {
            throw fault(parser, "more than %d levels".formatted(MOST_LEVELS));
        }
        if (++values > MOST_VALUES) {
            throw fault(parser, "more than %d values".formatted(MOST_VALUES));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> new YamlNode(name, line, mapping(parser, level));
            case START_ARRAY -> new YamlNode(name, line, sequence(parser, level));
            case VALUE_NULL -> throw fault(parser, "a value is missing");
            default -> new YamlNode(name, line, parser.getText());
        };
    }

    private void refuseReferences(YAMLParser parser) throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
            throw fault(parser, "anchors (&), aliases (*) and tags (!) are not allowed here: write the value itself");
        }
    }

    private Map<String, YamlNode> mapping(YAMLParser parser, int level) throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            refuseReferences(parser);
            String key = parser.currentName();
            if (entries.containsKey(key)) {
                throw fault(parser, "'%s' stands here twice".formatted(key));
            }
            int line = line(parser.currentTokenLocation());
            parser.nextToken();
            entries.put(key, value(parser, level + 1, line));
        }
        return entries;
    }

    private List<YamlNode> sequence(YAMLParser parser, int level) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, level + 1, line(parser.currentTokenLocation())));
        }
        return items;
    }

    private YamlFault fault(YAMLParser parser, String why) {
        return new YamlFault(name, line(parser.currentTokenLocation()), why);
    }

    private static int line(JsonLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
