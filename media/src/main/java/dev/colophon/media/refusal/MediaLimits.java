package dev.colophon.media.refusal;

import java.time.Duration;

/**
 * How much of an untrusted file is read. Beyond a limit the answer is a refusal or a partial result, never a crash.
 *
 * @param sound longest sound; longer ones are refused as TOO_LONG when their header says so, else cut and marked partial
 * @param film longest film, likewise
 * @param pixels of a picture, from its header, before anything is decoded
 * @param side pixels a side of a picture
 * @param frameSide pixels a side of a film
 * @param textCharacters of text; the rest is left out and the text marked partial
 * @param documentTime of the processor, for the child that reads the text of PDF, EPUB and office documents; with that for their
 *     pictures below 30 s
 * @param documentHeapMegabytes of that child
 * @param decoderBytes of address space of an ffmpeg child
 */
public record MediaLimits(
        Duration sound,
        Duration film,
        long pixels,
        int side,
        int frameSide,
        int textCharacters,
        Duration documentTime,
        int documentHeapMegabytes,
        long decoderBytes) {

    /** The usual ones. */
    public static final MediaLimits DEFAULT = new MediaLimits(
            Duration.ofHours(4),
            Duration.ofHours(12),
            100_000_000,
            30_000,
            8_192,
            20_000_000,
            Duration.ofSeconds(20),
            512,
            2L << 30);

    /** These, with sounds and films no longer than that. */
    public MediaLimits noLongerThan(Duration longest) {
        return new MediaLimits(
                shorter(sound, longest),
                shorter(film, longest),
                pixels,
                side,
                frameSide,
                textCharacters,
                documentTime,
                documentHeapMegabytes,
                decoderBytes);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
