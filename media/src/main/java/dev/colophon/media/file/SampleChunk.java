package dev.colophon.media.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The samples of a WAV, RF64, AIFF or Wave64 file: decoders take the end of a cut file for the end of the sound, though its
 * header says that there was more.
 *
 * @param announced bytes of samples that the header states
 * @param present those that the file has
 */
public record SampleChunk(long announced, long present) {

    private static final int MOST_CHUNKS = 10_000;
    /** Who writes to a pipe does not know the size: 0, 0xFFFFFFFF, or about the half of it. */
    private static final long UNKNOWN_32 = 0x7FFF_0000L;

    private static final long UNKNOWN_64 = 1L << 48;
    private static final long UNANNOUNCED = -1;

    /** Where the names and sizes of a kind of file stand. */
    private enum Layout {
        RIFF("data", 12, 4, 4, 8, 2, ByteOrder.LITTLE_ENDIAN),
        AIFF("SSND", 12, 4, 4, 8, 2, ByteOrder.BIG_ENDIAN),
        /** Names are of 16 bytes, and sizes, of 8, count both. */
        WAVE64("data", 40, 16, 8, 0, 8, ByteOrder.LITTLE_ENDIAN);

        private final String samples;
        private final int first;
        private final int nameBytes;
        private final int sizeBytes;
        private final int uncounted;
        private final int alignment;
        private final ByteOrder order;

        Layout(String samples, int first, int nameBytes, int sizeBytes, int uncounted, int alignment, ByteOrder order) {
            this.samples = samples;
            this.first = first;
            this.nameBytes = nameBytes;
            this.sizeBytes = sizeBytes;
            this.uncounted = uncounted;
            this.alignment = alignment;
            this.order = order;
        }

        int headBytes() {
            return nameBytes + sizeBytes;
        }

        boolean isUnknown(long bytes) {
            return bytes <= 0 || bytes >= (sizeBytes == Integer.BYTES ? UNKNOWN_32 : UNKNOWN_64);
        }
    }

    /** The samples of a file, or empty when it is of another kind or does not state how many there are. */
    public static Optional<SampleChunk> of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Optional<Layout> layout = layout(channel);
            return layout.isEmpty()
                    ? Optional.empty()
                    : find(channel, layout.get()).filter(samples -> samples.announced() != UNANNOUNCED);
        }
    }

    /** The bytes of samples in an AIFF that says that it has none, as one does that was written to a pipe. ffmpeg does not read them. */
    public static long unannouncedAiff(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return layout(channel).equals(Optional.of(Layout.AIFF))
                    ? find(channel, Layout.AIFF)
                            .filter(samples -> samples.announced() == UNANNOUNCED)
                            .map(SampleChunk::present)
                            .orElse(0L)
                    : 0;
        }
    }

    private static Optional<Layout> layout(FileChannel file) throws IOException {
        return layout(TypeSniffer.latin(read(file, 0, 12), 0, 12));
    }

    private static Optional<Layout> layout(String head) {
        String form = head.substring(8);
        if ((head.startsWith("RIFF") || head.startsWith("RF64")) && form.equals("WAVE")) {
            return Optional.of(Layout.RIFF);
        } else if (head.startsWith("FORM") && (form.equals("AIFF") || form.equals("AIFC"))) {
            return Optional.of(Layout.AIFF);
        }
        return head.startsWith("riff.") ? Optional.of(Layout.WAVE64) : Optional.empty();
    }

    private static Optional<SampleChunk> find(FileChannel file, Layout layout) throws IOException {
        long size64 = 0;
        long at = layout.first;
        for (int i = 0; i < MOST_CHUNKS && at + layout.headBytes() <= file.size(); i++) {
            byte[] head = read(file, at, layout.headBytes());
            String name = TypeSniffer.latin(head, 0, 4);
            long stated = size(ByteBuffer.wrap(head).order(layout.order), layout);
            if (name.equals(layout.samples)) {
                long bytes = size64 > 0 ? size64 : stated;
                boolean unknown = size64 > 0 ? size64 >= UNKNOWN_64 : layout.isUnknown(stated);
                return Optional.of(new SampleChunk(
                        unknown ? UNANNOUNCED : bytes - (layout == Layout.WAVE64 ? layout.headBytes() : 0),
                        file.size() - at - layout.headBytes()));
            } else if (name.equals("ds64")) {
                size64 = ByteBuffer.wrap(read(file, at + 16, Long.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong(0);
            }
            long next = stated + layout.uncounted;
            if (next < layout.headBytes() || next > file.size()) {
                return Optional.empty();
            }
            at += (next + layout.alignment - 1) / layout.alignment * layout.alignment;
        }
        return Optional.empty();
    }

    private static long size(ByteBuffer head, Layout layout) {
        return layout.sizeBytes == Integer.BYTES
                ? Integer.toUnsignedLong(head.getInt(layout.nameBytes))
                : head.getLong(layout.nameBytes);
    }

    /** Zeros behind the end of the file. */
    private static byte[] read(FileChannel file, long at, int count) throws IOException {
        byte[] read = new byte[count];
        ByteBuffer bytes = ByteBuffer.wrap(read);
        int got = 0;
        while (bytes.hasRemaining() && got >= 0) {
            got = file.read(bytes, at + bytes.position());
        }
        return read;
    }
}
