package dev.colophon.benchmark.machine;

import dev.colophon.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a run depends on that is not the corpus. */
public final class MachineFacts {

    private MachineFacts() {}

    /** In words. */
    public static Map<String, String> facts() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor());
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("ffmpeg that reads", Ffmpeg.find().version());
        facts.put("ffmpeg that makes copies", firstLine("ffmpeg", "-version").split(" ", -1)[2]);
        if (Tools.present("fpcalc")) {
            facts.put("fpcalc", firstLine("fpcalc", "-version"));
        }
        return facts;
    }

    private static String firstLine(String... command) throws IOException {
        String printed = new String(Tools.run(Path.of("."), List.of(command)), StandardCharsets.UTF_8);
        return printed.lines().findFirst().orElse("unknown   ");
    }

    private static String processor() throws IOException {
        Path facts = Path.of("/proc/cpuinfo");
        if (Files.isReadable(facts)) {
            try (Stream<String> lines = Files.lines(facts)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown");
            }
        }
        return "unknown";
    }

    /** The components of a record of constants, by name. */
    public static Map<String, Object> values(String prefix, Record constants) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : constants.getClass().getRecordComponents()) {
            try {
                values.put(
                        prefix + " " + component.getName(),
                        component.getAccessor().invoke(constants));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " of " + constants.getClass() + " cannot be read", e);
            }
        }
        return values;
    }
}
