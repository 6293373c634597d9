package dev.colophon.index.postings;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Terms;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder with what is done with it, for tests: terms of 4 bytes. */
record OpenFolder(IndexFolder folder, FolderStore store, TermRetriever retriever) implements Closeable {

    static final int WIDTH = 4;
    static final ReferenceId SONG = new ReferenceId("song");
    static final ContentDigest DIGEST = new ContentDigest(ContentDigest.Basis.FILE, 1, 2);

    static OpenFolder of(Path path, Access access) {
        IndexFolder folder = IndexFolder.open(path, access, "test-1");
        return new OpenFolder(folder, new FolderStore(folder), new TermRetriever(folder));
    }

    void put(ReferenceId reference, Block... blocks) {
        store.put(reference, Entry.whole(DIGEST, new byte[0]).withBlocks(List.of(blocks), WIDTH));
    }

    /** Puts a reference of one block. */
    void put(String reference, long... terms) {
        put(new ReferenceId(reference), block(0, terms));
    }

    void commit(long position) {
        folder.commit(position);
    }

    Retrieved retrieve(TermQuery query) {
        return retriever.retrieve(query);
    }

    List<Candidate> candidates(long budget, long... terms) {
        return retrieve(new TermQuery(terms, new byte[terms.length], terms.length, 1, 1_000, budget, false))
                .candidates();
    }

    static Block block(int number, long... terms) {
        return new Block(number, Terms.pack(terms, terms.length, WIDTH));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
