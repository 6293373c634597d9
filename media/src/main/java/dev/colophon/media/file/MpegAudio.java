package dev.colophon.media.file;

/**
 * Recognises MPEG audio (layers 1 to 3) and AAC (ADTS) that start without a tag, possibly in the middle of a frame, by
 * three frames that follow each other (ISO 11172-3 section 2.4.1.3, ISO 13818-7 section 6.2).
 */
final class MpegAudio {

    private static final int SEARCHED_BYTES = 4_096;
    private static final int FRAMES = 3;
    private static final int[][] KILOBITS_V1 = {
        {},
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
    };
    private static final int[][] KILOBITS_V2 = {
        {},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };
    private static final int[] HERTZ = {44_100, 48_000, 32_000};

    private MpegAudio() {}

    static boolean startsIn(byte[] head) {
        for (int start = 0; start < Math.min(SEARCHED_BYTES, head.length - 4); start++) {
            if (chain(head, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean chain(byte[] head, int start) {
        int at = start;
        for (int frame = 0; frame < FRAMES; frame++) {
            if (at + 6 > head.length) {
                return false;
            }
            int bytes = frameBytes(head, at);
            if (bytes == 0) {
                return false;
            }
            at += bytes;
        }
        return true;
    }

    /** 0 when no frame starts here. */
    private static int frameBytes(byte[] head, int at) {
        int second = head[at + 1] & 0xFF;
        int third = head[at + 2] & 0xFF;
        if (head[at] != (byte) 0xFF || (second & 0xE0) != 0xE0) {
            return 0;
        }
        if ((second & 0xF6) == 0xF0) {
            int adts = (head[at + 3] & 3) << 11 | (head[at + 4] & 0xFF) << 3 | (head[at + 5] & 0xFF) >> 5;
            return adts < 7 || (third >> 2 & 15) > 12 ? 0 : adts;
        }
        int version = second >> 3 & 3;
        int layer = 4 - (second >> 1 & 3);
        int rate = third >> 2 & 3;
        int bits = third >> 4;
        if (version == 1 || layer == 4 || rate == 3 || bits == 0 || bits == 15) {
            return 0;
        }
        boolean first = version == 3;
        int kilobits = (first ? KILOBITS_V1 : KILOBITS_V2)[layer][bits];
        int hertz = HERTZ[rate] >> (first ? 0 : version == 2 ? 1 : 2);
        int padding = third >> 1 & 1;
        if (layer == 1) {
            return (12_000 * kilobits / hertz + padding) * 4;
        }
        return (layer == 3 && !first ? 72_000 : 144_000) * kilobits / hertz + padding;
    }
}
