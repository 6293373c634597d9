package dev.colophon.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Completes the list of parts (CycloneDX JSON) with those that are no jars, and writes all licences into one text. Ends
 * with an error when a part has no licence or none that Colophon may be distributed with.
 */
public final class ThirdParty {

    /**
     * The licence that holds, by group or by group and name: of parts that offer several, that name theirs in words, or
     * whose words are mistaken for another ("BSD" for the one with the advertising clause).
     */
    private static final Map<String, String> CHOSEN = Map.of(
            "com.github.albfernandez:juniversalchardet", "MPL-1.1",
            "com.twelvemonkeys.common", "BSD-3-Clause",
            "com.twelvemonkeys.imageio", "BSD-3-Clause",
            "jakarta.annotation:jakarta.annotation-api", "EPL-2.0",
            "jakarta.mail:jakarta.mail-api", "BSD-3-Clause",
            "org.eclipse.angus:angus-mail", "BSD-3-Clause",
            "org.bouncycastle", "MIT",
            "org.jdom:jdom2", "JDOM (Apache-1.1 without its acknowledgment clause)");

    /** GPL and AGPL without exception; LGPL is welcome, because what has it is run as a program. */
    private static final Pattern REFUSED =
            Pattern.compile("(?i)(?!.*(exception|lesser|library general)).*(\\bA?GPL|affero|GNU General Public).*");

    private static final Pattern LICENCE_FILE =
            Pattern.compile("(META-INF/)?(LICEN[CS]E|NOTICE|COPYING|COPYRIGHT)[^/]*", Pattern.CASE_INSENSITIVE);

    /**
     * A part of the package.
     *
     * @param key {@code group:name}, or the name alone
     * @param licences SPDX identifiers or names; all of them hold
     */
    record Part(String key, String version, List<String> licences, String source) {}

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, String> standardTexts = new TreeMap<>();

    private ThirdParty() {}

    /**
     * Reads the list of jars, adds the native parts, checks all licences, writes both results.
     *
     * @param arguments the list of jars (CycloneDX), the table of native parts (name, version, licence, source; between
     *     tabs), the folder of their copyright files, the folder of jars, the version of the package, the list to write,
     *     the text to write
     */
    public static void main(String[] arguments) throws IOException {
        ThirdParty all = new ThirdParty();
        ObjectNode bom = (ObjectNode) all.json.readTree(Files.readString(Path.of(arguments[0])));
        all.readJars(bom);
        all.addNative(bom, Files.readAllLines(Path.of(arguments[1])));
        all.refuse();
        ObjectNode itself = (ObjectNode) bom.path("metadata").path("component");
        itself.put("name", "colophon").put("version", arguments[4]);
        Files.writeString(Path.of(arguments[5]), all.json.writeValueAsString(bom) + "\n");
        Files.writeString(Path.of(arguments[6]), all.text(Path.of(arguments[2]), Path.of(arguments[3])));
    }

    private void readJars(ObjectNode bom) {
        for (JsonNode component : bom.path("components")) {
            String group = component.path("group").asText();
            String key = group + ":" + component.path("name").asText();
            if (group.equals("dev.colophon")) {
                continue;
            }
            Set<String> licences = new LinkedHashSet<>();
            for (JsonNode entry : component.path("licenses")) {
                JsonNode licence = entry.path("license");
                String name = entry.has("expression")
                        ? entry.path("expression").asText()
                        : licence.path("id").asText(licence.path("name").asText());
                licences.add(name);
                String text = licence.path("text").path("content").asText();
                if (licence.has("id") && !text.isEmpty()) {
                    boolean encoded =
                            licence.path("text").path("encoding").asText().equals("base64");
                    standardTexts.putIfAbsent(
                            name,
                            encoded ? new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8) : text);
                }
            }
            String chosen = CHOSEN.getOrDefault(key, CHOSEN.get(group));
            if (chosen != null) {
                licences = Set.of(chosen);
                ((ObjectNode) component)
                        .putArray("licenses")
                        .addObject()
                        .putObject("license")
                        // SPDX identifiers are words without blanks; anything else is a name.
                        .put(chosen.contains(" ") ? "name" : "id", chosen);
            }
            parts.add(new Part(
                    key,
                    component.path("version").asText(),
                    List.copyOf(licences),
                    "https://repo1.maven.org/maven2/" + group.replace('.', '/') + "/"
                            + component.path("name").asText() + "/"));
        }
    }

    private void addNative(ObjectNode bom, List<String> table) {
        ArrayNode components = (ArrayNode) bom.path("components");
        for (String line : table) {
            String[] cells = line.split("\t", -1);
            parts.add(new Part(cells[0], cells[1], List.of(cells[2]), cells[3]));
            ObjectNode component = components.addObject();
            component.put("type", "library").put("bom-ref", "native/" + cells[0]);
            component.put("name", cells[0]).put("version", cells[1]);
            component.putArray("licenses").addObject().put("expression", cells[2]);
            component
                    .putArray("externalReferences")
                    .addObject()
                    .put("type", "distribution")
                    .put("url", cells[3]);
        }
    }

    private void refuse() throws IOException {
        for (Part part : parts) {
            if (part.licences().isEmpty()) {
                throw new IOException(
                        part.key() + " " + part.version() + " states no licence: look it up and add it to CHOSEN");
            }
            for (String licence : part.licences()) {
                if (refused(licence)) {
                    throw new IOException(
                            part.key() + " " + part.version() + " is under " + licence
                                    + ", which Colophon cannot be distributed with: choose another in CHOSEN or leave the part out");
                }
            }
        }
    }

    /** @param licence an SPDX expression or a name */
    static boolean refused(String licence) {
        return REFUSED.matcher(licence).matches();
    }

    private String text(Path copyrights, Path jars) throws IOException {
        StringBuilder text = new StringBuilder("""
                Colophon is under the Apache License 2.0. It is distributed together with the parts below, each under its own licence.

                The program `ffmpeg` in this package is a static LGPL build, run as a program of its own and never linked. Its
                sources are those of the Debian packages named below, unchanged; `dist/ffmpeg.sh` in Colophon's sources is the
                script that fetches and builds them, with which you may build and put in place a changed one. The Java runtime
                was made by `jlink` out of OpenJDK; its licences are in the folder `runtime/legal`, its sources at the address
                below.

                """);
        parts.sort(Comparator.comparing(Part::key));
        text.append("PARTS\n\n");
        for (Part part : parts) {
            text.append("%s %s\n    licence: %s\n    source:  %s\n"
                    .formatted(part.key(), part.version(), String.join(", ", part.licences()), part.source()));
        }
        text.append("\n\nLICENCES AND NOTICES THAT THE PARTS BRING\n");
        licenceFiles(copyrights, jars).forEach((body, owners) -> text.append(section(String.join(", ", owners), body)));
        text.append("\n\nTEXTS OF THE LICENCES THAT THE PARTS NAME\n");
        standardTexts.forEach((name, body) -> text.append(section(name, body)));
        return text.toString();
    }

    /** Each text once, with all that bring it, in the order of the first of them. */
    private static Map<String, Set<String>> licenceFiles(Path copyrights, Path jars) throws IOException {
        Map<String, Set<String>> owners = new LinkedHashMap<>();
        for (Path file : sorted(copyrights)) {
            owners.computeIfAbsent(Files.readString(file), _ -> new TreeSet<>())
                    .add(file.getFileName().toString());
        }
        for (Path jar : sorted(jars)) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : zip.stream()
                        .filter(entry -> LICENCE_FILE.matcher(entry.getName()).matches())
                        .sorted(Comparator.comparing(ZipEntry::getName))
                        .toList()) {
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        String body = new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                                .replace("\r\n", "\n")
                                .strip();
                        owners.computeIfAbsent(body, _ -> new TreeSet<>())
                                .add(jar.getFileName().toString());
                    }
                }
            }
        }
        return owners;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String section(String title, String body) {
        return "\n%s\n%s\n%s\n\n%s\n".formatted("=".repeat(100), title, "=".repeat(100), body.strip());
    }
}
