package dev.colophon.media.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the bytes of a file are those that were hashed: {@code c2pa.hash.data}, {@code c2pa.hash.bmff.v2} and {@code .v3}. */
final class HardBinding {

    private static final ProvenanceCheck OTHER_BYTES =
            ProvenanceCheck.mismatch("its bytes are not those that were issued");
    private static final int MOST_EXCLUSIONS = 1_000;

    private static final Pattern TOP_LEVEL = Pattern.compile("/(....)");

    private HardBinding() {}

    static ProvenanceCheck check(FileBytes file, Manifest manifest, List<Manifest.Assertion> assertions)
            throws IOException {
        for (Manifest.Assertion assertion : assertions) {
            switch (assertion.label()) {
                case "c2pa.hash.data" -> {
                    return ofData(file, manifest, assertion.content());
                }
                case "c2pa.hash.bmff.v2", "c2pa.hash.bmff.v3" -> {
                    return ofBoxes(file, manifest, assertion.content());
                }
                default -> {}
            }
        }
        return ProvenanceCheck.unknown("it has no hash of the file that is read here");
    }

    private static ProvenanceCheck compared(MessageDigest digest, JsonNode binding) {
        byte[] hash = Cbor.bytes(binding.path("hash")).orElse(new byte[0]);
        return MessageDigest.isEqual(digest.digest(), hash) ? ProvenanceCheck.OK : OTHER_BYTES;
    }

    private static Optional<MessageDigest> digest(Manifest manifest, JsonNode binding) {
        return Manifest.digest(Cbor.text(binding, "alg").orElse(manifest.digestName()));
    }

    private record Range(long start, long end) {}

    private static ProvenanceCheck ofData(FileBytes file, Manifest manifest, JsonNode binding) throws IOException {
        Optional<MessageDigest> digest = digest(manifest, binding);
        if (digest.isEmpty()) {
            return ProvenanceCheck.unknown("hashed in a way that is not read here");
        }
        List<Range> excluded = new ArrayList<>();
        for (JsonNode item : Cbor.items(binding.path("exclusions"))) {
            long start = item.path("start").asLong(-1);
            long length = item.path("length").asLong(-1);
            if (start < 0 || length < 0 || start > file.size() || excluded.size() == MOST_EXCLUSIONS) {
                return OTHER_BYTES;
            }
            excluded.add(new Range(start, Math.min(file.size(), start + Math.min(length, file.size()))));
        }
        digestWithout(file, digest.get(), 0, file.size(), excluded);
        return compared(digest.get(), binding);
    }

    private static void digestWithout(FileBytes file, MessageDigest digest, long start, long end, List<Range> excluded)
            throws IOException {
        long at = start;
        for (Range range :
                excluded.stream().sorted(Comparator.comparingLong(Range::start)).toList()) {
            file.digest(digest, at, Math.min(end, range.start()));
            at = Math.max(at, range.end());
        }
        file.digest(digest, at, end);
    }

    /** Each box of the top level counts with the offset at which it stands. */
    private static ProvenanceCheck ofBoxes(FileBytes file, Manifest manifest, JsonNode binding) throws IOException {
        Optional<MessageDigest> digest = digest(manifest, binding);
        if (digest.isEmpty()) {
            return ProvenanceCheck.unknown("hashed in a way that is not read here");
        }
        if (!Cbor.items(binding.path("merkle")).isEmpty()) {
            return ProvenanceCheck.unknown("hashed as a tree of fragments, which is not read here");
        }
        List<BoxExclusion> exclusions = new ArrayList<>();
        for (JsonNode item : Cbor.items(binding.path("exclusions"))) {
            Optional<BoxExclusion> exclusion = BoxExclusion.of(item);
            if (exclusion.isEmpty() || exclusions.size() == MOST_EXCLUSIONS) {
                return ProvenanceCheck.unknown("hashed without parts of boxes, which is not read here");
            }
            exclusions.add(exclusion.get());
        }
        List<Boxes.Box> boxes = Boxes.of(file);
        if (boxes.isEmpty() || boxes.getLast().end() < file.size()) {
            return OTHER_BYTES;
        }
        for (Boxes.Box box : boxes) {
            boolean excluded = false;
            for (BoxExclusion exclusion : exclusions) {
                excluded |= exclusion.isOf(box, file);
            }
            if (!excluded) {
                digest.get()
                        .update(ByteBuffer.allocate(Long.BYTES)
                                .putLong(box.start())
                                .flip());
                file.digest(digest.get(), box.start(), box.end());
            }
        }
        return compared(digest.get(), binding);
    }

    /** Whole boxes of the top level by their type, and by what stands in them. */
    private record BoxExclusion(int type, long length, List<Part> parts) {

        private record Part(long offset, byte[] bytes) {}

        static Optional<BoxExclusion> of(JsonNode item) {
            Matcher path = TOP_LEVEL.matcher(Cbor.text(item, "xpath").orElse(""));
            boolean plain = Cbor.first(item, "subset", "version", "flags").isEmpty();
            if (!path.matches() || !plain) {
                return Optional.empty();
            }
            List<Part> parts = new ArrayList<>();
            for (JsonNode part : Cbor.items(item.path("data"))) {
                parts.add(new Part(
                        part.path("offset").asLong(),
                        Cbor.bytes(part.path("value")).orElse(new byte[0])));
            }
            return Optional.of(new BoxExclusion(
                    Boxes.type(path.group(1)),
                    Cbor.first(item, "length").map(JsonNode::asLong).orElse(-1L),
                    parts));
        }

        boolean isOf(Boxes.Box box, FileBytes file) throws IOException {
            if (box.type() != type || (length >= 0 && length != box.size())) {
                return false;
            }
            for (Part part : parts) {
                int size = part.bytes().length;
                if (part.offset() < 0
                        || part.offset() > box.size() - size
                        || !Arrays.equals(
                                file.at(box.start() + part.offset(), size).array(), part.bytes())) {
                    return false;
                }
            }
            return true;
        }
    }
}
