package dev.colophon.service.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.sightings.outcome.PolicyOutcome.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsedWorkTest {

    @ParameterizedTest
    @CsvSource({
        // ground, wanted, certain, licensed, lawful, offered, answer
        "WHOLE,     BLOCK,   true,  false, false, false, BLOCKED",
        "WHOLE,     BLOCK,   true,  false, false, true,  LICENCE_AVAILABLE",
        "WHOLE,     BLOCK,   true,  true,  false, false, LICENSED",
        "WHOLE,     BLOCK,   true,  false, true,  true,  EXCEPTION_POSSIBLE",
        "WHOLE,     BLOCK,   false, false, false, true,  ASK",
        "WHOLE,     BLOCK,   false, true,  false, false, LICENSED",
        "WHOLE,     LICENSE, true,  false, false, false, LICENCE_AVAILABLE",
        "WHOLE,     LICENSE, false, false, false, false, ASK",
        "WHOLE,     COUNT,   true,  false, false, false, ASK",
        "WHOLE,     REVIEW,  true,  false, false, false, ASK",
        "WHOLE,     NOTHING, true,  false, false, false, ASK",
        "UNSETTLED, BLOCK,   true,  false, false, false, ASK",
        "UNSETTLED, LICENSE, true,  false, false, true,  ASK",
        "UNSETTLED, BLOCK,   true,  true,  false, false, LICENSED",
        "UNSETTLED, BLOCK,   true,  false, true,  false, EXCEPTION_POSSIBLE",
        "NONE,      BLOCK,   true,  true,  false, true,  FREE",
        "NONE,      REVIEW,  false, false, false, false, FREE",
    })
    void whatClearsComesFirst(
            UsedWork.Ground ground,
            Action wanted,
            boolean certain,
            boolean licensed,
            boolean lawful,
            boolean offered,
            UsePermission answer) {
        assertThat(UsedWork.permissionFor(ground, wanted, certain, licensed, lawful, offered))
                .isEqualTo(answer);
    }
}
