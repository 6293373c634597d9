package dev.colophon.index.postings;

import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.ShardReader;
import dev.colophon.index.search.Retriever;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.lucene.util.IOUtils;

/**
 * The parts of an index, most often one: folders that divide the references among themselves, and answer together what one folder
 * with all of them would. Thread-safe.
 */
public final class IndexShards implements TermIndex {

    private final List<IndexFolder> folders;
    private final List<TermRetriever> retrievers;
    private final FingerprintStore fingerprints;
    private final Retriever<TermQuery, Retrieved> terms;

    private IndexShards(List<IndexFolder> folders, ToIntFunction<ReferenceId> shardOf) {
        this.folders = List.copyOf(folders);
        List<FingerprintStore> stores =
                folders.stream().<FingerprintStore>map(FolderStore::new).toList();
        this.retrievers = folders.stream().map(TermRetriever::new).toList();
        boolean one = folders.size() == 1;
        this.fingerprints = one ? stores.getFirst() : new ShardedStore(stores, shardOf);
        this.terms = one ? retrievers.getFirst() : new ShardedRetriever(retrievers);
    }

    /**
     * Opens an index in one folder.
     *
     * @throws dev.colophon.index.IndexException when the folder is unusable, held by another writer, or of another scheme
     */
    public static IndexShards open(Path folder, Access access, String scheme) {
        return open(List.of(folder), access, scheme, _ -> 0);
    }

    /**
     * Opens all parts of an index.
     *
     * @param shardOf the number of the folder that a reference belongs to, always the same for the same reference
     * @throws dev.colophon.index.IndexException when a folder is unusable, held by another writer, or of another scheme
     */
    public static IndexShards open(
            List<Path> folders, Access access, String scheme, ToIntFunction<ReferenceId> shardOf) {
        List<IndexFolder> opened = new ArrayList<>();
        boolean all = false;
        try {
            for (Path folder : folders) {
                opened.add(IndexFolder.open(folder, access, scheme));
            }
            all = true;
            return new IndexShards(opened, shardOf);
        } finally {
            if (!all) {
                IOUtils.closeWhileHandlingException(opened);
            }
        }
    }

    @Override
    public FingerprintStore fingerprints() {
        return fingerprints;
    }

    @Override
    public Retriever<TermQuery, Retrieved> terms() {
        return terms;
    }

    @Override
    public <Q, R> Retriever<Q, R> retriever(ShardFunction<Q, R> function) {
        return query -> folders.stream()
                .map(folder -> folder.read(reader -> function.apply(new ShardReader(reader), query)))
                .reduce(function::merge)
                .orElseThrow();
    }

    @Override
    public long postingsRead() {
        return retrievers.stream().mapToLong(TermRetriever::postingsRead).sum();
    }

    /** Commits each part; after a crash between two of them the position is that of the one furthest behind. */
    @Override
    public void commit(long position) {
        folders.forEach(folder -> folder.commit(position));
    }

    /** The position that all parts have reached. */
    @Override
    public long position() {
        return folders.stream().mapToLong(IndexFolder::position).min().orElse(0);
    }

    @Override
    public void belongTo(String database) {
        folders.forEach(folder -> folder.belongTo(database));
    }

    @Override
    public Optional<String> database() {
        return folders.stream().flatMap(folder -> folder.database().stream()).findFirst();
    }

    /** See {@link IndexFolder#deferMerges}. */
    @Override
    public void deferMerges() {
        folders.forEach(IndexFolder::deferMerges);
    }

    /** See {@link IndexFolder#compact}. */
    @Override
    public void compact() {
        folders.forEach(IndexFolder::compact);
    }

    @Override
    public long bytes() {
        return folders.stream().mapToLong(IndexFolder::bytes).sum();
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(folders);
    }
}
