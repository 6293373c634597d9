package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.view.Told;
import dev.colophon.server.view.Tongue;
import org.junit.jupiter.api.Test;

class JobWordsTest {

    @Test
    void whyAFileIsNotReadIsToldInTheLanguageOfThePage() {
        String scanned =
                "NO_TEXT: 2 of 2 pages gave no text: empty, pictures alone, or damaged; what stands there was not read;"
                        + " only what is stored as text was searched";
        assertThat(JobWords.told(scanned, Tongue.SIMPLIFIED_CHINESE))
                .isEqualTo(new Told("NO_TEXT: 2 页中有 2 页没有文字：空白、只有图片或已损坏；其中内容未读取，只搜索了以文本保存的内容", "zh-Hans"));
        assertThat(JobWords.told(scanned, Tongue.ENGLISH)).isEqualTo(new Told(scanned, "en"));
        assertThat(JobWords.told("TOO_PLAIN: there is too little in it that sets it apart", Tongue.TRADITIONAL_CHINESE)
                        .text())
                .startsWith("TOO_PLAIN: ")
                .doesNotContain("there is");
        assertThat(JobWords.told(
                                "UNKNOWN_TYPE: a fingerprint is checked, not registered: register the file that it was taken of",
                                Tongue.SIMPLIFIED_CHINESE)
                        .text())
                .isEqualTo("UNKNOWN_TYPE: 是指纹，只用于检查，不能登记：请登记它所取自的文件");
        assertThat(JobWords.told("NEW: nobody has translated this", Tongue.MONGOLIAN))
                .isEqualTo(new Told("NEW: nobody has translated this", "en"));
    }
}
