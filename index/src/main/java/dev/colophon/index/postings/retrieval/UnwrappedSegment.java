package dev.colophon.index.postings.retrieval;

import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;

/**
 * A segment within what others wrap it in, such as a search cluster, so that its terms can be asked for as what they are. Documents
 * that a wrapper hides are not live to that wrapper: whether they are has to be asked of it.
 */
public final class UnwrappedSegment {

    private UnwrappedSegment() {}

    /** The segment itself. */
    public static LeafReader of(LeafReader reader) {
        LeafReader within = reader;
        while (true) {
            switch (within) {
                case FilterLeafReader wrapper -> within = wrapper.getDelegate();
                case FilterCodecReader wrapper -> within = wrapper.getDelegate();
                default -> {
                    return within;
                }
            }
        }
    }
}
