package dev.colophon.index.postings.codec;

import java.io.IOException;
import org.apache.lucene.index.BaseTermsEnum;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SlowImpactsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Lucene's view of {@link HashTerms}, for merges with other formats and for its checks. */
final class HashTermsEnum extends BaseTermsEnum {

    private final HashTerms terms;
    private final HashCursor cursor;
    private final BytesRef term;
    /** Where the postings of the current term start and end. */
    private long from;

    private long end;

    HashTermsEnum(HashTerms terms) throws IOException {
        this.terms = terms;
        this.cursor = new HashCursor(terms);
        this.term = new BytesRef(new byte[terms.width()]);
    }

    @Override
    public @Nullable BytesRef next() throws IOException {
        return cursor.skipTo(end) ? current() : null;
    }

    private BytesRef current() throws IOException {
        from = cursor.slot();
        end = cursor.termEnd();
        long value = cursor.term();
        for (int i = term.length - 1; i >= 0; i--) {
            term.bytes[i] = (byte) value;
            value >>>= Byte.SIZE;
        }
        return term;
    }

    @Override
    public SeekStatus seekCeil(BytesRef asked) throws IOException {
        long least = least(asked);
        if (least < 0 || !cursor.seek(least)) {
            end = terms.slots();
            return SeekStatus.END;
        }
        return current().bytesEquals(asked) ? SeekStatus.FOUND : SeekStatus.NOT_FOUND;
    }

    /** The least term of the right width that is not below this one; -1 when there is none. */
    private long least(BytesRef asked) {
        long value = 0;
        for (int i = 0; i < term.length; i++) {
            value = (value << Byte.SIZE) | (i < asked.length ? asked.bytes[asked.offset + i] & 0xff : 0);
        }
        if (asked.length > term.length) {
            value++;
        }
        return value >>> (Byte.SIZE * term.length) == 0 ? value : -1;
    }

    @Override
    public BytesRef term() {
        return term;
    }

    @Override
    public int docFreq() {
        return Math.toIntExact(end - from);
    }

    @Override
    public long totalTermFreq() {
        return docFreq();
    }

    @Override
    public PostingsEnum postings(@Nullable PostingsEnum reuse, int flags) {
        return new Documents(terms, from, end);
    }

    @Override
    public ImpactsEnum impacts(int flags) {
        return new SlowImpactsEnum(postings(null, flags));
    }

    @Override
    public long ord() {
        throw new UnsupportedOperationException("terms are not numbered");
    }

    @Override
    public void seekExact(long ord) {
        throw new UnsupportedOperationException("terms are not numbered");
    }

    private static final class Documents extends PostingsEnum {

        private final HashTerms terms;
        private final long from;
        private final long end;
        private long next;
        private int document = -1;

        Documents(HashTerms terms, long from, long end) {
            this.terms = terms;
            this.from = from;
            this.end = end;
            this.next = from;
        }

        @Override
        public int docID() {
            return document;
        }

        @Override
        public int nextDoc() throws IOException {
            document = next < end ? terms.document(next++) : DocIdSetIterator.NO_MORE_DOCS;
            return document;
        }

        @Override
        public int advance(int target) throws IOException {
            return slowAdvance(target);
        }

        @Override
        public long cost() {
            return end - from;
        }

        @Override
        public int freq() {
            return 1;
        }

        @Override
        public int nextPosition() {
            return -1;
        }

        @Override
        public int startOffset() {
            return -1;
        }

        @Override
        public int endOffset() {
            return -1;
        }

        @Override
        public @Nullable BytesRef getPayload() {
            return null;
        }
    }
}
