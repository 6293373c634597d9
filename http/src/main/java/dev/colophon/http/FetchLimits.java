package dev.colophon.http;

import java.time.Duration;

/**
 * Bounds of one fetch.
 *
 * @param connect until the connection stands
 * @param head until all headers of one answer are here
 * @param silence the longest wait for the next byte
 * @param textTotal for a page or other text, from first to last byte, over all redirects
 * @param mediaTotal for anything else
 * @param textBytes the largest page or text as sent
 * @param mediaBytes the largest of anything else as sent
 * @param headBytes the largest header block
 * @param decodedTextBytes the largest text after decoding
 * @param ratio how many times larger than sent a decoded body may be, once it is over 1 MiB
 * @param dripWindow in each such stretch of time at least {@code dripBytes} must arrive
 * @param dripBytes see {@code dripWindow}
 */
public record FetchLimits(
        Duration connect,
        Duration head,
        Duration silence,
        Duration textTotal,
        Duration mediaTotal,
        long textBytes,
        long mediaBytes,
        int headBytes,
        long decodedTextBytes,
        int ratio,
        Duration dripWindow,
        long dripBytes) {

    private static final long MEBI = 1L << 20;

    /** The defaults: 10 s, 30 s, 20 s, 2 min, 15 min; 10 MiB text, 512 MiB media; 64 KiB headers; 1 KiB/s over a minute. */
    public static FetchLimits defaults() {
        return new FetchLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                Duration.ofMinutes(15),
                10 * MEBI,
                512 * MEBI,
                64 << 10,
                50 * MEBI,
                100,
                Duration.ofSeconds(60),
                60 << 10);
    }

    /** The same for an answer of at most so many bytes, sent and decoded, whatever it is. */
    public FetchLimits atMost(long bytes) {
        return new FetchLimits(
                connect,
                head,
                silence,
                textTotal,
                textTotal,
                Math.min(textBytes, bytes),
                Math.min(mediaBytes, bytes),
                headBytes,
                Math.min(decodedTextBytes, bytes),
                ratio,
                dripWindow,
                dripBytes);
    }
}
