package dev.colophon.scale.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Block;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.PrintStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Fingerprints in a cluster. A reference is one document, so that it is in one shard and changes as a whole: its fingerprint, its
 * digest, and its blocks as nested ones. Thread-safe.
 */
final class ClusterStore implements PrintStore {

    /** Changes are sent when they are this large. */
    private static final int BULK_BYTES = 8 << 20;

    private static final int MOST_ALIKE = 10_000;
    private static final int PAGE = 50;

    private static final int NOT_FOUND = 404;

    private final ClusterClient client;
    private final ClusterIndices.Opened index;
    private final Access access;
    private final ClusterRetriever retriever;
    /** Not sent yet; guarded by itself, also while it is sent, so that changes of one reference keep their order. */
    private final ByteArrayOutputStream changes = new ByteArrayOutputStream();

    ClusterStore(ClusterClient client, ClusterIndices.Opened index, Access access, ClusterRetriever retriever) {
        this.client = client;
        this.index = index;
        this.access = access;
        this.retriever = retriever;
    }

    /** The name of what may be changed. */
    String writable() {
        if (access != Access.WRITE) {
            throw new IllegalStateException("the index cluster " + client.address() + " was opened for reading");
        }
        return index.writeTo().orElseThrow();
    }

    @Override
    public void put(ReferenceId reference, Entry entry) {
        if (entry.flat().isPresent() || entry.head().isPresent() || entry.lengths()) {
            throw new IllegalArgumentException("a cluster keeps fingerprints as wholes, with terms and nothing else");
        }
        ObjectNode document = ClusterClient.JSON.createObjectNode();
        document.put("digest", hex(entry.digest()));
        entry.whole().ifPresent(print -> document.put("print", print));
        ArrayNode blocks = document.putArray("blocks");
        for (Block block : entry.blocks()) {
            blocks.addObject()
                    .putObject("block")
                    .put("number", block.number())
                    .put("width", entry.termBytes())
                    .put("terms", block.terms());
        }
        change("index", reference, Optional.of(document));
    }

    @Override
    public void remove(ReferenceId reference) {
        change("delete", reference, Optional.empty());
    }

    private void change(String action, ReferenceId reference, Optional<ObjectNode> document) {
        ObjectNode line = ClusterClient.JSON.createObjectNode();
        line.putObject(action).put("_index", writable()).put("_id", reference.value());
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
            JsonNode answer = client.askLines("/_bulk", changes.toByteArray());
            for (JsonNode item : answer.path("items")) {
                JsonNode result = item.path("index").isObject() ? item.path("index") : item.path("delete");
                boolean removedBefore = item.has("delete")
                        && result.path("status").asInt() == NOT_FOUND
                        && result.path("error").isMissingNode();
                if (result.path("status").asInt() >= 300 && !removedBefore) {
                    JsonNode cause = result.path("error").path("caused_by").isObject()
                            ? result.path("error").path("caused_by")
                            : result.path("error");
                    throw client.refused("%s was not taken: %s"
                            .formatted(
                                    ClusterClient.oneLine(result.path("_id").asText()),
                                    ClusterClient.oneLine(cause.path("reason").asText("no reason given"))));
                }
            }
            changes.reset();
        }
    }

    private static String hex(ContentDigest digest) {
        return "%016x%016x".formatted(digest.high(), digest.low());
    }

    @Override
    public List<ReferenceId> withDigest(ContentDigest digest) {
        if (index.readFrom().isEmpty()) {
            return List.of();
        }
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        body.put("size", MOST_ALIKE).put("_source", false).put("track_total_hits", true);
        body.putObject("query").putObject("term").put("digest", hex(digest));
        JsonNode found = whole(search("/_search?allow_partial_search_results=false", body));
        if (found.path("hits").path("total").path("value").asLong() > MOST_ALIKE) {
            throw client.refused("more than %d references have one digest".formatted(MOST_ALIKE));
        }
        List<ReferenceId> references = new ArrayList<>();
        found.path("hits")
                .path("hits")
                .forEach(hit -> references.add(new ReferenceId(hit.path("_id").asText())));
        return references;
    }

    private JsonNode search(String path, ObjectNode body) {
        return client.ask("POST", "/" + index.readFrom().orElseThrow() + path, body);
    }

    /** An answer of all shards. */
    private JsonNode whole(JsonNode answer) {
        JsonNode shards = answer.path("_shards");
        int total = shards.path("total").asInt(-1);
        if (answer.path("timed_out").asBoolean()
                || shards.path("failed").asInt() > 0
                || shards.path("successful").asInt() != total) {
            throw client.refused("%d of %d shards did not answer"
                    .formatted(total - shards.path("successful").asInt(), total));
        }
        return answer;
    }

    @Override
    public Optional<byte[]> print(ReferenceId reference) {
        return index.readFrom()
                .flatMap(name -> client.document("/%s/_doc/%s?realtime=false&_source_includes=print"
                        .formatted(name, URLEncoder.encode(reference.value(), StandardCharsets.UTF_8))))
                .flatMap(found -> print(found.path("_source").path("print")));
    }

    @Override
    public Map<ReferenceId, byte[]> prints(List<ReferenceId> references) {
        Map<ReferenceId, byte[]> prints = new HashMap<>();
        if (index.readFrom().isEmpty() || references.isEmpty()) {
            return prints;
        }
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        ArrayNode ids = body.putArray("ids");
        references.forEach(reference -> ids.add(reference.value()));
        JsonNode documents =
                search("/_mget?realtime=false&_source_includes=print", body).path("docs");
        if (documents.size() != references.size()) {
            throw client.refused("%d of %d fingerprints came".formatted(documents.size(), references.size()));
        }
        for (JsonNode document : documents) {
            if (document.has("error")) {
                throw client.refused(ClusterClient.oneLine(
                        document.path("error").path("reason").asText("a fingerprint cannot be read")));
            }
            print(document.path("_source").path("print"))
                    .ifPresent(print ->
                            prints.put(new ReferenceId(document.path("_id").asText()), print));
        }
        return prints;
    }

    private Optional<byte[]> print(JsonNode print) {
        try {
            return Optional.ofNullable(print.binaryValue());
        } catch (IOException e) {
            throw client.refused(
                    "a stored fingerprint is damaged: " + ClusterClient.oneLine(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void forEachPrint(BiConsumer<ReferenceId, byte[]> each) {
        if (index.readFrom().isEmpty()) {
            return;
        }
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        body.put("size", PAGE).putArray("sort").add("_doc");
        body.putArray("_source").add("print");
        JsonNode page = whole(search("/_search?scroll=5m&allow_partial_search_results=false", body));
        String scroll = page.path("_scroll_id").asText();
        try {
            while (!page.path("hits").path("hits").isEmpty()) {
                for (JsonNode hit : page.path("hits").path("hits")) {
                    print(hit.path("_source").path("print"))
                            .ifPresent(bytes ->
                                    each.accept(new ReferenceId(hit.path("_id").asText()), bytes));
                }
                scroll = page.path("_scroll_id").asText();
                page = whole(client.ask(
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
        return index.readFrom()
                .map(name -> whole(client.ask("GET", "/" + name + "/_count"))
                        .path("count")
                        .asInt())
                .orElse(0);
    }

    @Override
    public long blocks() {
        return retriever.documents() - references();
    }
}
