package dev.colophon.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where ffmpeg is looked for.
 *
 * @param named path of the program, where the user names one; then no other is tried
 * @param cache folder into which the build that comes with Colophon is unpacked
 */
public record FfmpegSearch(Optional<String> named, Path cache) {

    /**
     * Finds the programs. Costs about a millisecond once the bundled build has been unpacked.
     *
     * @throws IOException when there are none; the message says what to do
     */
    public Ffmpeg find() throws IOException {
        return Ffmpeg.find(named, cache);
    }
}
