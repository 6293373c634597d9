package dev.colophon.detect;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.media.file.Digest;
import dev.colophon.media.file.FileType;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the frame of a {@link FingerprintFile}, from its first byte to its last, and holds no more of it than names and numbers: a length
 * that lies is found out before anything of that length is asked of the memory. Once.
 */
final class FingerprintFileReader {

    private static final int SHA256_BYTES = 32;
    private static final int BLOCK = 1 << 16;

    /** Of a code, what tells how large a text is. */
    private static final int HEAD = 32;

    private final Path file;
    private final DataInputStream in;
    private final long end;
    private final MessageDigest sha = Digest.start();
    private final byte[] block = new byte[BLOCK];
    private long at;

    /** Bytes of all codes, with texts unpacked. */
    private long held;

    FingerprintFileReader(Path file, DataInputStream in) throws RefusedException, IOException {
        this.file = file;
        this.in = in;
        long size = Files.size(file);
        refuseBeyond(size);
        end = size - SHA256_BYTES;
    }

    List<FingerprintEntry> entries() throws RefusedException, IOException {
        try {
            if (!Arrays.equals(bytes(FingerprintFile.magic().length), FingerprintFile.magic())) {
                throw new RefusedException(
                        Unreadable.Reason.UNKNOWN_TYPE, "no fingerprint: take one with `colophon fingerprint`");
            }
            int form = unsigned();
            if (form != FingerprintFile.FORM) {
                throw new RefusedException(
                        Unreadable.Reason.UNDECODABLE,
                        "a fingerprint of form %d, and this program reads form %d: take it again with the same version"
                                .formatted(form, FingerprintFile.FORM));
            }
            List<FingerprintEntry> entries = new ArrayList<>();
            for (int mark = unsigned(); mark != FingerprintFile.END; mark = unsigned()) {
                require(mark == FingerprintFile.ENTRY && entries.size() < FingerprintFile.MOST_ENTRIES);
                entries.add(entry());
            }
            byte[] said = new byte[SHA256_BYTES];
            in.readFully(said);
            require(at == end && in.read() < 0 && MessageDigest.isEqual(said, sha.digest()) && !entries.isEmpty());
            return entries;
        } catch (EOFException | IllegalArgumentException | CharacterCodingException e) {
            throw damaged();
        }
    }

    private FingerprintEntry entry() throws RefusedException, IOException {
        String inside = text();
        require(inside.isEmpty() || (inside.startsWith("!/") && inside.length() > "!/".length()));
        int count = unsigned();
        require(count <= FingerprintFile.MOST_PARTS);
        if (count == 0) {
            Unreadable why = new Unreadable(Unreadable.Reason.valueOf(text()), line());
            require(!why.isFailure() && !why.detail().isEmpty()); // a failure here is no failure of this machine
            return new FingerprintEntry(inside, Optional.empty(), Optional.of(why), file, List.of());
        }
        String sha256 = HexFormat.of().formatHex(bytes(SHA256_BYTES));
        long size = number();
        FileType type = FileType.valueOf(text());
        long pixels = number();
        require(size > 0 && pixels >= -1);
        Set<Medium> media = new HashSet<>();
        List<FingerprintEntry.Code> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FingerprintEntry.Code code = code();
            require(media.add(code.medium()));
            codes.add(code);
        }
        return new FingerprintEntry(
                inside,
                Optional.of(new FingerprintedFile(sha256, size, type, optional(pixels))),
                Optional.empty(),
                file,
                codes);
    }

    private FingerprintEntry.Code code() throws RefusedException, IOException {
        Medium medium = Medium.valueOf(text());
        int version = unsigned();
        long millis = number();
        boolean timed = medium == Medium.AUDIO || medium == Medium.VIDEO;
        require(timed ? millis >= 0 && millis <= FingerprintEntry.LONGEST_MILLIS : millis == -1);
        Optional<String> partial = Optional.of(line()).filter(why -> !why.isEmpty());
        long length = ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
        require(length > 0 && length <= end - at);
        long start = at;
        byte[] head = bytes((int) Math.min(HEAD, length));
        skip(length - head.length);
        long unpacked = medium == Medium.TEXT ? Math.max(length, TextFingerprint.mostCharacters(head)) : length;
        held += unpacked;
        refuseBeyond(held);
        return new FingerprintEntry.Code(medium, version, optional(millis), partial, start, (int) length, unpacked);
    }

    private static OptionalLong optional(long number) {
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private byte[] bytes(int count) throws IOException {
        if (count > end - at) {
            throw new EOFException();
        }
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        sha.update(bytes);
        at += count;
        return bytes;
    }

    private void skip(long count) throws IOException {
        for (long left = count; left > 0; ) {
            int some = (int) Math.min(left, BLOCK);
            in.readFully(block, 0, some);
            sha.update(block, 0, some);
            at += some;
            left -= some;
        }
    }

    private int unsigned() throws IOException {
        return bytes(1)[0] & 0xff;
    }

    private long number() throws IOException {
        return ByteBuffer.wrap(bytes(Long.BYTES)).getLong();
    }

    private String text() throws RefusedException, IOException {
        int length = ByteBuffer.wrap(bytes(Short.BYTES)).getShort() & 0xffff;
        require(length <= FingerprintFile.MOST_TEXT_BYTES);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(length)))
                .toString();
    }

    /** What is shown as it is: no line ends, nothing that steers a terminal. */
    private String line() throws RefusedException, IOException {
        String line = text();
        require(line.chars().noneMatch(Character::isISOControl));
        return line;
    }

    private static void refuseBeyond(long bytes) throws RefusedException {
        if (bytes > FingerprintFile.MOST_BYTES) {
            throw new RefusedException(
                    Unreadable.Reason.TOO_LARGE,
                    "a fingerprint has at most %,d bytes, this one %,d: take it of fewer files at a time"
                            .formatted(FingerprintFile.MOST_BYTES, bytes));
        }
    }

    private static void require(boolean holds) throws RefusedException {
        if (!holds) {
            throw damaged();
        }
    }

    private static RefusedException damaged() {
        return new RefusedException(
                Unreadable.Reason.UNDECODABLE, "the fingerprint is damaged or cut: get it again, or take it again");
    }
}
