package dev.colophon.evidence.log;

import java.io.IOException;
import java.net.URI;

/** One HTTP POST to a witness; the guarded client of the program is plugged in here. */
@FunctionalInterface
public interface WitnessExchange {

    /** The longest answer that is of use: 16 signature lines of the longest kind. */
    int MAX_ANSWER_BYTES = 64 * 1024;

    /**
     * Sends the body as {@code text/plain; charset=utf-8} and returns the answer, whatever its status. Redirects are not
     * followed.
     *
     * @throws IOException when there is no answer, or one longer than {@link #MAX_ANSWER_BYTES}
     */
    Answer post(URI url, byte[] body) throws IOException;

    /**
     * An HTTP answer.
     *
     * @param contentType the header's value, empty where there is none
     */
    record Answer(int status, String contentType, byte[] body) {}
}
