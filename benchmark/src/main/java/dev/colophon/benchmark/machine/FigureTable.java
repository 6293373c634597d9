package dev.colophon.benchmark.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table for people, each figure beside its bar, and as JSON for programs. */
public final class FigureTable {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    /** Begins with the machine: its cores, and its load of the last five minutes, because others may use it, too. */
    public FigureTable() throws IOException {
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.put("load", Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[1]);
    }

    /** A line of the table; an empty bar is none. */
    public void line(String words, Number value, String bar) {
        lines.add(String.format(Locale.ROOT, "%-76s %10s  %s", words, Numbers.plain(value.doubleValue()), bar)
                .stripTrailing());
    }

    /** A member of the JSON object. */
    public void put(String key, Object value) {
        json.put(key, value);
    }

    /** The table; the last column is the bar. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and numbers are always JSON", e);
        }
    }
}
