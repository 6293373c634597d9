package dev.colophon.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.benchmark.machine.Numbers;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PlotTest {

    @Test
    void isWellFormedWhateverTheNames() throws Exception {
        String svg = new Plot(Axis.log("a & b", 1e-6, 1), Axis.percent("<share>", 0, 1))
                .line("\"quoted\" & <odd>", List.of(new Plot.Point(1e-7, 0.2), new Plot.Point(0.5, 3)), true)
                .guide("guide", List.of(new Plot.Point(1e-6, 0), new Plot.Point(1, 1)))
                .mark("here", 1e-3)
                .svg();
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(document.getDocumentElement().getTextContent()).contains("\"quoted\" & <odd>", "10⁻⁶", "<share>");
    }

    @Test
    void ticksAreRoundNumbers() {
        assertThat(Axis.linear("", 0, 87).ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
        assertThat(Axis.log("", 0.001, 10).ticks()).hasSize(5);
        assertThat(Axis.percent("", 0, 1).text(0.2)).isEqualTo("20 %");
    }

    @Test
    void numbersSayNoMoreThanTheyKnow() {
        assertThat(Numbers.plain(0)).isEqualTo("0");
        assertThat(Numbers.plain(12.04)).isEqualTo("12");
        assertThat(Numbers.plain(1_234.4)).isEqualTo("1,234");
        assertThat(Numbers.plain(0.0123)).isEqualTo("0.012");
        assertThat(Numbers.plain(100)).isEqualTo("100");
        assertThat(Numbers.plain(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.quantile(List.of(3.0, 1.0, 2.0), 0.5)).isEqualTo(2);
    }
}
