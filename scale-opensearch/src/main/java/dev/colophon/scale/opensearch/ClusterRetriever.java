package dev.colophon.scale.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.FrequencyFunction;
import dev.colophon.index.postings.shard.LookedUp;
import dev.colophon.index.postings.shard.Wire;
import dev.colophon.index.search.Retriever;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Asks the plug-in of a cluster, several queries at once. Either all shards answer or none: half an answer is an error. */
final class ClusterRetriever implements Retriever<TermQuery, Retrieved> {

    /** Queries that are asked at once. */
    static final int MOST_AT_ONCE = 32;

    private static final TermQuery NOTHING = new TermQuery(new long[0], new byte[0], 0, 1, 1, 1, false);

    private final ClusterClient client;
    private final ClusterIndexInUse index;
    private final ClusterFunction<FrequencyFunction.Query, FrequencyFunction.Counted> counts;
    private final LongAdder postingsRead = new LongAdder();

    /** @param index when there is none nothing is found */
    ClusterRetriever(ClusterClient client, ClusterIndexInUse index) {
        this.client = client;
        this.index = index;
        this.counts = new ClusterFunction<>(client, index, FrequencyFunction.INSTANCE);
    }

    @Override
    public Retrieved retrieve(TermQuery query) {
        return retrieveAll(List.of(query)).getFirst();
    }

    @Override
    public List<Retrieved> retrieveAll(List<TermQuery> queries) {
        List<Retrieved> found = new ArrayList<>(queries.size());
        for (int from = 0; from < queries.size(); from += MOST_AT_ONCE) {
            List<TermQuery> some = queries.subList(from, Math.min(queries.size(), from + MOST_AT_ONCE));
            found.addAll(lookUp(Optional.empty(), some, 0).retrieved());
        }
        return found;
    }

    /**
     * What shares a digest, or terms with queries of which there are no more than are asked at once.
     *
     * @param prints how many fingerprints come along
     */
    LookedUp lookUp(Optional<ContentDigest> digest, List<TermQuery> queries, int prints) {
        if (index.name().isEmpty()) {
            return new LookedUp(
                    List.of(), queries.stream().map(_ -> Retrieved.NOTHING).toList(), Map.of());
        }
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        body.put("format", LookedUp.FORMAT);
        digest.ifPresent(value -> body.put("digest", value.toString()));
        body.put("prints", prints);
        ArrayNode all = body.putArray("queries");
        queries.forEach(query -> write(query, all.addObject()));
        byte[] bytes = ClusterClient.bytes(body);
        byte[] answer =
                index.ask(name -> client.askBytes(ClusterIndexInUse.path(name, "lookup", index.position()), bytes));
        LookedUp looked = decoded(answer);
        if (looked.retrieved().size() != queries.size()) {
            throw client.refused(
                    "%d answers to %d queries".formatted(looked.retrieved().size(), queries.size()));
        }
        looked.retrieved().forEach(retrieved -> postingsRead.add(retrieved.postings()));
        return looked;
    }

    private LookedUp decoded(byte[] answer) {
        try {
            return LookedUp.decode(answer);
        } catch (IllegalArgumentException e) {
            throw client.refused("its answer cannot be read: " + ClusterClient.oneLine(String.valueOf(e.getMessage())));
        }
    }

    /** How many documents it has: blocks, and those that hold them. */
    long documents() {
        return counts.retrieve(new FrequencyFunction.Query(List.of(NOTHING), Optional.empty()))
                .frequencies()
                .getFirst()
                .documents();
    }

    /** How many postings all queries have read. */
    long postingsRead() {
        return postingsRead.sum();
    }

    private static void write(TermQuery query, ObjectNode json) {
        int width = Wire.width(query.terms(), query.count());
        json.put("width", width).put("terms", Wire.pack(query.terms(), query.count(), width));
        boolean placed = false;
        for (int i = 0; i < query.count(); i++) {
            placed |= query.places()[i] != 0;
        }
        if (placed) {
            json.put("places", Arrays.copyOf(query.places(), query.count()));
        }
        json.put("minimum", query.minimum());
        json.put("limit", query.limit());
        json.put("read_budget", query.readBudget());
        json.put("neighbours", query.withNeighbours());
    }
}
