package dev.colophon.index.postings.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.FieldsConsumer;
import org.apache.lucene.codecs.NormsProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link HashPostingsFormat}. What was just added comes as {@link PackedTerms}, which are taken apart and sorted here:
 * four times faster than to let Lucene hash and sort every single term. Segments are merged by {@link PostingsMerge}.
 */
final class HashPostingsConsumer extends FieldsConsumer {

    private final SegmentWriteState state;

    HashPostingsConsumer(SegmentWriteState state) {
        this.state = state;
    }

    @Override
    public void write(org.apache.lucene.index.Fields fields, @Nullable NormsProducer norms) throws IOException {
        for (String field : fields) {
            FieldInfo info = state.fieldInfos.fieldInfo(field);
            if (info.getIndexOptions() != IndexOptions.DOCS) {
                throw new IllegalArgumentException("field " + field + " has more than documents in its postings");
            }
            write(fields.terms(field).iterator());
        }
    }

    private void write(TermsEnum tokens) throws IOException {
        int width = 1;
        List<SortedPostings> ranges = new ArrayList<>();
        PostingsEnum documents = null;
        for (BytesRef token = tokens.next(); token != null; token = tokens.next()) {
            int ofToken = PackedTerms.width(token);
            if (!ranges.isEmpty() && ofToken != width) {
                throw new IllegalArgumentException("terms of " + width + " and " + ofToken + " bytes");
            }
            width = ofToken;
            documents = tokens.postings(documents, PostingsEnum.NONE);
            for (int at = documents.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = documents.nextDoc()) {
                add(ranges, token, width, at);
            }
        }
        long postings = 0;
        List<PostingsMerge.Source> sources = new ArrayList<>();
        for (SortedPostings range : ranges) {
            range.sort();
            postings += range.size();
            sources.add(new PostingsMerge.Source(range, document -> document));
        }
        write(width, postings, sources, () -> {});
    }

    /** A range has as many documents as their numbers fit beside a term into 63 bits. */
    private static void add(List<SortedPostings> ranges, BytesRef token, int width, int document) {
        int bits = Math.min(31, Long.SIZE - 1 - Byte.SIZE * width);
        while (ranges.size() <= document >>> bits) {
            ranges.add(new SortedPostings(ranges.size() << bits, bits));
        }
        SortedPostings range = ranges.get(document >>> bits);
        int end = token.offset + token.length;
        for (int at = token.offset + PackedTerms.HEADER; at < end; at += width) {
            range.add(Terms.read(token.bytes, at, width), document);
        }
    }

    @Override
    public void merge(MergeState merge, @Nullable NormsProducer norms) throws IOException {
        if (merge.needsIndexSort) {
            throw new IllegalArgumentException("an index of hash terms cannot be sorted");
        }
        for (FieldInfo info : merge.mergeFieldInfos) {
            List<PostingsMerge.Source> sources = new ArrayList<>();
            long postings = 0;
            int width = 1;
            for (int i = 0; i < merge.fieldsProducers.length; i++) {
                if (merge.fieldsProducers[i] != null
                        && merge.fieldsProducers[i].terms(info.name) instanceof HashTerms terms
                        && terms.postings() > 0) {
                    if (!sources.isEmpty() && terms.width() != width) {
                        throw new IllegalArgumentException("terms of " + width + " and " + terms.width() + " bytes");
                    }
                    width = terms.width();
                    postings += terms.postings();
                    sources.add(new PostingsMerge.Source(new HashCursor(terms), merge.docMaps[i]));
                }
            }
            write(width, postings, sources, merge::checkAborted);
        }
    }

    private void write(int width, long postings, List<PostingsMerge.Source> sources, PostingsMerge.Check check)
            throws IOException {
        try (HashPostingsWriter writer = new HashPostingsWriter(state, width, postings)) {
            new PostingsMerge(8 * width, state.segmentInfo.maxDoc(), postings, sources).into(writer::add, check);
            writer.finish();
        }
    }

    @Override
    public void close() {}
}
