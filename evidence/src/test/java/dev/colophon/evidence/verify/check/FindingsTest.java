package dev.colophon.evidence.verify.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.colophon.evidence.messages.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings();

    @Test
    void whatACheckThrowsIsItsPartsFaultAndTheOthersGoOn() {
        List<String> authorities = findings.guarded(Check.TSR_FORM, "C-1-1.tsr", List.<String>of(), () -> {
            throw new ClassCastException("DERSequence is no DERSet");
        });
        findings.guarded(
                Check.SIDE_PROMISED, "C-1-1.wacz", () -> findings.pass(Check.SIDE_PROMISED, "", Message.none()));
        assertThat(authorities).isEmpty();
        assertThat(findings.all())
                .filteredOn(check -> check.status() != Status.UNKNOWN)
                .extracting(CheckResult::id, CheckResult::status, CheckResult::part)
                .containsExactly(tuple("side.promised", Status.PASS, ""), tuple("tsr.form", Status.FAIL, "C-1-1.tsr"));
        assertThat(findings.all()).anyMatch(check -> check.why().contains("DERSequence is no DERSet"));
    }
}
