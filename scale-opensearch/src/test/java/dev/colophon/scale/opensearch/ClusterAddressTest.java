package dev.colophon.scale.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.index.IndexException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAddressTest {

    @Test
    void nodesNameAndWhatIsMadeAreRead() {
        ClusterAddress address =
                ClusterAddress.of("opensearch+https://a.example,b.example:443/songs?shards=5&replicas=0");
        assertThat(address.nodes())
                .containsExactly(URI.create("https://a.example:9200"), URI.create("https://b.example:443"));
        assertThat(address.name()).isEqualTo("songs");
        assertThat(address.shards()).isEqualTo(5);
        assertThat(address.replicas()).isZero();
        assertThat(address).hasToString("https://a.example:9200 (and 1 more)/songs");
        assertThat(ClusterAddress.of("opensearch+http://h").name()).isEqualTo("colophon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opensearch+ftp://h/x",
                "opensearch+http://",
                "opensearch+http:///x",
                "opensearch+http://u:secret@h/x",
                "opensearch+http://h/UPPER",
                "opensearch+http://h/x/y",
                "opensearch+http://h,/x",
                "opensearch+http://h:port/x",
                "opensearch+http://h/x?shards=0",
                "opensearch+http://h/x?shards=many",
                "opensearch+http://h/x?replicas=21",
                "opensearch+http://h/x?nodes=3",
            })
    void anythingElseIsRefusedInOneLine(String address) {
        assertThatThrownBy(() -> ClusterAddress.of(address))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("COLOPHON_INDEX")
                .message()
                .doesNotContain("secret")
                .doesNotContain("\n");
    }
}
