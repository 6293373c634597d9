package dev.colophon.page.stream;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The ways in which one stream is offered.
 *
 * @param variants in the order of the playlist
 * @param renditions sound apart from the picture
 * @param encrypted the method when the session keys are not openly served, such as {@code SAMPLE-AES}
 * @param problems lines that could not be used, with their numbers
 */
public record MasterPlaylist(
        List<Variant> variants, List<Rendition> renditions, Optional<String> encrypted, List<String> problems)
        implements Playlist {

    /** Fingerprints of films need no more. */
    private static final int ENOUGH_LINES = 240;

    /** Fingerprints of music need no more. */
    private static final int ENOUGH_AUDIO_BITS = 48_000;

    /**
     * What to fetch to know a stream.
     *
     * @param url a media playlist
     * @param audio another one that holds the sound, where the first has none
     */
    public record Choice(String url, Optional<String> audio) {}

    /**
     * The lowest variant of at least 240 lines; the best where all have fewer or none says how many; the audio of
     * {@link #audio} where there is no picture at all.
     */
    public Optional<Choice> picture() {
        List<Variant> shown =
                variants.stream().filter(variant -> !variant.audioOnly()).toList();
        Optional<Variant> enough = shown.stream()
                .filter(variant -> variant.lines().orElse(0) >= ENOUGH_LINES)
                .min(Comparator.comparingInt(
                                (Variant variant) -> variant.lines().orElseThrow())
                        .thenComparingLong(Variant::bandwidth));
        return enough.or(() -> shown.stream().max(Comparator.comparingLong(Variant::bandwidth)))
                .map(variant -> new Choice(
                        variant.url(),
                        variant.audioGroup().flatMap(this::rendition).map(Rendition::url)))
                .or(() -> audio().map(url -> new Choice(url, Optional.empty())));
    }

    /**
     * The media playlist that gives the sound for the fewest bytes: the lowest variant without pictures of at least 48
     * kbit/s, else a rendition, else the lowest variant.
     */
    public Optional<String> audio() {
        Optional<String> alone = variants.stream()
                .filter(variant -> variant.audioOnly() && variant.bandwidth() >= ENOUGH_AUDIO_BITS)
                .min(Comparator.comparingLong(Variant::bandwidth))
                .map(Variant::url);
        return alone.or(() -> renditions.stream()
                        .min(Comparator.comparing(rendition -> !rendition.standard()))
                        .map(Rendition::url))
                .or(() -> variants.stream()
                        .min(Comparator.comparingLong(Variant::bandwidth))
                        .map(Variant::url));
    }

    private Optional<Rendition> rendition(String group) {
        return renditions.stream()
                .filter(rendition -> rendition.group().equals(group))
                .min(Comparator.comparing(rendition -> !rendition.standard()));
    }
}
