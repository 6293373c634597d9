package dev.colophon.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A shared library of Linux without any function: an ELF64 file of one segment that holds its name and the versions that
 * others ask of it. The dynamic loader accepts it for a library that a program names but never calls, because functions are
 * looked up when they are first called.
 *
 * <p>Layout, after the System V ABI (gABI 4.1, chapters 4 and 5) and the symbol versions of the Linux Standard Base:
 *
 * <pre>
 * 0     ELF header, 64 bytes
 * 64    three program headers, 56 bytes each: PT_LOAD of the whole file, PT_DYNAMIC, PT_GNU_STACK (not executable)
 * 232   DT_HASH: one bucket, one chain, both empty
 * 248   DT_SYMTAB: the null symbol, 24 bytes
 * 272   DT_VERSYM: of the null symbol, padded to 8 bytes
 * 280   DT_VERDEF: 28 bytes a version, the first is the library's own name
 * …     DT_STRTAB: strings that end in NUL
 * …     the dynamic section, aligned to 8 bytes
 * </pre>
 *
 * @param name the file name that a program asks for (DT_SONAME), such as {@code libpulse.so.0}
 * @param versions of symbols that programs ask for, such as {@code PULSE_0}
 */
record EmptyLibrary(String name, List<String> versions) {

    private static final int HASH = 232;
    private static final int SYMBOLS = 248;
    private static final int SYMBOL_VERSIONS = 272;
    private static final int VERSIONS = 280;
    private static final int VERSION_BYTES = 28;

    /** The file, for the processor that Java runs on. */
    byte[] bytes() {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(versions);
        ByteArrayOutputStream strings = new ByteArrayOutputStream();
        strings.write(0);
        int[] offsets = new int[names.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = strings.size();
            strings.writeBytes(names.get(i).getBytes(StandardCharsets.US_ASCII));
            strings.write(0);
        }
        int stringTable = VERSIONS + VERSION_BYTES * names.size();
        int dynamic = (stringTable + strings.size() + 7) & ~7;
        int[][] entries = {
            {14, offsets[0]}, // DT_SONAME
            {4, HASH},
            {5, stringTable},
            {6, SYMBOLS},
            {10, strings.size()}, // DT_STRSZ
            {11, 24}, // DT_SYMENT
            {0x6ffffff0, SYMBOL_VERSIONS},
            {0x6ffffffc, VERSIONS},
            {0x6ffffffd, names.size()}, // DT_VERDEFNUM
            {0, 0}
        };
        int length = dynamic + 16 * entries.length;
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header(file);
        segment(file, 1, 6, 0, length, 0x1000); // PT_LOAD, writable: loaders relocate the dynamic section in place
        segment(file, 2, 6, dynamic, length - dynamic, 8); // PT_DYNAMIC
        segment(file, 0x6474e551, 6, 0, 0, 16); // PT_GNU_STACK: without it the loader makes stacks executable
        file.position(HASH).putInt(1).putInt(1);
        file.position(VERSIONS);
        for (int i = 0; i < offsets.length; i++) {
            boolean last = i == offsets.length - 1;
            file.putShort((short) 1).putShort((short) (i == 0 ? 1 : 0)).putShort((short) (i + 1));
            file.putShort((short) 1).putInt(elfHash(names.get(i))).putInt(20).putInt(last ? 0 : VERSION_BYTES);
            file.putInt(offsets[i]).putInt(0);
        }
        file.put(strings.toByteArray());
        file.position(dynamic);
        for (int[] entry : entries) {
            file.putLong(entry[0]).putLong(entry[1]);
        }
        return file.array();
    }

    private static void header(ByteBuffer file) {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        file.putShort((short) 3).putShort((short) (arm ? 183 : 62)).putInt(1); // ET_DYN
        file.putLong(0).putLong(64).putLong(0).putInt(0);
        file.putShort((short) 64).putShort((short) 56).putShort((short) 3).putShort((short) 64);
        file.putInt(0);
    }

    private static void segment(ByteBuffer file, int type, int flags, long offset, long bytes, long alignment) {
        file.putInt(type).putInt(flags).putLong(offset).putLong(offset).putLong(offset);
        file.putLong(bytes).putLong(bytes).putLong(alignment);
    }

    private static int elfHash(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash << 4) + name.charAt(i);
            int high = hash & 0xf0000000;
            hash = (hash ^ high >>> 24) & ~high;
        }
        return hash;
    }
}
