package dev.colophon.index.postings.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.codec.HashTerms;
import dev.colophon.index.postings.codec.Terms;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SoftDeletesDirectoryReaderWrapper;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

/** What a search cluster wraps segments in does not keep a query from their terms, and what it hides stays hidden. */
class UnwrappedSegmentTest {

    private static final String DELETED = "deleted";

    @Test
    void aWrappedIndexAnswersAsWhatIsLiveInIt() throws IOException {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(
                        directory,
                        new IndexWriterConfig().setCodec(new HashCodec()).setSoftDeletesField(DELETED))) {
            for (String reference : List.of("a", "b", "c")) {
                writer.addDocument(block(reference));
            }
            writer.commit();
            writer.softUpdateDocument(new Term("id", "b"), block("b"), new NumericDocValuesField(DELETED, 1));
            writer.softUpdateDocuments(new Term("id", "c"), List.of(), new NumericDocValuesField(DELETED, 1));
            writer.commit();
            try (DirectoryReader reader =
                    new SoftDeletesDirectoryReaderWrapper(DirectoryReader.open(directory), DELETED)) {
                TermQuery query = new TermQuery(new long[] {7}, new byte[1], 1, 1, 10, 1_000, false);
                assertThat(Retrieval.candidates(reader, query).candidates())
                        .extracting(candidate -> candidate.reference().value())
                        .containsExactly("a", "b");
                assertThat(Retrieval.frequencies(reader, query).blocks()).containsExactly(2);
                assertThat(UnwrappedSegment.of(reader.leaves().getFirst().reader())
                                .terms(Fields.TERMS))
                        .isInstanceOf(HashTerms.class);
            }
        }
    }

    private static Document block(String reference) {
        Document block = new Document();
        block.add(new StringField("id", reference, Field.Store.NO));
        block.add(new BinaryDocValuesField(Fields.BLOCK_OF, new BytesRef(reference)));
        block.add(new NumericDocValuesField(Fields.BLOCK, 0));
        block.add(Fields.terms(Terms.pack(new long[] {7}, 1, 6), 6));
        return block;
    }
}
