package dev.colophon.evidence.verify.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A zip file in the one form that a bundle has: stored entries one behind the other, the central directory, the end record,
 * and no byte that could be another. Everything but names, lengths and checksums is fixed, so each header is compared with
 * the one that must stand there.
 *
 * <p>Source: APPNOTE.TXT 6.3 sections 4.3.7, 4.3.12 and 4.3.16.
 *
 * @param entries by name, in the order of the central directory; the first of a name that occurs twice
 * @param faults what is not as it must be, in order
 */
public record Container(SequencedMap<String, Entry> entries, List<Fault> faults) {

    /** Checks that the faults are of. */
    private static final String FORM = "zip.form";

    private static final String PATHS = "zip.paths";
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final short VERSION = 20;
    private static final short UTF_8_FLAG = 0x0800;
    /** The first day that the format knows, 1980-01-01. */
    private static final short DATE = 0x0021;

    private static final int MAX_NAME = 1024;
    private static final int MAX_FAULTS = 1_000;
    private static final int SYMLINK_MODE = 0xa000;
    private static final int FILE_TYPE = 0xf000;

    /**
     * One stored file.
     *
     * @param data its bytes within the container
     * @param crc CRC-32 of them as the container states it
     */
    public record Entry(String name, Bytes data, int crc) {}

    public Container {
        faults = List.copyOf(faults);
    }

    /** Whether a file could be a container that was damaged: it begins or ends as one. */
    public static boolean looksLikeOne(Bytes file) throws MalformedPart {
        return (file.length() >= Integer.BYTES
                        && little(read(file.slice(0, Integer.BYTES), "the beginning"))
                                        .getInt()
                                == LOCAL)
                || (file.length() >= END_BYTES
                        && little(read(file.slice(file.length() - END_BYTES, END_BYTES), "the end"))
                                        .getInt()
                                == END);
    }

    /** Reads the directory and compares every header. */
    public static Container read(Bytes file) throws MalformedPart {
        return new Reader(file).read();
    }

    private static byte[] read(Bytes stretch, String what) throws MalformedPart {
        return stretch.all((int) stretch.length(), what);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The directory's place, and how many entries it counts. */
    private record Directory(Bytes place, int count) {}

    /** One record of the directory: what varies. */
    private record Listed(String name, byte[] rawName, int crc, long size, long offset) {}

    private static final class Reader {
        private final Bytes file;
        private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        private final List<Fault> faults = new ArrayList<>();

        Reader(Bytes file) {
            this.file = file;
        }

        Container read() throws MalformedPart {
            Optional<Directory> directory = directory();
            if (directory.isPresent()) {
                walk(listed(directory.get()), directory.get().place().offset() - file.offset());
            }
            return new Container(entries, faults);
        }

        /** Where the directory lies, when the end record is in order. */
        private Optional<Directory> directory() throws MalformedPart {
            if (file.length() < END_BYTES || file.length() > 0xffff_ffffL) {
                form("the end", Message.of("zip.end.cut"));
                return Optional.empty();
            }
            byte[] end = Container.read(file.slice(file.length() - END_BYTES, END_BYTES), "the end");
            int count = Short.toUnsignedInt(little(end).getShort(10));
            long size = Integer.toUnsignedLong(little(end).getInt(12));
            long offset = Integer.toUnsignedLong(little(end).getInt(16));
            if (!Arrays.equals(end, end(count, size, offset))) {
                form("the end", Message.of("zip.end.record"));
                return Optional.empty();
            }
            if (offset + size + END_BYTES != file.length() || count == 0xffff) {
                form("the end", Message.of("zip.end.length"));
                return Optional.empty();
            }
            if (size < (long) count * CENTRAL_BYTES || size > (long) count * (CENTRAL_BYTES + MAX_NAME)) {
                form("the end", Message.of("zip.directory.size", count));
                return Optional.empty();
            }
            return Optional.of(new Directory(file.slice(offset, size), count));
        }

        private List<Listed> listed(Directory directory) throws MalformedPart {
            byte[] all = Container.read(directory.place(), "the directory");
            ByteBuffer in = little(all);
            List<Listed> listed = new ArrayList<>();
            int at = 0;
            while (at < all.length && listed.size() < directory.count()) {
                int left = all.length - at - CENTRAL_BYTES;
                int nameLength = left < 0 ? MAX_NAME : Short.toUnsignedInt(in.getShort(at + 28));
                if (nameLength > MAX_NAME || nameLength > left) {
                    form("the directory", Message.of("zip.directory.cut", listed.size()));
                    return listed;
                }
                int behind = at + CENTRAL_BYTES + nameLength;
                byte[] rawName = Arrays.copyOfRange(all, at + CENTRAL_BYTES, behind);
                Listed one = new Listed(
                        shown(rawName),
                        rawName,
                        in.getInt(at + 16),
                        Integer.toUnsignedLong(in.getInt(at + 24)),
                        Integer.toUnsignedLong(in.getInt(at + 42)));
                if (((in.getInt(at + 38) >>> 16) & FILE_TYPE) == SYMLINK_MODE) {
                    faults.add(new Fault(PATHS, one.name, Message.of("zip.symlink")));
                }
                if (!Arrays.equals(Arrays.copyOfRange(all, at, behind), central(one))) {
                    form(one.name, difference(in, at));
                }
                listed.add(one);
                // What this format does not have; skipped so that the entries behind it are named too.
                at = behind + Short.toUnsignedInt(in.getShort(at + 30)) + Short.toUnsignedInt(in.getShort(at + 32));
            }
            if (at != all.length || listed.size() != directory.count()) {
                form("the directory", Message.of("zip.directory.count", directory.count()));
            }
            return listed;
        }

        private void walk(List<Listed> listed, long directoryAt) throws MalformedPart {
            long at = 0;
            for (Listed one : listed) {
                if (one.offset != at) {
                    form(one.name, Message.of("zip.entry.offset", one.offset, at));
                }
                long data = one.offset + LOCAL_BYTES + one.rawName.length;
                if (data + one.size > directoryAt) {
                    form(one.name, Message.of("zip.entry.size", one.size));
                    continue;
                }
                byte[] header = Container.read(file.slice(one.offset, LOCAL_BYTES + one.rawName.length), one.name);
                if (!Arrays.equals(header, local(one))) {
                    form(one.name, Message.of("zip.entry.header"));
                }
                if (entries.putIfAbsent(one.name, new Entry(one.name, file.slice(data, one.size), one.crc)) != null) {
                    faults.add(new Fault(PATHS, one.name, Message.of("zip.entry.twice")));
                }
                at = data + one.size;
            }
            if (at != directoryAt) {
                form("the directory", Message.of("zip.directory.gap"));
            }
        }

        private void form(String entry, Message why) {
            if (faults.size() < MAX_FAULTS) {
                faults.add(new Fault(FORM, entry, why));
            }
        }

        private static Message difference(ByteBuffer in, int at) {
            if (in.getShort(at + 10) != 0) {
                return Message.of("zip.entry.compressed");
            }
            return in.getInt(at + 20) != in.getInt(at + 24)
                    ? Message.of("zip.entry.two-lengths")
                    : Message.of("zip.entry.form");
        }

        /** The name for messages: what is not plain ASCII becomes a question mark. */
        private static String shown(byte[] rawName) {
            return new String(rawName, UTF_8).replaceAll("[^ -~]", "?");
        }
    }

    private static ByteBuffer header(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] local(Listed one) {
        return header(LOCAL_BYTES + one.rawName.length)
                .putInt(LOCAL)
                .put(fixed(one))
                .put(one.rawName)
                .array();
    }

    private static byte[] central(Listed one) {
        return header(CENTRAL_BYTES + one.rawName.length)
                .putInt(CENTRAL)
                .putShort(VERSION)
                .put(fixed(one))
                .putShort((short) 0) // comment
                .putShort((short) 0) // disk
                .putShort((short) 0) // internal attributes
                .putInt(0) // external attributes
                .putInt((int) one.offset)
                .put(one.rawName)
                .array();
    }

    /** What both headers share, from the version to the length of the extra field. */
    private static byte[] fixed(Listed one) {
        return header(26)
                .putShort(VERSION)
                .putShort(UTF_8_FLAG)
                .putShort((short) 0) // stored
                .putShort((short) 0) // time
                .putShort(DATE)
                .putInt(one.crc)
                .putInt((int) one.size)
                .putInt((int) one.size)
                .putShort((short) one.rawName.length)
                .putShort((short) 0) // extra field
                .array();
    }

    private static byte[] end(int count, long size, long offset) {
        return header(END_BYTES)
                .putInt(END)
                .putInt(0) // disks
                .putShort((short) count)
                .putShort((short) count)
                .putInt((int) size)
                .putInt((int) offset)
                .putShort((short) 0) // comment
                .array();
    }

    /** The entry's bytes, at most {@code max} of them. */
    public byte[] bytes(String name, int max) throws MalformedPart {
        return entry(name).data().all(max, name);
    }

    public Entry entry(String name) throws MalformedPart {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new MalformedPart(name, Message.of("list.missing"));
        }
        return entry;
    }
}
