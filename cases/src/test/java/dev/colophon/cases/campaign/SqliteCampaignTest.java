package dev.colophon.cases.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.DatabaseSettings;
import org.jooq.DSLContext;
import org.jooq.Select;

class SqliteCampaignTest extends CampaignContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }

    @Override
    String plan(DSLContext dsl, Select<?> query) {
        return dsl.fetch("explain query plan " + dsl.renderInlined(query)).format();
    }

    @Override
    void assertPlan(String plan) {
        assertThat(plan)
                .contains("SEARCH place USING", "SEARCH sighting USING", "removal_look_by_copy")
                .doesNotContain("SCAN sighting", "SCAN place");
    }
}
