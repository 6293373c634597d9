package dev.colophon.evidence.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTest {

    private static final long SEED = 6962;

    private int nothings;

    @Test
    void answersThePublishedInclusionVectors() throws IOException {
        List<JsonNode> cases = Vectors.jsonBelow(Vectors.folder("merkle/testdata/inclusion"));
        assertThat(cases).hasSize(98);
        for (JsonNode vector : cases) {
            boolean included = Merkle.included(
                    size(vector, "leafIdx"),
                    size(vector, "treeSize"),
                    hash(vector.get("leafHash")),
                    proof(vector),
                    hash(vector.get("root")));
            assertThat(included)
                    .as("%s", vector)
                    .isNotEqualTo(vector.get("wantErr").asBoolean());
        }
    }

    @Test
    void answersThePublishedConsistencyVectors() throws IOException {
        List<JsonNode> cases = Vectors.jsonBelow(Vectors.folder("merkle/testdata/consistency"));
        assertThat(cases).hasSize(98);
        for (JsonNode vector : cases) {
            boolean consistent = Merkle.consistent(
                    size(vector, "size1"),
                    hash(vector.get("root1")),
                    size(vector, "size2"),
                    hash(vector.get("root2")),
                    proof(vector));
            assertThat(consistent)
                    .as("%s", vector)
                    .isNotEqualTo(vector.get("wantErr").asBoolean());
        }
    }

    /** Hashes of other lengths cannot be read here: another hash stands for each text, and for nothing a new one each time. */
    private Hash hash(JsonNode base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.asText());
        if (bytes.length == Hash.BYTES) {
            return Hash.of(bytes);
        }
        return bytes.length == 0 ? Hash.sha256(new byte[] {(byte) nothings++}) : Hash.sha256(bytes);
    }

    private List<Hash> proof(JsonNode vector) {
        List<Hash> proof = new ArrayList<>();
        vector.get("proof").forEach(element -> proof.add(hash(element)));
        return proof;
    }

    private static long size(JsonNode vector, String name) {
        return new BigInteger(vector.get(name).asText()).longValue();
    }

    @Test
    void acceptsEveryProofOfTheDefinitionAndNoOther() {
        Random random = new Random(SEED);
        List<byte[]> leaves = leaves(random, 70);
        for (int size = 1; size <= leaves.size(); size++) {
            List<byte[]> tree = leaves.subList(0, size);
            Hash root = NaiveTree.root(tree);
            int newSize = size;
            for (int index = 0; index < size; index++) {
                int at = index;
                Hash leaf = Merkle.leaf(tree.get(index));
                List<Hash> path = NaiveTree.path(index, tree);
                assertThat(Merkle.included(index, size, leaf, path, root)).isTrue();
                int other = random.nextInt(size);
                assertThat(Merkle.included(other, size, leaf, path, root)).isEqualTo(other == index);
                assertThat(changes(path, random))
                        .noneMatch(changed -> Merkle.included(at, newSize, leaf, changed, root));
            }
            for (int old = 1; old <= size; old++) {
                Hash oldRoot = NaiveTree.root(leaves.subList(0, old));
                List<Hash> proof = NaiveTree.proof(old, tree);
                int oldSize = old;
                assertThat(Merkle.consistent(old, oldRoot, size, root, proof)).isTrue();
                assertThat(changes(proof, random))
                        .as("from %d to %d", old, size)
                        .noneMatch(changed -> Merkle.consistent(oldSize, oldRoot, newSize, root, changed));
                assertThat(Merkle.consistent(old, root, size, oldRoot, proof)).isEqualTo(old == size);
            }
        }
    }

    /** One hash more, less, changed, or two changed places. */
    private static List<List<Hash>> changes(List<Hash> proof, Random random) {
        List<List<Hash>> changes = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(random.nextInt(proof.size() + 1), Hash.sha256(new byte[] {42}));
        changes.add(longer);
        if (!proof.isEmpty()) {
            int at = random.nextInt(proof.size());
            List<Hash> shorter = new ArrayList<>(proof);
            shorter.remove(at);
            changes.add(shorter);
            byte[] flipped = proof.get(at).bytes();
            flipped[random.nextInt(Hash.BYTES)] ^= (byte) (1 << random.nextInt(8));
            List<Hash> changed = new ArrayList<>(proof);
            changed.set(at, Hash.of(flipped));
            changes.add(changed);
        }
        if (proof.size() > 1) {
            List<Hash> swapped = new ArrayList<>(proof);
            swapped.addFirst(swapped.removeLast());
            changes.add(swapped);
        }
        return changes;
    }

    @Test
    void hasNoProofsAboutTheEmptyTree() {
        Hash root = Merkle.leaf(new byte[] {1});
        assertThat(Merkle.EMPTY_ROOT.hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Merkle.consistent(0, Merkle.EMPTY_ROOT, 1, root, List.of())).isFalse();
        assertThat(Merkle.consistent(0, Merkle.EMPTY_ROOT, 0, Merkle.EMPTY_ROOT, List.of()))
                .isFalse();
        assertThat(Merkle.included(0, 0, root, List.of(), root)).isFalse();
    }

    @Test
    void treatsSizesAsUnsigned() {
        Hash leaf = Merkle.leaf(new byte[] {1});
        List<Hash> path = new ArrayList<>();
        Hash root = leaf;
        for (int level = 0; level < 64; level++) {
            path.add(leaf);
            root = Merkle.node(root, leaf);
        }
        // The first leaf of a tree of 2^64 - 1 leaves is 64 levels below the root.
        assertThat(Merkle.included(0, -1, leaf, path, root)).isTrue();
        assertThat(Merkle.included(-1, 1, leaf, List.of(), leaf)).isFalse();
        assertThat(Merkle.consistent(-1, leaf, 1, leaf, List.of())).isFalse();
    }

    static List<byte[]> leaves(Random random, int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] leaf = new byte[random.nextInt(40)];
            random.nextBytes(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }
}
