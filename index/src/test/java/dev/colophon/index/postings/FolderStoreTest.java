package dev.colophon.index.postings;

import static dev.colophon.index.postings.OpenFolder.DIGEST;
import static dev.colophon.index.postings.OpenFolder.SONG;
import static dev.colophon.index.postings.OpenFolder.WIDTH;
import static dev.colophon.index.postings.OpenFolder.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Terms;
import dev.colophon.index.postings.shard.Parts;
import dev.colophon.index.postings.shard.ShardReader;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {

    @TempDir
    Path folder;

    @Test
    void aSecondPutReplacesTheFirst() throws IOException {
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            index.store()
                    .put(
                            SONG,
                            Entry.whole(DIGEST, new byte[] {1}).withBlocks(List.of(block(0, 1), block(1, 2)), WIDTH));
            index.commit(1);
            ContentDigest newer = new ContentDigest(ContentDigest.Basis.FILE, 3, 4);
            index.store().put(SONG, Entry.whole(newer, new byte[] {2, 2}).withBlocks(List.of(block(0, 3)), WIDTH));
            index.commit(2);
            assertThat(index.store().print(SONG))
                    .hasValueSatisfying(print -> assertThat(print).containsExactly(2, 2));
            assertThat(index.store().withDigest(DIGEST)).isEmpty();
            assertThat(index.store().withDigest(newer)).containsExactly(SONG);
            assertThat(index.candidates(100, 1, 2)).isEmpty();
            Map<ReferenceId, Stored> all = new HashMap<>();
            index.store().forEach(all::put);
            assertThat(all).containsOnlyKeys(SONG);
        }
    }

    @Test
    void aFingerprintKeptInPartsIsReadBlockByBlock() throws IOException {
        ReferenceId removed = new ReferenceId("removed");
        ReferenceId next = new ReferenceId("z-next");
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            index.store()
                    .put(removed, Entry.inParts(DIGEST, bytes(9)).withBlocks(List.of(part(0, 9), part(1, 9)), WIDTH));
            index.store()
                    .put(
                            SONG,
                            Entry.inParts(DIGEST, bytes(7))
                                    .withBlocks(List.of(part(0, 1), part(1), part(2, 2, 2), part(3, 3)), WIDTH));
            index.store().put(next, Entry.inParts(DIGEST, bytes(8)).withBlocks(List.of(part(0, 4)), WIDTH));
            index.commit(1);
            index.store().remove(removed);
            index.folder().compact();
            index.commit(2);
            assertThat(parts(index, SONG, 1, 3)).hasValueSatisfying(parts -> {
                assertThat(parts.head()).containsExactly(7);
                assertThat(parts.from()).isEqualTo(1);
                assertThat(parts.parts()).containsExactly(bytes(), bytes(2, 2));
            });
            assertThat(parts(index, SONG, 2, 100))
                    .hasValueSatisfying(parts -> assertThat(parts.parts()).containsExactly(bytes(2, 2), bytes(3)));
            assertThat(parts(index, SONG, 4, 9))
                    .hasValueSatisfying(parts -> assertThat(parts.parts()).isEmpty());
            assertThat(parts(index, removed, 0, 9)).isEmpty();
            Map<ReferenceId, Integer> all = new HashMap<>();
            index.store()
                    .forEach((reference, stored) ->
                            all.put(reference, stored.parts().parts().size()));
            assertThat(all).containsOnly(Map.entry(SONG, 4), Map.entry(next, 1));
        }
    }

    private static Optional<Parts> parts(OpenFolder index, ReferenceId reference, int from, int to) {
        return index.store().stored(Wanted.blocks(reference, from, to)).map(Stored::parts);
    }

    private static Block part(int number, int... bytes) {
        return new Block(number, Terms.pack(new long[] {number}, 1, WIDTH), bytes(bytes));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** A picture has its fingerprint, hashes that every scan reads and words that are looked up. */
    @Test
    void wholePrintFlatBytesAndTermsGoTogether() throws IOException {
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            index.store()
                    .put(
                            SONG,
                            Entry.whole(DIGEST, bytes(1, 2))
                                    .withFlat(bytes(3, 4, 5))
                                    .withBlocks(List.of(block(0, 6)), WIDTH));
            index.commit(1);
            assertThat(index.store().print(SONG))
                    .hasValueSatisfying(print -> assertThat(print).containsExactly(1, 2));
            List<Integer> lengths = new ArrayList<>();
            index.folder().read(reader -> {
                new ShardReader(reader).forEachFlat((reference, _, _, length) -> {
                    assertThat(reference.get()).isEqualTo(SONG);
                    lengths.add(length);
                });
                return true;
            });
            assertThat(lengths).containsExactly(3);
            assertThat(index.store().stored(Wanted.whole(SONG)).flatMap(Stored::flat))
                    .hasValueSatisfying(flat -> assertThat(flat).containsExactly(3, 4, 5));
            assertThat(index.store().stored(Wanted.all(new ReferenceId("no such"))))
                    .isEmpty();
            assertThat(index.candidates(10, 6))
                    .singleElement()
                    .satisfies(candidate -> assertThat(candidate.reference()).isEqualTo(SONG));
            assertThat(index.store().references()).isEqualTo(1);
            assertThat(index.store().blocks()).isEqualTo(1);
        }
    }

    @Test
    void blocksWithGapsAreRefused() throws IOException {
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            assertThatThrownBy(() -> index.put(SONG, block(0, 1), block(2, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("without gaps");
        }
    }
}
