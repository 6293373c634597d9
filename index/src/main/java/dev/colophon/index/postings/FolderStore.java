package dev.colophon.index.postings;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Documents;
import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.shard.ShardReader;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;

/**
 * The fingerprints in an {@link IndexFolder}. A reference is a row of documents: the first holds its fingerprint or the head of it,
 * then comes one a block.
 */
public final class FolderStore implements FingerprintStore {

    private final IndexFolder folder;

    public FolderStore(IndexFolder folder) {
        this.folder = folder;
    }

    @Override
    public void put(ReferenceId reference, Entry entry) {
        List<Document> documents = new ArrayList<>(entry.blocks().size() + 1);
        documents.add(document(
                reference,
                Documents.ofFingerprint(
                        reference.value(),
                        Fields.digest(entry.digest().high(), entry.digest().low()),
                        entry.whole(),
                        entry.head(),
                        entry.flat(),
                        entry.flatTerms().packed(),
                        entry.flatTerms().width())));
        for (Block block : entry.blocks()) {
            documents.add(document(
                    reference,
                    Documents.ofBlock(
                            reference.value(),
                            block.number(),
                            block.terms(),
                            entry.termBytes(),
                            entry.lengths(),
                            block.part())));
        }
        folder.changeContent(open -> open.updateDocuments(new Term(Fields.REFERENCE, reference.value()), documents));
    }

    /** A document that is deleted by its reference. */
    private static Document document(ReferenceId reference, List<IndexableField> fields) {
        Document document = new Document();
        fields.forEach(document::add);
        document.add(new StringField(Fields.REFERENCE, reference.value(), Field.Store.NO));
        return document;
    }

    @Override
    public void remove(ReferenceId reference) {
        folder.changeContent(open -> open.deleteDocuments(new Term(Fields.REFERENCE, reference.value())));
    }

    @Override
    public List<ReferenceId> withDigest(ContentDigest digest) {
        return folder.read(reader -> new ShardReader(reader).withDigest(digest));
    }

    @Override
    public List<Optional<Stored>> stored(List<Wanted> wanted) {
        return folder.read(reader -> {
            ShardReader shard = new ShardReader(reader);
            List<Optional<Stored>> found = new ArrayList<>(wanted.size());
            for (Wanted one : wanted) {
                found.add(shard.stored(one));
            }
            return found;
        });
    }

    @Override
    public void forEach(BiConsumer<ReferenceId, Stored> each) {
        folder.read(reader -> {
            new ShardReader(reader).forEach(each);
            return true;
        });
    }

    @Override
    public List<Candidate> someBlocks(int count, long seed) {
        return folder.read(reader -> new ShardReader(reader).someBlocks(count, seed));
    }

    @Override
    public int references() {
        return folder.read(reader -> new ShardReader(reader).references());
    }

    @Override
    public long blocks() {
        return folder.read(reader -> new ShardReader(reader).blocks());
    }
}
