package dev.colophon.benchmark.corpus;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which works of a corpus really share content, so that a match between them is not false. Never decided by the engine: some
 * are known by ear or by their waveforms, texts are compared letter by letter.
 */
public final class Kinship {

    /** Letters in a row that two texts do not share by chance. */
    private static final int SHARED_LETTERS = 14;

    /**
     * The same recording in two packages, or versions of one piece that share recorded stretches: two seconds of one are a
     * waveform of the other (normalised correlation 0.75 to 1.00 after pre-emphasis; unrelated pieces stay below 0.62). The
     * versions of {@code ambient2} have 10 of 12 stretches above 0.4, and those of {@code space_dimensions} one title. Drawings of
     * openclipart show one spider's web, one sheet of paper, one house, one tree.
     */
    private static final List<List<Known>> FAMILIES = List.of(
            List.of(
                    new Known("supertux-data", "call_of_the_winding_path"),
                    new Known("supertux-data", "shallow-green")),
            List.of(new Known("warzone2100-music", "track9"), new Known("warzone2100-music", "track15")),
            List.of(new Known("supertux-data", "battle_theme"), new Known("flare-game", "battle_theme")),
            List.of(new Known("singularity-music", "Through_Space"), new Known("starfighter-data", "through_space")),
            List.of(new Known("warzone2100-music", "menu"), new Known("warzone2100-music", "menu_enhanced")),
            List.of(new Known("warzone2100-music", "track3"), new Known("warzone2100-music", "track3_enhanced")),
            List.of(new Known("colobot-common-sounds", "Infinite"), new Known("colobot-common-sounds", "music008")),
            List.of(new Known("colobot-common-sounds", "music007"), new Known("colobot-common-sounds", "music009")),
            List.of(new Known("colobot-common-sounds", "Humanitarian"), new Known("colobot-common-sounds", "Hv2")),
            List.of(new Known("drascula-music", "track1"), new Known("drascula-music", "track30")),
            List.of(new Known("naev-data", "ambient2"), new Known("naev-data", "ambient2_5")),
            List.of(
                    new Known("ufoai-music", "music_MarineBacktheAttack"),
                    new Known("ufoai-music", "music_MarineUrbanWarfare")),
            List.of(
                    new Known("starfighter-data", "space_dimensions"),
                    new Known("cdogs-sdl-data", "space_dimensions_8bit")),
            List.of(
                    new Known("openclipart-png", "network"),
                    new Known("openclipart-png", "package_network"),
                    new Known("openclipart-png", "enhanced_browsing")),
            List.of(
                    new Known("openclipart-png", "008_presentation_document"),
                    new Known("openclipart-png", "colorscm"),
                    new Known("openclipart-png", "doc_authors"),
                    new Known("openclipart-png", "file_locked"),
                    new Known("openclipart-png", "font_truetype"),
                    new Known("openclipart-png", "java"),
                    new Known("openclipart-png", "pdf"),
                    new Known("openclipart-png", "source"),
                    new Known("openclipart-png", "spreadsheet"),
                    new Known("openclipart-png", "video")),
            List.of(new Known("openclipart-png", "pinkhome-simple"), new Known("tuxpaint-stamps-default", "pinkhome")),
            List.of(new Known("openclipart-png", "xmas"), new Known("openclipart-png", "tree")));

    private record Known(String debianPackage, String stem) {

        boolean is(Item item) {
            String name = item.name();
            String stem = name.substring(0, Math.max(0, name.lastIndexOf('.'))).replace(' ', '_');
            return item.source().equals(debianPackage) && (stem.equals(this.stem) || stem.endsWith("__" + this.stem));
        }
    }

    private final Map<Path, String> letters = new ConcurrentHashMap<>();

    /** Whether these are one work, or two forms of one. */
    public static boolean sameFamily(Item one, Item other) {
        return one.equals(other)
                || FAMILIES.stream()
                        .anyMatch(family -> family.stream().anyMatch(known -> known.is(one))
                                && family.stream().anyMatch(known -> known.is(other)));
    }

    /** Whether a work has another form anywhere, so that it is no stranger to play beside others. */
    public static boolean hasFamily(Item item) {
        return FAMILIES.stream().anyMatch(family -> family.stream().anyMatch(known -> known.is(item)));
    }

    /** Whether a copy truly contains something of a work. */
    public boolean shares(Item source, Optional<Span> truth, Item other) {
        return sameFamily(source, other)
                || (source.medium() == Medium.TEXT
                        && truth.orElseThrow() instanceof Span.Characters(int start, int end)
                        && sharesWording(source, start, end, other));
    }

    private boolean sharesWording(Item source, int start, int end, Item other) {
        String passage = lettersOf(text(source.file()).substring(start, end));
        String text = letters.computeIfAbsent(other.file(), file -> lettersOf(text(file)));
        for (int at = 0; at + SHARED_LETTERS <= passage.length(); at++) {
            if (text.contains(passage.substring(at, at + SHARED_LETTERS))) {
                return true;
            }
        }
        return false;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String lettersOf(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
