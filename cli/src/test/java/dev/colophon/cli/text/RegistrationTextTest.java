package dev.colophon.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.media.walk.FolderSelection.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationTextTest {

    @Test
    void whatWasLeftOutIsCountedInWords() {
        assertThat(RegistrationText.leftOut(1, Reason.ENDING, Language.ENGLISH))
                .isEqualTo("1 text with another ending");
        assertThat(RegistrationText.leftOut(2, Reason.ENDING, Language.ENGLISH))
                .isEqualTo("2 texts with other endings");
        assertThat(RegistrationText.leftOut(1, Reason.PLAYLIST, Language.ENGLISH))
                .isEqualTo("1 playlist");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasItsWords(Reason reason) {
        assertThat(RegistrationText.leftOut(3, reason, Language.ENGLISH))
                .startsWith("3 ")
                .doesNotContain("_");
    }
}
