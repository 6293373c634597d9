package dev.colophon.media.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypeSnifferTest {

    @Test
    void aFilmOfPlainPixelsIsAFilmAlsoWhereTheseSpellATextAndATextAboutItIsNone() {
        String pixels = "~ of what may be letters ".repeat(400);
        assertThat(sniffed("YUV4MPEG2 W64 H48 F25:1 Ip C420jpeg\nFRAME\n" + pixels))
                .isEqualTo(FileType.FILM);
        assertThat(sniffed("YUV4MPEG2 is how films are written without compression. " + pixels))
                .isEqualTo(FileType.PLAIN_TEXT);
    }

    private static FileType sniffed(String head) {
        return TypeSniffer.sniff(head.getBytes(US_ASCII));
    }
}
