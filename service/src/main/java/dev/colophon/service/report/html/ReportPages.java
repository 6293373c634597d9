package dev.colophon.service.report.html;

import dev.colophon.evidence.report.VisibleOutput;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Writes the pages of a report: those of sightings while they come, then one a work, then the first. They need neither scripts nor
 * anything from elsewhere, and their policy forbids both, should a text ever get through as markup. For one thread.
 */
public final class ReportPages {

    public static final String FIRST = "index.html";
    public static final String STYLE = "style.css";
    public static final String SIGHTINGS = "sightings";
    public static final String WORKS = "works";

    /** Sightings of a page. */
    private static final int PAGE = 40;

    private final Path folder;
    private final ReportWords words;
    private final SeenCounts counts = new SeenCounts();
    private final Map<String, WorkSightings> works = new LinkedHashMap<>();
    private final List<ShownSighting> gathered = new ArrayList<>();
    private int pages;

    public ReportPages(Path folder, ReportWords words) throws IOException {
        this.folder = folder;
        this.words = words;
        Files.createDirectories(folder.resolve(SIGHTINGS));
        Files.createDirectories(folder.resolve(WORKS));
        Files.writeString(folder.resolve(STYLE), resource("tokens.css") + resource("report.css"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream sheet = Objects.requireNonNull(ReportPages.class.getResourceAsStream(name))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Shows one more. */
    public void add(ShownSighting shown) {
        if (gathered.size() == PAGE) {
            write(true);
        }
        gathered.add(shown);
        StoredSighting sighting = shown.sighting();
        counts.add(sighting);
        works.computeIfAbsent(sighting.work().id(), _ -> new WorkSightings(sighting.work()))
                .add(sighting, pages + 1);
    }

    /**
     * Writes what is left.
     *
     * @param references those of a work
     * @return how many pages there are
     */
    public int finish(Overview overview, Function<Work, List<Reference>> references) {
        write(false);
        for (WorkSightings seen : works.values()) {
            write(WORKS + "/" + seen.work().id() + ".html", page(seen, references.apply(seen.work())));
        }
        write(FIRST, first(overview));
        return pages + works.size() + 1;
    }

    /** What was counted so far. */
    public SeenCounts counts() {
        return counts;
    }

    private void write(boolean more) {
        pages++;
        write(SIGHTINGS + "/" + pages + ".html", page(more));
        gathered.clear();
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private String page(boolean more) {
        VisibleOutput out = new VisibleOutput();
        JtesightingspageGenerated.render(out, null, words, gathered, pages, more);
        return out.toString();
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private String page(WorkSightings seen, List<Reference> references) {
        VisibleOutput out = new VisibleOutput();
        JteworkpageGenerated.render(out, null, words, seen, references);
        return out.toString();
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private String first(Overview overview) {
        VisibleOutput out = new VisibleOutput();
        JteoverviewGenerated.render(out, null, words, overview, counts, pages);
        return out.toString();
    }

    private void write(String file, String page) {
        try {
            Files.writeString(folder.resolve(file), page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }
}
