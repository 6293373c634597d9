package dev.colophon.index.postings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemeTest {

    private record Cells(double width, int count) {}

    private record Stored(String format, int block, Cells cells) {}

    private static final Stored STORED = new Stored("hash2", 100, new Cells(0.5, 3));

    @Test
    void namesTheEngineAndAllConstants() {
        String scheme = Scheme.of("audio-5", STORED);
        assertThat(scheme).matches("audio-5-[0-9a-f]{8}");
        assertThat(Scheme.of("audio-5", new Stored("hash2", 100, new Cells(0.5, 3))))
                .isEqualTo(scheme);
        assertThat(Scheme.of("audio-5", new Stored("hash3", 100, new Cells(0.5, 3))))
                .isNotEqualTo(scheme);
        assertThat(Scheme.of("audio-5", new Stored("hash2", 101, new Cells(0.5, 3))))
                .isNotEqualTo(scheme);
        assertThat(Scheme.of("audio-5", new Stored("hash2", 100, new Cells(0.5, 4))))
                .isNotEqualTo(scheme);
        assertThat(Scheme.of("audio-6", STORED)).isNotEqualTo(scheme);
    }
}
