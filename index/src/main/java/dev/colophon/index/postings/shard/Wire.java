package dev.colophon.index.postings.shard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How values go from one machine to another: numbers big-endian, what has a length after it. */
public final class Wire {

    /** Numbers that are read at once: more than a query has terms. */
    private static final int MOST_FEW = 1 << 20;

    private Wire() {}

    /** Writes one value. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    /** Reads one value. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    static <T> byte[] encode(T value, Writer<T> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writer.write(value, out);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be sent: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    static <T> T decode(byte[] bytes, Reader<T> reader) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            T value = reader.read(in);
            if (in.available() > 0) {
                throw new IllegalArgumentException("%d bytes are left over".formatted(in.available()));
            }
            return value;
        } catch (IOException | IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes values one after the other. */
    public static <T> void writeAll(Collection<T> values, DataOutputStream out, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(value, out);
        }
    }

    /** Reads what {@link #writeAll} wrote. */
    public static <T> List<T> readAll(DataInputStream in, Reader<T> reader) throws IOException {
        int count = length(in);
        List<T> values = new ArrayList<>(Math.min(count, 1 << 10));
        for (int i = 0; i < count; i++) {
            values.add(reader.read(in));
        }
        return values;
    }

    /** Writes bytes. */
    public static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads bytes; takes no more memory than comes. */
    public static byte[] readBytes(DataInputStream in) throws IOException {
        return exactly(in, length(in));
    }

    /** Writes bytes that may be absent. */
    public static void writeOptional(Optional<byte[]> bytes, DataOutputStream out) throws IOException {
        out.writeBoolean(bytes.isPresent());
        if (bytes.isPresent()) {
            writeBytes(bytes.get(), out);
        }
    }

    /** Reads bytes that may be absent. */
    public static Optional<byte[]> readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(readBytes(in)) : Optional.empty();
    }

    /** Writes so many numbers. */
    public static void writeLongs(long[] values, int count, DataOutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * count);
        bytes.asLongBuffer().put(values, 0, count);
        writeBytes(bytes.array(), out);
    }

    /** Reads numbers. */
    public static long[] readLongs(DataInputStream in) throws IOException {
        byte[] bytes = readBytes(in);
        long[] values = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(values);
        return values;
    }

    /** The least whole number of bytes that holds each of so many numbers without sign, 1 at least. */
    public static int width(long[] values, int count) {
        long all = 0;
        for (int i = 0; i < count; i++) {
            all |= values[i];
        }
        return Math.max(1, Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(all), Byte.SIZE));
    }

    /** So many numbers in so many bytes each. */
    public static byte[] pack(long[] values, int count, int width) {
        byte[] packed = new byte[count * width];
        for (int i = 0, at = 0; i < count; i++) {
            for (int shift = Byte.SIZE * (width - 1); shift >= 0; shift -= Byte.SIZE) {
                packed[at++] = (byte) (values[i] >>> shift);
            }
        }
        return packed;
    }

    /**
     * What {@link #pack} packed.
     *
     * @throws IllegalArgumentException when these bytes are no multiple of the width, or that is not 1 to 8
     */
    public static long[] unpack(byte[] packed, int width) {
        if (width < 1 || width > Long.BYTES) {
            throw new IllegalArgumentException("a width of %d, not 1 to %d".formatted(width, Long.BYTES));
        }
        if (packed.length % width != 0) {
            throw new IllegalArgumentException("%d bytes, which is no multiple of %d".formatted(packed.length, width));
        }
        long[] values = new long[packed.length / width];
        for (int i = 0, at = 0; i < values.length; i++) {
            long value = 0;
            for (int b = 0; b < width; b++) {
                value = (value << Byte.SIZE) | (packed[at++] & 0xff);
            }
            values[i] = value;
        }
        return values;
    }

    /** Writes numbers. */
    public static void writeInts(int[] values, DataOutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
        bytes.asIntBuffer().put(values);
        writeBytes(bytes.array(), out);
    }

    /** Reads numbers. */
    public static int[] readInts(DataInputStream in) throws IOException {
        byte[] bytes = readBytes(in);
        int[] values = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(values);
        return values;
    }

    /** Writes numbers most of which are 0 and the others small: none is negative. */
    public static void writeFewInts(int[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        int last = -1;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                writeSmall(i - last, out);
                writeSmall(values[i], out);
                last = i;
            }
        }
        writeSmall(0, out);
    }

    /** Reads what {@link #writeFewInts} wrote. */
    public static int[] readFewInts(DataInputStream in) throws IOException {
        int length = length(in);
        if (length > MOST_FEW) {
            throw new IllegalArgumentException("%d numbers, %d at most".formatted(length, MOST_FEW));
        }
        int[] values = new int[length];
        for (int at = -1, step = readSmall(in); step != 0; step = readSmall(in)) {
            if (step < 0 || step >= length - at) {
                throw new IllegalArgumentException("a number behind the last of " + length);
            }
            at += step;
            values[at] = readSmall(in);
        }
        return values;
    }

    /** Seven bits a byte, the lowest first; all but the last have the eighth bit. */
    private static void writeSmall(int value, DataOutputStream out) throws IOException {
        int left = value;
        while ((left & ~0x7f) != 0) {
            out.writeByte(left | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    private static int readSmall(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int read = in.readUnsignedByte();
            value |= (read & 0x7f) << shift;
            if (read < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 32 bits");
    }

    /** Writes numbers. */
    public static void writeFloats(float[] values, DataOutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        writeBytes(bytes.array(), out);
    }

    /** Reads numbers. */
    public static float[] readFloats(DataInputStream in) throws IOException {
        byte[] bytes = readBytes(in);
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    /** Writes numbers. */
    public static void writeChars(char[] values, DataOutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * values.length);
        bytes.asCharBuffer().put(values);
        writeBytes(bytes.array(), out);
    }

    /** Reads numbers. */
    public static char[] readChars(DataInputStream in) throws IOException {
        byte[] bytes = readBytes(in);
        char[] values = new char[bytes.length / Character.BYTES];
        ByteBuffer.wrap(bytes).asCharBuffer().get(values);
        return values;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IllegalArgumentException("a length of " + length);
        }
        return length;
    }

    /** Allocates no more than comes. */
    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("%d of %d bytes came".formatted(bytes.length, length));
        }
        return bytes;
    }
}
