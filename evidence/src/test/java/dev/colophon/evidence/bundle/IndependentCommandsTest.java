package dev.colophon.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.container.BundleName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndependentCommandsTest {

    @Test
    void eachGroupButTheMatchHasTheCommandsOfTheTextBesideTheBundle() {
        Map<Check.Group, List<String>> commands = IndependentCommands.of(new BundleName("C-17", 2));
        assertThat(commands).hasSize(Check.Group.values().length - 1).doesNotContainKey(Check.Group.MATCH);
        assertThat(commands.get(Check.Group.CONTAINER)).hasSize(6).contains("unzip -q ../C-17-2.wacz");
        assertThat(commands.get(Check.Group.SIGNATURE)).anyMatch(line -> line.startsWith("openssl dgst -sha256"));
        assertThat(commands.get(Check.Group.TIME)).anyMatch(line -> line.contains("-in ../C-17-2.tsr -CAfile"));
        assertThat(commands.get(Check.Group.WARC)).anyMatch(line -> line.contains("jwarc"));
        assertThat(commands.get(Check.Group.PROCESS)).hasSize(1);
        assertThat(commands.get(Check.Group.LOG)).anyMatch(line -> line.startsWith("go run prove.go"));
        assertThat(commands.get(Check.Group.REPORT)).anyMatch(line -> line.contains("pdfsig"));
        assertThat(commands.values())
                .allSatisfy(lines -> assertThat(lines).noneMatch(line -> line.contains("{") && line.contains("S}")));
    }
}
