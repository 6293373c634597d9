package dev.colophon.scale.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.index.IndexException;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.LengthNorm;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.Wire;
import dev.colophon.index.search.Retriever;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Asks the plug-in of a cluster, several queries at once. Either all shards answer or none: half an answer is an error. */
final class ClusterRetriever implements Retriever<TermQuery, Retrieved> {

    private static final int MOST_AT_ONCE = 32;

    private static final TermQuery NOTHING = new TermQuery(new long[0], new byte[0], 0, 1, 1, 1, false);

    private final ClusterClient client;
    private final ClusterIndexInUse index;
    private final LongAdder postingsRead = new LongAdder();

    /** @param index when there is none nothing is found */
    ClusterRetriever(ClusterClient client, ClusterIndexInUse index) {
        this.client = client;
        this.index = index;
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
            if (index.name().isEmpty()) {
                some.forEach(_ -> found.add(Retrieved.NOTHING));
                continue;
            }
            JsonNode answers = ask(some).path("answers");
            if (answers.size() != some.size()) {
                throw client.refused("%d answers to %d queries".formatted(answers.size(), some.size()));
            }
            for (JsonNode answer : answers) {
                Retrieved retrieved = retrieved(answer);
                postingsRead.add(retrieved.postings());
                found.add(retrieved);
            }
        }
        return found;
    }

    /** How many documents it has: blocks, and those that hold them. */
    long documents() {
        return index.name().isEmpty()
                ? 0
                : ask(List.of(NOTHING)).path("documents").asLong();
    }

    /** How many postings all queries have read. */
    long postingsRead() {
        return postingsRead.sum();
    }

    private JsonNode ask(List<TermQuery> queries) {
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        ArrayNode all = body.putArray("queries");
        queries.forEach(query -> write(query, all.addObject()));
        JsonNode answer =
                index.ask(name -> client.ask("POST", "/" + name + "/_colophon/retrieve" + ClusterClient.NEAREST, body));
        String terms = answer.path("terms").asText();
        if (!terms.equals(HashCodec.FORMAT)) {
            throw new IndexException(
                    "the plug-in of the index cluster %s keeps terms as %s, this version asks for %s: install the plug-in of this version"
                            .formatted(client.address(), ClusterClient.oneLine(terms), HashCodec.FORMAT));
        }
        return answer;
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
        json.put("apart", query.apart());
        if (!query.norm().equals(LengthNorm.NONE)) {
            json.putObject("norm")
                    .put("power", query.norm().power())
                    .put("offset", query.norm().offset())
                    .put("usual", query.norm().usual());
        }
    }

    private Retrieved retrieved(JsonNode answer) {
        try {
            List<Candidate> candidates = new ArrayList<>();
            for (JsonNode candidate : answer.path("candidates")) {
                candidates.add(new Candidate(
                        new ReferenceId(candidate.path(0).asText()),
                        candidate.path(1).asInt(),
                        Float.parseFloat(candidate.path(2).asText()),
                        candidate.path(3).asInt()));
            }
            byte[] read = answer.path("read") instanceof MissingNode
                    ? new byte[0]
                    : answer.path("read").binaryValue();
            int[] positions = new int[read.length / Integer.BYTES];
            ByteBuffer.wrap(read).asIntBuffer().get(positions);
            return new Retrieved(candidates, positions, answer.path("postings").asLong());
        } catch (IOException | NumberFormatException e) {
            throw client.refused("its answer cannot be read: " + ClusterClient.oneLine(String.valueOf(e.getMessage())));
        }
    }
}
