package dev.colophon.scale.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Block;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.shard.DigestFunction;
import dev.colophon.index.postings.shard.SampleFunction;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.StoredFunction;
import dev.colophon.index.postings.shard.Wanted;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Fingerprints in a cluster. A reference is one document, so that it is in one shard and changes as a whole: its fingerprint or the
 * head of it, its digest, and its blocks as nested ones. Thread-safe.
 */
final class ClusterStore implements FingerprintStore {

    /** Changes are sent when they are this large. */
    private static final int BULK_BYTES = 8 << 20;

    private static final int PAGE = 20;

    private final ClusterClient client;
    private final ClusterIndexInUse index;
    private final Access access;
    private final Optional<String> writeTo;
    private final ClusterRetriever retriever;
    private final ClusterFunction<List<Wanted>, List<Optional<Stored>>> stored;
    private final ClusterFunction<ContentDigest, List<ReferenceId>> byDigest;
    private final ClusterFunction<SampleFunction.Query, SampleFunction.Sample> sample;
    /** Not sent yet; guarded by itself, also while it is sent, so that changes of one reference keep their order. */
    private final ByteArrayOutputStream changes = new ByteArrayOutputStream();

    ClusterStore(ClusterClient client, ClusterIndexInUse index, Access access, ClusterRetriever retriever) {
        this.client = client;
        this.index = index;
        this.access = access;
        this.writeTo = index.name();
        this.retriever = retriever;
        this.stored = new ClusterFunction<>(client, index, StoredFunction.INSTANCE);
        this.byDigest = new ClusterFunction<>(client, index, DigestFunction.INSTANCE);
        this.sample = new ClusterFunction<>(client, index, SampleFunction.INSTANCE);
    }

    /** The name of what may be changed. */
    String writable() {
        if (access != Access.WRITE) {
            throw new IllegalStateException("the index cluster " + client.address() + " was opened for reading");
        }
        return writeTo.orElseThrow();
    }

    @Override
    public void put(ReferenceId reference, Entry entry) {
        ObjectNode document = ClusterClient.JSON.createObjectNode();
        // Its blocks stand before it in a shard; it says how many they are.
        ObjectNode head = document.putObject("fingerprint");
        head.put("digest", entry.digest().toString())
                .put("blocks", entry.blocks().size());
        entry.whole().ifPresent(bytes -> head.put("whole", bytes));
        entry.head().ifPresent(bytes -> head.put("head", bytes));
        entry.flat().ifPresent(bytes -> head.put("flat", bytes));
        if (entry.flatTerms().packed().length > 0) {
            head.put("width", entry.flatTerms().width())
                    .put("terms", entry.flatTerms().packed());
        }
        ArrayNode blocks = document.putArray("blocks");
        for (Block block : entry.blocks()) {
            ObjectNode json = blocks.addObject().putObject("block");
            json.put("number", block.number()).put("width", entry.termBytes()).put("terms", block.terms());
            if (block.part().length > 0) {
                json.put("part", block.part());
            }
            if (entry.lengths()) {
                json.put("lengths", true);
            }
        }
        change("index", reference, Optional.of(document));
    }

    @Override
    public void remove(ReferenceId reference) {
        change("delete", reference, Optional.empty());
    }

    private void change(String action, ReferenceId reference, Optional<ObjectNode> document) {
        ObjectNode line = ClusterClient.JSON.createObjectNode();
        line.putObject(action)
                .put("_index", ClusterIndices.writable(writable()))
                .put("_id", reference.value());
        synchronized (changes) {
            changes.writeBytes(ClusterClient.bytes(line));
            changes.write('\n');
            document.ifPresent(source -> {
                changes.writeBytes(ClusterClient.bytes(source));
                changes.write('\n');
            });
            if (changes.size() >= BULK_BYTES) {
                send();
            }
        }
    }

    /** Sends all changes so far; they show after a commit. */
    void send() {
        synchronized (changes) {
            if (changes.size() == 0) {
                return;
            }
            byte[] lines = changes.toByteArray();
            // Twice is once: each line puts a whole document in the place of what was there, or removes it.
            client.retry().ask(() -> taken(client.askLines("/_bulk?require_alias=true", lines)));
            changes.reset();
        }
    }

    /** An answer that says that all was taken. */
    private JsonNode taken(JsonNode answer) {
        for (JsonNode item : answer.path("items")) {
            JsonNode result = item.path("index").isObject() ? item.path("index") : item.path("delete");
            int status = result.path("status").asInt();
            boolean removedBefore = item.has("delete")
                    && status == ClusterRefusal.NOT_FOUND
                    && result.path("error").isMissingNode();
            if (status >= 300 && !removedBefore) {
                JsonNode cause = result.path("error").path("caused_by").isObject()
                        ? result.path("error").path("caused_by")
                        : result.path("error");
                String reason = "%s was not taken: %s"
                        .formatted(
                                ClusterClient.oneLine(result.path("_id").asText()),
                                ClusterClient.oneLine(cause.path("reason").asText("no reason given")));
                throw ClusterRefusal.isForNow(status) ? client.refusedForNow(reason) : client.refused(reason);
            }
        }
        return answer;
    }

    @Override
    public List<ReferenceId> withDigest(ContentDigest digest) {
        return byDigest.retrieve(digest);
    }

    @Override
    public List<Optional<Stored>> stored(List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Optional<Stored>> found = stored.retrieve(wanted);
        if (found.size() != wanted.size()) {
            throw client.refused("%d of %d fingerprints came".formatted(found.size(), wanted.size()));
        }
        return found;
    }

    @Override
    public List<Candidate> someBlocks(int count, long seed) {
        return sample.retrieve(new SampleFunction.Query(count, seed)).some(count);
    }

    /** An answer of all shards. */
    private JsonNode whole(JsonNode answer) {
        JsonNode shards = answer.path("_shards");
        int total = shards.path("total").asInt(-1);
        if (answer.path("timed_out").asBoolean()
                || shards.path("failed").asInt() > 0
                || shards.path("successful").asInt() != total) {
            throw client.refusedForNow("%d of %d shards did not answer"
                    .formatted(total - shards.path("successful").asInt(), total));
        }
        return answer;
    }

    @Override
    public void forEach(BiConsumer<ReferenceId, Stored> each) {
        if (index.name().isEmpty()) {
            return;
        }
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        body.put("size", PAGE).put("_source", false).putArray("sort").add("_doc");
        JsonNode page = index.ask(name ->
                whole(client.ask("POST", "/" + name + "/_search?scroll=5m&allow_partial_search_results=false", body)));
        String scroll = page.path("_scroll_id").asText();
        try {
            while (!page.path("hits").path("hits").isEmpty()) {
                List<Wanted> wanted = new ArrayList<>();
                page.path("hits")
                        .path("hits")
                        .forEach(hit -> wanted.add(
                                Wanted.all(new ReferenceId(hit.path("_id").asText()))));
                List<Optional<Stored>> found = stored(wanted);
                for (int i = 0; i < found.size(); i++) {
                    ReferenceId reference = wanted.get(i).reference();
                    found.get(i).ifPresent(all -> each.accept(reference, all));
                }
                scroll = page.path("_scroll_id").asText();
                // Asked twice, it would pass over a page.
                page = whole(client.askOnce(
                        "POST",
                        "/_search/scroll",
                        ClusterClient.JSON
                                .createObjectNode()
                                .put("scroll", "5m")
                                .put("scroll_id", scroll)));
            }
        } finally {
            ObjectNode done = ClusterClient.JSON.createObjectNode();
            done.putArray("scroll_id").add(scroll);
            client.find("DELETE", "/_search/scroll", ClusterClient.bytes(done));
        }
    }

    @Override
    public int references() {
        return index.name()
                .map(_ -> index.ask(name -> whole(client.ask("GET", "/" + name + "/_count")))
                        .path("count")
                        .asInt())
                .orElse(0);
    }

    @Override
    public long blocks() {
        return retriever.documents() - references();
    }
}
