package dev.colophon.service.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.registry.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedIndexTest {

    @TempDir
    Path folder;

    /** Of an index in a cluster no file of the home tells that it was committed. */
    @Test
    void whatIsKeptElsewhereIsOpenedAgainWhenItsStateChanges() throws IOException {
        Elsewhere elsewhere = new Elsewhere();
        try (SharedIndex shared = new SharedIndex(elsewhere)) {
            shared.apply(folder, Access.READ).close();
            shared.apply(folder, Access.READ).close();
            assertThat(shared.openings()).isEqualTo(1);
            elsewhere.state = "committed";
            shared.apply(folder, Access.READ).close();
            shared.apply(folder, Access.READ).close();
            assertThat(shared.openings()).isEqualTo(2);
        }
    }

    private static final class Elsewhere implements Catalogue.IndexOpener {

        private String state = "made";

        @Override
        public FingerprintIndex apply(Path folder, Access access) {
            return LocalIndex.open(folder.resolve("none"), access);
        }

        @Override
        public String state() {
            return state;
        }
    }
}
