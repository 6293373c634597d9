package dev.colophon.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.Home;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSettingsTest {

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void whoeverNeedsTheFirstKeyAtOnceGetsTheSame() {
        MailSettings mail = new MailSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("notices@owner.example"),
                Optional.empty());
        Home home = new Home(folder.resolve("home"));
        Set<String> keys = ConcurrentHashMap.newKeySet();
        Set<Throwable> failures = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> {
                    try {
                        keys.add(mail.dkimKey(home).dnsRecord());
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
        assertThat(keys).hasSize(1);
    }
}
