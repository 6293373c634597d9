package dev.colophon.scale.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The indexes that a cluster has of one medium: one in use, by an alias, and while it is made anew a second one beside it. What an
 * index was made by, and how far it has come, stands in the {@code _meta} of its mapping.
 */
final class ClusterIndices {

    /** Which plug-in it needs, by its name. */
    private static final String PLUGIN = "colophon";

    /** Blocks of one reference; OpenSearch's own limit is for what people write. */
    private static final int MOST_BLOCKS = 10_000_000;

    /** How references lie in it: with another number it is made anew. */
    private static final String LAYOUT = "/cluster-2";

    /** What names the one that may be written to, of its own name: it goes with it, and nothing else is written to. */
    private static final String WRITABLE = "-writable";

    /** A node that has lost its cluster says so soon: others are asked then, or it again. */
    private static final String SHORTLY = "?cluster_manager_timeout=1s";

    /**
     * An index that was opened.
     *
     * @param name empty when there is none
     * @param position of its last commit
     * @param database whose changes it holds, as far as somebody said so
     */
    record Opened(Optional<String> name, long position, Optional<String> database) {

        /** What there is when there is none. */
        static final Opened NONE = new Opened(Optional.empty(), 0, Optional.empty());
    }

    private final ClusterClient client;
    private final String alias;
    private final String scheme;

    /**
     * Those of a medium.
     *
     * @param scheme that its engine makes
     */
    ClusterIndices(ClusterClient client, String medium, String scheme) {
        this.client = client;
        this.alias = client.address().name() + "-" + medium;
        this.scheme = scheme + LAYOUT;
    }

    /**
     * The one in use; made when there is none to write to.
     *
     * @throws IndexException when it is of another scheme, or a node lacks the plug-in
     */
    Opened inUse(Access access) {
        Optional<Opened> found = client.retry().ask(() -> {
            checkPlugin();
            return opened();
        });
        return found.orElseGet(
                () -> access == Access.WRITE ? make(alias + "-" + System.currentTimeMillis(), true) : Opened.NONE);
    }

    /**
     * The one in use now.
     *
     * @throws IndexException when it is of another scheme
     */
    Optional<Opened> opened() {
        return client.find("GET", "/" + alias + "/_mapping" + SHORTLY, new byte[0])
                .map(this::opened);
    }

    private Opened opened(JsonNode found) {
        List<String> names = new ArrayList<>();
        found.fieldNames().forEachRemaining(names::add);
        if (names.size() != 1 || names.getFirst().equals(alias)) {
            throw new IndexException(
                    "`%s` of the index cluster %s is no alias of one index: name another one in COLOPHON_INDEX, or delete it and run `colophon index rebuild`"
                            .formatted(alias, client.address()));
        }
        JsonNode meta = found.path(names.getFirst()).path("mappings").path("_meta");
        String holds = meta.path("scheme").asText("unknown");
        if (!holds.equals(scheme)) {
            throw new IndexException(
                    "the index cluster %s holds scheme %s, this version makes %s: run `colophon index rebuild`"
                            .formatted(client.address(), ClusterClient.oneLine(holds), scheme));
        }
        return new Opened(Optional.of(names.getFirst()), meta.path("position").asLong(), database(meta));
    }

    private static Optional<String> database(JsonNode meta) {
        return Optional.ofNullable(meta.path("database").textValue());
    }

    /** Whose changes the one in use holds, whatever its scheme is. */
    Optional<String> databaseInUse() {
        return client.find("GET", "/" + alias + "/_mapping" + SHORTLY, new byte[0])
                .flatMap(found -> StreamSupport.stream(found.spliterator(), false)
                        .flatMap(index -> database(index.path("mappings").path("_meta")).stream())
                        .findFirst());
    }

    /** Refuses what has no right to the one in use. */
    IndexException ofAnotherHome() {
        return new IndexException(
                "`%s` of the index cluster %s is the index of another home, whose works would be lost: name another one in COLOPHON_INDEX"
                        .formatted(client.address().name(), client.address()));
    }

    /** What changes with each commit, and with another index in use. */
    String state() {
        return client.retry()
                .ask(() -> client.find(
                        "GET", "/" + alias + "/_mapping" + SHORTLY + "&filter_path=*.mappings._meta", new byte[0]))
                .map(JsonNode::toString)
                .orElse("none");
    }

    /** By which an index is written to, so that it is not made by chance where it is gone. */
    static String writable(String name) {
        return name + WRITABLE;
    }

    /** A second one, which nobody searches. One that an earlier rebuild left half-filled is deleted. */
    Opened makeFresh() {
        checkPlugin();
        Set<String> inUse = inUse();
        existing().stream().filter(name -> !inUse.contains(name)).forEach(this::delete);
        return make(alias + "-" + System.currentTimeMillis(), false);
    }

    /**
     * Lets searches go to others from now on, all at once, and deletes those that they went to.
     *
     * @param filled by their indices
     */
    static void replace(ClusterClient client, Map<ClusterIndices, String> filled) {
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        ArrayNode actions = body.putArray("actions");
        filled.forEach((indices, name) -> {
            actions.addObject().putObject("add").put("index", name).put("alias", indices.alias);
            // In the same change of the cluster's state: no search finds none, or both.
            indices.inUse().stream()
                    .filter(old -> !old.equals(name))
                    .forEach(
                            old -> actions.addObject().putObject("remove_index").put("index", old));
        });
        acknowledged(client, client.askOnce("POST", "/_aliases", body), "other indexes in place");
    }

    private Set<String> inUse() {
        Set<String> names = new TreeSet<>();
        client.find("GET", "/_alias/" + alias, new byte[0])
                .ifPresent(found -> found.fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** All that begin with the alias and end with a number. */
    private Set<String> existing() {
        Set<String> names = new TreeSet<>();
        for (JsonNode index : client.ask("GET", "/_cat/indices/" + alias + "-*?format=json&h=index")) {
            String name = index.path("index").asText();
            if (name.substring(alias.length()).matches("-[0-9]+")) {
                names.add(name);
            }
        }
        return names;
    }

    private void delete(String name) {
        acknowledged(client, client.askOnce("DELETE", "/" + name, MissingNode.getInstance()), name + " deleted");
    }

    private static void acknowledged(ClusterClient client, JsonNode answer, String what) {
        if (!answer.path("acknowledged").asBoolean()) {
            throw client.refused("it did not confirm " + what);
        }
    }

    private Opened make(String name, boolean used) {
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        ObjectNode settings = body.putObject("settings").putObject("index");
        settings.put("number_of_shards", client.address().shards());
        settings.put("number_of_replicas", client.address().replicas());
        settings.put("colophon.hash_postings", true);
        // What was not committed is not seen; and each copy takes in every document itself, from the source that is
        // kept for it.
        settings.put("refresh_interval", "-1");
        settings.put("replication.type", "DOCUMENT");
        settings.put("mapping.nested_objects.limit", MOST_BLOCKS);
        ObjectNode mappings = body.putObject("mappings");
        mappings.put("dynamic", "strict");
        mappings.putObject("_source").putArray("excludes").add("blocks").add("fingerprint");
        mappings.set("_meta", meta(0, Optional.empty()));
        ObjectNode properties = mappings.putObject("properties");
        properties.putObject("fingerprint").put("type", "fingerprint_head");
        properties
                .putObject("blocks")
                .put("type", "nested")
                .put("dynamic", "strict")
                .putObject("properties")
                .putObject("block")
                .put("type", "fingerprint_block");
        ObjectNode aliases = body.putObject("aliases");
        aliases.putObject(writable(name));
        if (used) {
            aliases.putObject(alias);
        }
        JsonNode made = client.askOnce("PUT", "/" + name, body);
        acknowledged(client, made, "that " + name + " was made");
        if (!made.path("shards_acknowledged").asBoolean()) {
            throw client.refused("the shards of " + name + " did not start in time");
        }
        return new Opened(Optional.of(name), 0, Optional.empty());
    }

    ClusterClient client() {
        return client;
    }

    /** What stands in the mapping. */
    ObjectNode meta(long position, Optional<String> database) {
        ObjectNode meta = ClusterClient.JSON
                .createObjectNode()
                .put("scheme", scheme)
                .put("position", position)
                .put("committed", System.currentTimeMillis());
        database.ifPresent(known -> meta.put("database", known));
        return meta;
    }

    /** Each node must have it, and the same one: shards move. */
    private void checkPlugin() {
        JsonNode nodes = client.ask(
                        "GET", "/_nodes/plugins?filter_path=nodes.*.name,nodes.*.plugins.name,nodes.*.plugins.version")
                .path("nodes");
        Set<String> versions = new TreeSet<>();
        for (JsonNode node : nodes) {
            Optional<String> version = Optional.empty();
            for (JsonNode plugin : node.path("plugins")) {
                if (plugin.path("name").asText().equals(PLUGIN)) {
                    version = Optional.of(plugin.path("version").asText());
                }
            }
            versions.add(version.orElseThrow(() -> new IndexException(
                    "node %s of the index cluster %s lacks the plug-in `%s`: install its zip there with `opensearch-plugin install` and restart the node"
                            .formatted(ClusterClient.oneLine(node.path("name").asText()), client.address(), PLUGIN))));
        }
        if (versions.isEmpty()) {
            throw new IndexException(
                    "what answers at %s is no OpenSearch: check COLOPHON_INDEX".formatted(client.address()));
        }
        if (versions.size() > 1) {
            throw new IndexException(
                    "the nodes of the index cluster %s have the plug-in `%s` in versions %s: install the same one on all"
                            .formatted(
                                    client.address(), PLUGIN, ClusterClient.oneLine(String.join(" and ", versions))));
        }
    }
}
