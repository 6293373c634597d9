package dev.colophon.media.provenance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the manifest store of a file: in APP11 of JPEG, caBX of PNG, a uuid box of MP4, HEIF and AVIF, or in a file beside it. */
final class StoreFinder {

    static final int MOST_BYTES = 8 << 20;

    private static final int JPEG = 0xFFD8;
    private static final int APP11 = 0xEB;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int JUMBF_IN_JPEG = 0x4A50;

    /** Of APP11, behind its length: identifier, number of the box, number of the part, length and type of the box. */
    private static final int PART_HEADER = 2 + 2 + 4 + 8;

    private static final int C2PA = Boxes.type("c2pa");

    /** Behind the header of the superbox and that of its description. */
    private static final int TYPE = 16;

    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int PNG_CHUNK = 12;
    private static final int PNG_CREDENTIALS = Boxes.type("caBX");
    private static final int PNG_END = Boxes.type("IEND");

    private static final int FILE_TYPE = Boxes.type("ftyp");
    private static final int UUID = Boxes.type("uuid");
    private static final int JUMBF = Boxes.type("jumb");
    private static final long CREDENTIALS_HIGH = 0xD8FEC3D61B0E483CL;
    private static final long CREDENTIALS_LOW = 0x92975828877EC481L;

    /** Behind the UUID: version and flags, {@code manifest} and a zero, the offset of the first Merkle tree. */
    private static final String MANIFEST = "manifest\0";

    private static final int UUID_HEADER = 16 + 4 + MANIFEST.length() + 8;

    private StoreFinder() {}

    /** Whether there is something to read, as far as headers tell. */
    static boolean isThere(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (FileBytes file = FileBytes.open(path)) {
            return find(path, file).isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * The store of a file; empty also where the file is damaged before it could be found.
     *
     * @throws IOException when it is larger than any that is read
     */
    static Optional<byte[]> find(Path path, FileBytes file) throws IOException {
        Optional<byte[]> inside;
        try {
            inside = inside(file);
        } catch (EOFException e) {
            inside = Optional.empty();
        }
        return inside.isPresent() ? inside : beside(path);
    }

    private static Optional<byte[]> inside(FileBytes file) throws IOException {
        if (file.size() < 16) {
            return Optional.empty();
        }
        ByteBuffer start = file.at(0, 16);
        if ((start.getShort(0) & 0xFFFF) == JPEG) {
            return inJpeg(file);
        }
        if (start.getLong(0) == PNG) {
            return inPng(file);
        }
        return start.getInt(4) == FILE_TYPE ? inMedia(file) : Optional.empty();
    }

    private static Optional<byte[]> inJpeg(FileBytes file) throws IOException {
        Map<Integer, ByteArrayOutputStream> stores = new TreeMap<>(); // by the number of the box
        long at = 2;
        for (int segments = 0; segments < Boxes.MOST && at + 4 <= file.size(); segments++) {
            ByteBuffer header = file.at(at, 4);
            int marker = header.getShort() & 0xFFFF;
            int length = header.getShort() & 0xFFFF;
            if (marker >> 8 != 0xFF || (marker & 0xFF) == START_OF_SCAN || (marker & 0xFF) == END_OF_IMAGE) {
                break;
            }
            if (marker == 0xFFFF) {
                at++; // a byte of padding before a marker
                continue;
            }
            if ((marker & 0xFF) == APP11 && length >= 2 + PART_HEADER) {
                part(file.at(at + 4, length - 2).array(), stores);
            }
            at += 2L + Math.max(2, length);
        }
        return stores.values().stream()
                .map(ByteArrayOutputStream::toByteArray)
                .filter(StoreFinder::isOfC2pa)
                .findFirst();
    }

    /** The first part has the header of the box; in the others it is repeated. */
    private static void part(byte[] segment, Map<Integer, ByteArrayOutputStream> stores) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(segment);
        if ((header.getShort() & 0xFFFF) != JUMBF_IN_JPEG) {
            return;
        }
        int number = header.getShort() & 0xFFFF;
        int part = header.getInt();
        if (header.getInt(header.position() + 4) != JUMBF) {
            return;
        }
        ByteArrayOutputStream store = stores.computeIfAbsent(number, _ -> new ByteArrayOutputStream());
        int skipped = part > 1 ? 8 : 0;
        refuseLarge(store.size() + (long) header.remaining());
        store.write(segment, header.position() + skipped, header.remaining() - skipped);
    }

    /** JPEG may have other boxes of JUMBF; the type of each is the start of its description. */
    private static boolean isOfC2pa(byte[] store) {
        return store.length >= TYPE + 4 && ByteBuffer.wrap(store).getInt(TYPE) == C2PA;
    }

    private static Optional<byte[]> inPng(FileBytes file) throws IOException {
        long at = 8;
        for (int chunks = 0; chunks < Boxes.MOST && at + PNG_CHUNK <= file.size(); chunks++) {
            ByteBuffer header = file.at(at, 8);
            long length = Integer.toUnsignedLong(header.getInt());
            int type = header.getInt();
            if (type == PNG_END) {
                break;
            }
            if (type == PNG_CREDENTIALS) {
                refuseLarge(length);
                return Optional.of(file.at(at + 8, (int) length).array());
            }
            at += PNG_CHUNK + length;
        }
        return Optional.empty();
    }

    private static Optional<byte[]> inMedia(FileBytes file) throws IOException {
        for (Boxes.Box box : Boxes.of(file)) {
            if (box.type() == UUID && box.end() - box.content() >= UUID_HEADER) {
                ByteBuffer header = file.at(box.content(), UUID_HEADER);
                boolean ours = header.getLong() == CREDENTIALS_HIGH && header.getLong() == CREDENTIALS_LOW;
                byte[] purpose = new byte[MANIFEST.length()];
                header.get(20, purpose);
                if (ours && new String(purpose, StandardCharsets.ISO_8859_1).equals(MANIFEST)) {
                    long length = box.end() - box.content() - UUID_HEADER;
                    refuseLarge(length);
                    return Optional.of(
                            file.at(box.content() + UUID_HEADER, (int) length).array());
                }
            }
        }
        return Optional.empty();
    }

    /** {@code a.c2pa} beside {@code a.jpg}. */
    private static Optional<byte[]> beside(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        Path sidecar = path.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".c2pa");
        if (sidecar.equals(path) || !Files.isRegularFile(sidecar)) {
            return Optional.empty();
        }
        try (FileBytes bytes = FileBytes.open(sidecar)) {
            refuseLarge(bytes.size());
            return Optional.of(bytes.at(0, (int) bytes.size()).array());
        }
    }

    private static void refuseLarge(long bytes) throws IOException {
        if (bytes > MOST_BYTES) {
            throw new IOException("a manifest store of more than 8 MiB");
        }
    }
}
