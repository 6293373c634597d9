package dev.colophon.cases.notice.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTokenTest {

    @Test
    void anAddressIsShownWithoutWhatNobodyCanGuess() {
        String token = AnswerToken.random().text();
        assertThat(AnswerToken.masked("Answer at https://rights.example.org/answer/" + token + "\nor /answer/" + token
                        + "?say=gone."))
                .isEqualTo("Answer at https://rights.example.org/answer/•••\nor /answer/•••?say=gone.");
        assertThat(AnswerToken.masked("/answer/short, /answers")).isEqualTo("/answer/short, /answers");
    }
}
