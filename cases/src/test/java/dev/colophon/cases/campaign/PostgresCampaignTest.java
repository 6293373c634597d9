package dev.colophon.cases.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresCampaignTest extends CampaignContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }

    @Override
    String plan(DSLContext dsl, Select<?> query) {
        return dsl.explain(query).plan();
    }

    @Override
    void assertPlan(String plan) {
        assertThat(plan).contains("decision_by_sighting");
    }
}
