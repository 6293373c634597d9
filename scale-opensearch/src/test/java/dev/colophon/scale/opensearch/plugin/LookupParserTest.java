package dev.colophon.scale.opensearch.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.CandidateFunction;
import dev.colophon.index.postings.shard.LookedUp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.common.xcontent.json.JsonXContent;
import org.opensearch.core.xcontent.DeprecationHandler;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.core.xcontent.XContentParser;

class LookupParserTest {

    private static LookupParser.Asked parsed(String json) throws IOException {
        try (XContentParser parser = JsonXContent.jsonXContent.createParser(
                NamedXContentRegistry.EMPTY, DeprecationHandler.THROW_UNSUPPORTED_OPERATION, json)) {
            return LookupParser.parse(parser);
        }
    }

    @Test
    void aQueryIsReadAndTravelsToTheShards() throws IOException {
        String terms = Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(16).putLong(7).putLong(-2).array());
        TermQuery query = parsed("""
                {"queries": [{"terms": "%s", "places": "AAE=", "minimum": 0, "limit": 5, "read_budget": 9, "neighbours": true}]}""".formatted(terms)).queries().getFirst();
        assertThat(query.terms()).containsExactly(7, -2);
        assertThat(query.places()).containsExactly(0, 1);
        assertThat(query.minimum()).isOne();
        assertThat(query.limit()).isEqualTo(5);
        assertThat(query.readBudget()).isEqualTo(9);
        assertThat(query.withNeighbours()).isTrue();
        CandidateFunction.Weighed weighed = new CandidateFunction.Weighed(query, new float[] {1.5F, 0});
        CandidateFunction function = CandidateFunction.INSTANCE;
        CandidateFunction.Weighed read =
                function.decodeQuery(function.encodeQuery(List.of(weighed))).getFirst();
        assertThat(read).usingRecursiveComparison().isEqualTo(weighed);
    }

    @Test
    void aDigestAndFingerprintsAreAskedForToo() throws IOException {
        LookupParser.Asked asked = parsed("""
                {"digest": "00000000000000070000000000000009", "prints": 32, "format": "%s", "queries": []}""".formatted(LookedUp.FORMAT));
        assertThat(asked.digest()).contains(new ContentDigest(ContentDigest.Basis.FILE, 7, 9));
        assertThat(asked.prints()).isEqualTo(32);
        assertThat(asked.queries()).isEmpty();
    }

    @Test
    void anAnswerOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> parsed("{\"format\": \"lookup-0\"}"))
                .isInstanceOf(OpenSearchStatusException.class)
                .hasMessageContaining("lookup-0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|the body",
                "{\"digest\": \"00\"}|[digest]",
                "{\"digest\": 1}|[digest]",
                "{\"prints\": -1}|[prints]",
                "{\"prints\": \"2\"}|[prints]",
                "{\"query\": []}|[query]",
                "{\"queries\": {}}|[queries]",
                "{\"queries\": [1]}|[queries]",
                "{\"queries\": [{\"term\": 1}]}|[term]",
                "{\"queries\": [{\"terms\": 1}]}|[terms]",
                "{\"queries\": [{\"terms\": \"?\"}]}|[terms]",
                "{\"queries\": [{\"terms\": \"AAAA\"}]}|[terms]",
                "{\"queries\": [{\"limit\": 0}]}|[limit]",
                "{\"queries\": [{\"limit\": 1e300}]}|[limit]",
                "{\"queries\": [{\"limit\": 1.5}]}|[limit]",
                "{\"queries\": [{\"limit\": 1}]}|[read_budget]",
                "{\"queries\": [{\"read_budget\": 1}]}|[limit]",
                "{\"queries\": [{\"places\": \"AA==\", \"limit\": 1, \"read_budget\": 1}]}|[places]",
                "{\"queries\": [{\"terms\": \"AAAAAAAAAAA=\", \"places\": \"gA==\", \"limit\": 1, \"read_budget\": 1}]}|[places]",
                "{\"queries\": [{\"neighbours\": 1}]}|[neighbours]",
            })
    void whatIsWrongIsSaidByItsKey(String json, String key) {
        assertThatThrownBy(() -> parsed(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }
}
