package dev.colophon.service.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.sightings.outcome.PolicyOutcome.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsedWorkTest {

    @ParameterizedTest
    @CsvSource({
        // wanted, certain, licensed, lawful, offered, answer
        "BLOCK, true,  false, false, false, BLOCKED",
        "BLOCK, true,  false, false, true,  LICENCE_AVAILABLE",
        "BLOCK, true,  true,  false, false, LICENSED",
        "BLOCK, true,  false, true,  true,  EXCEPTION_POSSIBLE",
        "BLOCK, false, false, false, true,  ASK",
        "BLOCK, false, true,  false, false, LICENSED",
        "LICENSE, true,  false, false, false, LICENCE_AVAILABLE",
        "LICENSE, false, false, false, false, ASK",
        "COUNT, true,  false, false, false, ASK",
        "REVIEW,       true,  false, false, false, ASK",
        "NOTHING,    true,  false, false, false, ASK",
    })
    void whatClearsComesFirst(
            Action wanted, boolean certain, boolean licensed, boolean lawful, boolean offered, UsePermission answer) {
        assertThat(UsedWork.permissionFor(wanted, certain, licensed, lawful, offered))
                .isEqualTo(answer);
    }
}
