package dev.colophon.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.server.log.JsonLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong as JSON, in a process of its own: who logs is chosen once in each. */
@Tag("full")
class JsonLogIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Logs something in each way. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            JsonLog.begin();
            Logger logger = LoggerFactory.getLogger("dev.colophon.test");
            logger.info("nobody asked for this");
            logger.warn("job={} \"failed\"\nfor ever", 7, new IllegalStateException("no"));
            LoggerFactory.getLogger("org.springframework.x").warn("told to whoever asked");
            java.util.logging.Logger.getLogger("org.apache.catalina.x").log(Level.SEVERE, "no {0}", "port");
        }
    }

    @Test
    void eachLineIsAnObject() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .start();
        List<String> lines = new String(process.getErrorStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(lines).hasSize(2);
        JsonNode first = JSON.readTree(lines.getFirst());
        assertThat(first.get("level").asText()).isEqualTo("WARN");
        assertThat(first.get("logger").asText()).isEqualTo("dev.colophon.test");
        assertThat(first.get("thread").asText()).isEqualTo("main");
        assertThat(first.get("message").asText()).isEqualTo("job=7 \"failed\"\nfor ever");
        assertThat(first.get("failure").asText()).contains("IllegalStateException: no");
        assertThat(first.get("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        JsonNode second = JSON.readTree(lines.getLast());
        assertThat(second.get("level").asText()).isEqualTo("ERROR");
        assertThat(second.get("message").asText()).isEqualTo("no port");
        assertThat(second.has("failure")).isFalse();
    }
}
