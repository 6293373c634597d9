package dev.colophon.media;

import dev.colophon.media.document.TextExtractor;
import dev.colophon.media.ffmpeg.FrameSink;
import dev.colophon.media.ffmpeg.SampleSink;
import dev.colophon.media.ocr.PictureText;

/**
 * Takes what {@link MediaReader} decodes, while it decodes it: sound and film are never held as a whole. Only what is named as a
 * {@link Track} at the end counts; of a file or film that turned out to be unreadable something may have come before.
 */
public interface MediaSink extends SampleSink, FrameSink {

    /**
     * Takes a picture in one way it may be seen; comes once, or twice when it has transparent parts (on mid-grey, on white), then in
     * the same size.
     *
     * @param rgb {@code 3 * width * height} bytes (red, green, blue), rows from the top, upright, without alpha; the sink's own
     */
    void rendering(int width, int height, byte[] rgb);

    /** Takes the whole text of a file, what {@link TextExtractor} gives; of a picture, what {@link PictureText} read in it. */
    void text(String text);

    /** Whether longer texts in pictures are to be read, too: it takes seconds where there are some. */
    default boolean wantsTextInPictures() {
        return false;
    }

    /** Takes what is to be known of one medium of the file, all of which was handed over before. */
    void track(Track track);
}
