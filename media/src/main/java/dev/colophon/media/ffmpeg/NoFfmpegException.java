package dev.colophon.media.ffmpeg;

import java.io.IOException;

/** No ffmpeg that works was found. The message is one line for a person: why, and what to install. */
public final class NoFfmpegException extends IOException {

    NoFfmpegException(String message) {
        super(message);
    }
}
