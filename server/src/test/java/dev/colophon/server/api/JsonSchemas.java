package dev.colophon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The schemas of what the API answers. */
final class JsonSchemas {

    private JsonSchemas() {}

    /** Asserts that a value is as its schema says. */
    static void holds(String schema, JsonNode value) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        assertThat(registry.getSchema(
                                SchemaLocation.of("classpath:dev/colophon/service/json/" + schema + ".schema.json"))
                        .validate(value.toString(), InputFormat.JSON))
                .as(value.toString())
                .isEmpty();
    }
}
