package dev.colophon.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void charactersOfChinaTakeTwoCellsAndMarksNone() {
        assertThat(Columns.width("work")).isEqualTo(4);
        assertThat(Columns.width("作品")).isEqualTo(4);
        assertThat(Columns.width("（音频 0:12）：")).isEqualTo(15);
        assertThat(Columns.width("бүтээл")).isEqualTo(6);
        assertThat(Columns.width("cafe\u0301")).isEqualTo(4);
        assertThat(Columns.width("한글😀")).isEqualTo(6);
    }

    @Test
    void whatFollowsALabelStandsInItsColumn() {
        assertThat(Columns.label("work", 10)).isEqualTo("work      ");
        assertThat(Columns.label("发现记录", 10)).isEqualTo("发现记录  ");
        assertThat(Columns.label("a longer label", 10)).isEqualTo("a longer label ");
    }

    @Test
    void aTextIsCutWhereItsCellsEnd() {
        assertThat(Columns.cut("scanning", 4)).isEqualTo("scan");
        assertThat(Columns.cut("正在扫描", 5)).isEqualTo("正在");
        assertThat(Columns.cut("正在", 10)).isEqualTo("正在");
        assertThat(Columns.cut("😀😀", 3)).isEqualTo("😀");
    }
}
