package dev.colophon.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortIdsTest {

    private static final String FIRST = "01932f6c-8a1b-7c3d-9e4f-a1b2c3d4e5f6";

    @Test
    void areOfTheRandomPart() {
        assertThat(ShortIds.of(List.of(FIRST)).of(FIRST)).isEqualTo("c3d4e5f6");
    }

    @Test
    void areLongEnoughToTellThemApart() {
        String second = "01932f6c-8a1b-7c3d-9e4f-a1b9c3d4e5f6";
        ShortIds ids = ShortIds.of(List.of(FIRST, second, FIRST));
        assertThat(ids.of(FIRST)).isEqualTo("2c3d4e5f6");
        assertThat(ids.of(second)).isEqualTo("9c3d4e5f6");
    }
}
