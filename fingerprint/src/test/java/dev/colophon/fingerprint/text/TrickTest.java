package dev.colophon.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrickTest {

    @Test
    void namesWhatTheCopyDid() {
        assertThat(Trick.between('a', 'а')).contains(Trick.HOMOGLYPH);
        assertThat(Trick.between('H', 'Н')).contains(Trick.HOMOGLYPH);
        assertThat(Trick.between('a', 0x1D41A)).contains(Trick.HOMOGLYPH);
        assertThat(Trick.between('a', 'ａ')).contains(Trick.FULL_WIDTH);
        assertThat(Trick.between('国', '國')).contains(Trick.TRADITIONAL_SIMPLIFIED);
        assertThat(Trick.between('國', '国')).contains(Trick.TRADITIONAL_SIMPLIFIED);
    }

    @Test
    void seesNoTrickInWhatPlainCopyingProduces() {
        assertThat(Trick.between('國', '國')).isEmpty();
        assertThat(Trick.between('н', 'н')).isEmpty();
        assertThat(Trick.between('A', 'a')).isEmpty();
        assertThat(Trick.between('É', 'e')).isEmpty();
        assertThat(Trick.between('e', 'é')).isEmpty();
        assertThat(Trick.between('ａ', 'a')).isEmpty();
        assertThat(Trick.between('а', 'a')).isEmpty();
        assertThat(Trick.between('0', 'o')).isEmpty();
    }

    @Test
    void invisibleIsWhatNobodySeesButNotSoftHyphens() {
        assertThat("\u200B\u200C\u200D\u2060\uFEFF\u3164".codePoints()).allMatch(Trick::isInvisible);
        assertThat("a \n\u00AD国".codePoints()).noneMatch(Trick::isInvisible);
    }
}
