package dev.colophon.service.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.work.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsedWorkTest {

    @ParameterizedTest
    @CsvSource({
        // policy, certain, licensed, quoted, offered, answer
        "BLOCK_ACCESS, true,  false, false, false, BLOCKED",
        "BLOCK_ACCESS, true,  false, false, true,  LICENCE_AVAILABLE",
        "BLOCK_ACCESS, true,  true,  false, false, LICENSED",
        "BLOCK_ACCESS, true,  false, true,  true,  EXCEPTION_POSSIBLE",
        "BLOCK_ACCESS, false, false, false, true,  ASK",
        "BLOCK_ACCESS, false, true,  false, false, LICENSED",
        "MONETIZE,     true,  false, false, false, LICENCE_AVAILABLE",
        "MONETIZE,     false, false, false, false, ASK",
        "REPORT_USAGE, true,  false, false, false, ASK",
        "NO_ACTION,    true,  false, false, false, ASK",
    })
    void whatClearsComesFirst(
            Policy policy, boolean certain, boolean licensed, boolean quoted, boolean offered, UsePermission answer) {
        assertThat(UsedWork.permissionFor(policy, certain, licensed, quoted, offered))
                .isEqualTo(answer);
    }
}
