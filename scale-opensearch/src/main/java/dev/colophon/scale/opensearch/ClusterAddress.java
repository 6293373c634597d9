package dev.colophon.scale.opensearch;

import dev.colophon.index.IndexException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which nodes of a cluster are asked, and for what: {@code opensearch+https://HOST:PORT,HOST:PORT/NAME?shards=3&replicas=1}.
 *
 * @param nodes any of which answers for the cluster; when one does not, the next is asked
 * @param name with which the names of its indexes begin
 * @param shards of an index that is made
 * @param replicas of each of these
 */
record ClusterAddress(List<URI> nodes, String name, int shards, int replicas) {

    static final String SCHEME = "opensearch+";

    private static final Pattern FORM =
            Pattern.compile("opensearch\\+(https?)://([^/?@]+)(?:/([a-z][a-z0-9_-]{0,63})?)?(?:\\?(.*))?");

    private static final int USUAL_PORT = 9200;
    private static final int MOST_SHARDS = 1_024;
    private static final int MOST_REPLICAS = 20;

    ClusterAddress {
        nodes = List.copyOf(nodes);
    }

    /** @throws IndexException when it is none */
    static ClusterAddress of(String address) {
        Matcher form = FORM.matcher(address);
        if (!form.matches()) {
            throw new IndexException(
                    "the address of the index must be opensearch+https://HOST:PORT/NAME, with NAME in small letters and user and "
                            + "password in settings of their own: check COLOPHON_INDEX");
        }
        List<URI> nodes = new ArrayList<>();
        for (String node : form.group(2).split(",", -1)) {
            nodes.add(node(form.group(1), node));
        }
        int shards = 3;
        int replicas = 1;
        for (String option :
                form.group(4) == null ? new String[0] : form.group(4).split("&")) {
            int equals = option.indexOf('=');
            switch (option.substring(0, Math.max(0, equals))) {
                case "shards" -> shards = number(option, equals, 1, MOST_SHARDS);
                case "replicas" -> replicas = number(option, equals, 0, MOST_REPLICAS);
                default ->
                    throw new IndexException(
                            "`%s` of COLOPHON_INDEX is neither shards=NUMBER nor replicas=NUMBER".formatted(option));
            }
        }
        return new ClusterAddress(nodes, form.group(3) == null ? "colophon" : form.group(3), shards, replicas);
    }

    private static URI node(String scheme, String node) {
        try {
            URI uri = URI.create(scheme + "://" + node);
            if (uri.getHost() != null) {
                return uri.getPort() >= 0 ? uri : URI.create(uri + ":" + USUAL_PORT);
            }
        } catch (IllegalArgumentException _) { // said below
        }
        throw new IndexException("`%s` of COLOPHON_INDEX is no HOST:PORT".formatted(node));
    }

    private static int number(String option, int equals, int least, int most) {
        try {
            int number = Integer.parseInt(option.substring(equals + 1));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) { // said below
        }
        throw new IndexException("`%s` of COLOPHON_INDEX must be %d to %d".formatted(option, least, most));
    }

    /** Such as a person knows it by. */
    @Override
    public String toString() {
        return nodes.getFirst() + (nodes.size() > 1 ? " (and %d more)".formatted(nodes.size() - 1) : "") + "/" + name;
    }
}
