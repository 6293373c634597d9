package dev.colophon.media.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.refusal.Unreadable.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

    @TempDir
    Path folder;

    @Test
    void theNameOfAUrlIsTheLastPartOfItsPathOrItsHost() {
        assertThat(Places.name("/home/ada/story.txt.gz")).isEqualTo("story.txt.gz");
        assertThat(Places.name("https://x.example/a/story.txt.gz?from=/b/c#d/e"))
                .isEqualTo("story.txt.gz");
        assertThat(Places.name("HTTPS://x.example/a/")).isEqualTo("a");
        assertThat(Places.name("https://x.example")).isEqualTo("x.example");
        assertThat(Places.name("https://x.example/?q=1/2")).isEqualTo("x.example");
        assertThat(Places.name("https://x.example/all.zip?a=1!/in/story.gz")).isEqualTo("story.gz");
    }

    @Test
    void aPathThatNoSystemOpensIsNoDamagedFile() {
        Path name = folder.resolve("界".repeat(86));
        Path deep = folder;
        while (deep.toString().length() < 4_096) {
            deep = deep.resolve("x".repeat(200));
        }
        assertThat(FileWalker.isTooLong(folder.resolve("x".repeat(255)))).isFalse();
        for (Path path : List.of(name, deep)) {
            List<WalkedFile> met = new ArrayList<>();
            new FileWalker().walk(path, met::add);
            assertThat(met).singleElement().isInstanceOfSatisfying(WalkedFile.Refused.class, refused -> {
                assertThat(refused.why().reason()).isEqualTo(Reason.NOT_PERMITTED);
                assertThat(refused.why().detail()).startsWith("its path is longer than this system opens");
            });
        }
    }
}
