package dev.colophon.index.postings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.FieldsConsumer;
import org.apache.lucene.codecs.NormsProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.Fields;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Writes {@link HashPostingsFormat}: what was just added in term order, or several segments merged posting by posting. */
final class HashPostingsConsumer extends FieldsConsumer {

    private final SegmentWriteState state;

    HashPostingsConsumer(SegmentWriteState state) {
        this.state = state;
    }

    @Override
    public void write(Fields fields, @Nullable NormsProducer norms) throws IOException {
        for (String field : fields) {
            FieldInfo info = state.fieldInfos.fieldInfo(field);
            if (info.getIndexOptions() != IndexOptions.DOCS) {
                throw new IllegalArgumentException("field " + field + " has more than documents in its postings");
            }
            Terms terms = fields.terms(field);
            if (terms != null) {
                write(terms);
            }
        }
    }

    private void write(Terms terms) throws IOException {
        long postings = 0;
        int width = 1;
        PostingsEnum documents = null;
        TermsEnum counted = terms.iterator();
        for (BytesRef term = counted.next(); term != null; term = counted.next()) {
            width = term.length;
            documents = counted.postings(documents, PostingsEnum.NONE);
            while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                postings++;
            }
        }
        try (HashPostingsWriter writer = new HashPostingsWriter(state, width, postings)) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                if (term.length != width) {
                    throw new IllegalArgumentException("terms of " + width + " and " + term.length + " bytes");
                }
                long value = dev.colophon.index.postings.Terms.read(term.bytes, term.offset, width);
                documents = each.postings(documents, PostingsEnum.NONE);
                for (int at = documents.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = documents.nextDoc()) {
                    writer.add(value, at);
                }
            }
            writer.finish();
        }
    }

    @Override
    public void merge(MergeState merge, @Nullable NormsProducer norms) throws IOException {
        for (FieldInfo info : merge.mergeFieldInfos) {
            List<Source> sources = new ArrayList<>();
            long postings = 0;
            for (int i = 0; i < merge.fieldsProducers.length; i++) {
                Terms terms = merge.fieldsProducers[i] == null ? null : merge.fieldsProducers[i].terms(info.name);
                if (terms instanceof HashTerms hashed && !merge.needsIndexSort) {
                    if (hashed.postings() > 0) {
                        sources.add(new Source(new HashTerms.Cursor(hashed), merge.docMaps[i]));
                        postings += hashed.postings();
                    }
                } else if (terms != null) {
                    super.merge(merge, norms);
                    return;
                }
            }
            merge(merge, sources, postings);
        }
    }

    /** A segment that is read, and the new numbers of its documents; negative when deleted. */
    private record Source(HashTerms.Cursor cursor, MergeState.DocMap documents) {}

    /** Documents of an earlier segment come before those of a later one, so ties need no comparison of documents. */
    private void merge(MergeState merge, List<Source> sources, long postings) throws IOException {
        int width = sources.isEmpty() ? 1 : sources.getFirst().cursor().width();
        List<Source> open = new ArrayList<>();
        for (Source source : sources) {
            if (source.cursor().width() != width) {
                throw new IllegalArgumentException(
                        "terms of " + width + " and " + source.cursor().width() + " bytes");
            }
            if (source.cursor().next()) {
                open.add(source);
            }
        }
        try (HashPostingsWriter writer = new HashPostingsWriter(state, width, postings)) {
            long written = 0;
            while (!open.isEmpty()) {
                Source least = open.getFirst();
                for (int i = 1; i < open.size(); i++) {
                    if (open.get(i).cursor().term() < least.cursor().term()) {
                        least = open.get(i);
                    }
                }
                int document = least.documents().get(least.cursor().document());
                if (document >= 0) {
                    writer.add(least.cursor().term(), document);
                }
                if (!least.cursor().next()) {
                    open.remove(least);
                }
                if ((++written & 0xf_ffff) == 0) {
                    merge.checkAborted();
                }
            }
            writer.finish();
        }
    }

    @Override
    public void close() {}
}
