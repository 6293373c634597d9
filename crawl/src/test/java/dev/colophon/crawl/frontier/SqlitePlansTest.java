package dev.colophon.crawl.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.DatabaseSettings;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;

@Tag("full")
class SqlitePlansTest extends PlansContract {

    /** The tables, and what they are called in statements that name them twice. */
    private static final Pattern FULL_SCAN =
            Pattern.compile("SCAN (" + String.join("|", LARGE) + "|s|o|p)( USING .*)?");

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }

    @Override
    String numbers(int most) {
        return "(with recursive r(n) as (select 1 union all select n + 1 from r where n < " + most
                + ") select n from r) as numbers";
    }

    @Override
    String key(String number) {
        return "printf('%032x', " + number + ")";
    }

    @Override
    void filled() {
        // Plans are asked for, not counted.
    }

    @Override
    void assertNoFullScans() {
        Set<String> statements = frontier.statements();
        assertThat(statements).hasSizeGreaterThan(20);
        for (String statement : statements) {
            List<String> plan = database.read(dsl -> dsl.fetch("explain query plan " + statement.replace("?", "1"))
                    .getValues("detail", String.class));
            assertThat(plan)
                    .as(statement)
                    .noneMatch(step -> FULL_SCAN.matcher(step).matches());
        }
    }
}
