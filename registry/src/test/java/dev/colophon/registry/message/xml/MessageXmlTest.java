package dev.colophon.registry.message.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.work.RegistryException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageXmlTest {

    private static final MessageXml.Format FORMAT =
            new MessageXml.Format(Set.of("List"), Set.of("Record"), UnaryOperator.identity());

    @TempDir
    Path folder;

    /** Keeps what it is told, as names with their texts. */
    private static final class Told implements MessageXml.Receiver {

        private final List<MessageElement> records = new ArrayList<>();
        private final List<Long> oversized = new ArrayList<>();

        @Override
        public void root(MessageElement root, String namespace) {
            assertThat(root.children()).isEmpty();
        }

        @Override
        public void record(MessageElement record) {
            records.add(record);
        }

        @Override
        public void oversized(MessageElement withoutContent) {
            oversized.add(withoutContent.line());
        }
    }

    private Told read(byte[] message) throws Exception {
        Told told = new Told();
        MessageXml.read(Files.write(folder.resolve("message.xml"), message), FORMAT, told);
        return told;
    }

    private Told read(String message) throws Exception {
        return read(message.getBytes(UTF_8));
    }

    @Test
    void recordsAreGivenWholeAndOthersPassedOver() throws Exception {
        Told told = read("""
                <a:Root xmlns:a="urn:a">
                <List><Record n="1"><T> one &amp; <![CDATA[<two>]]> </T><T>three</T></Record>
                <Other><Record/></Other></List>
                <Record/>
                </a:Root>
                """);
        assertThat(told.records).hasSize(2);
        MessageElement record = told.records.getFirst();
        assertThat(record.line()).isEqualTo(2);
        assertThat(record.attribute("n")).contains("1");
        assertThat(record.texts("T")).containsExactly("one & <two>", "three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "GB18030", "Shift_JIS"})
    void itIsReadInTheEncodingThatItSays(String encoding) throws Exception {
        String message = "<?xml version=\"1.0\" encoding=\"%s\"?><R><Record>最後の葉</Record></R>".formatted(encoding);
        assertThat(read(message.getBytes(Charset.forName(encoding))).records)
                .extracting(MessageElement::text)
                .containsExactly("最後の葉");
    }

    /** The JDK counts characters like these over the whole file. */
    @Test
    void manyAmpersandsAreNoAttack() throws Exception {
        String record = "<Record>" + "&amp;&lt;&#65;".repeat(100) + "</Record>\n";
        assertThat(read("<R>" + record.repeat(2_000) + "</R>").records).hasSize(2_000);
    }

    static Stream<String> hostile() {
        String bomb =
                "<!DOCTYPE R [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><R><Record>&b;</Record></R>";
        return Stream.of(
                "",
                "<",
                "<R>",
                "<R><Record></R>",
                "<R></R><R></R>",
                "<R>\u0001</R>",
                "<R><Record a='1' a='2'/></R>",
                "<?xml version='1.0' encoding='none-such'?><R/>",
                bomb,
                "<!DOCTYPE R SYSTEM \"file:///etc/passwd\"><R/>",
                "<!DOCTYPE R [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><R><Record>&x;</Record></R>",
                "<R><Record>&undefined;</Record></R>",
                "<R>" + "<Record>".repeat(1_000) + "</Record>".repeat(1_000) + "</R>",
                "<R>" + "<Other>".repeat(1_000) + "</Other>".repeat(1_000) + "</R>",
                "<R><Record a='" + "x".repeat(3 << 20) + "'/></R>",
                "<R><!--" + "x".repeat(3 << 20) + "--></R>",
                "<R><" + "x".repeat(3 << 20) + "/></R>",
                "<R><Record " + attributes(10_000) + "/></R>");
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append('a').append(i).append("='' ");
        }
        return attributes.toString();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatIsMalformedOrMeantToHarmGetsOneLine(String message) {
        assertThatThrownBy(() -> read(message))
                .isInstanceOf(RegistryException.class)
                .satisfies(refused -> assertThat(refused.getMessage())
                        .startsWith("cannot read ")
                        .doesNotContain("\n", "root:")
                        .hasSizeLessThan(400));
    }

    @Test
    void itSaysWhereItIsNotWellFormed() {
        assertThatThrownBy(() -> read("<R>\n<Record>\n</R>"))
                .hasMessageContaining("not well-formed XML at line 3, column");
    }

    @Test
    void aRecordThatIsTooLongCostsNoOther() throws Exception {
        String many = "<T/>".repeat(30_000);
        String longer = "x".repeat(1 << 16) + "<T/>";
        Told told = read("<R>\n<Record>" + many + "</Record>\n<Record>" + longer.repeat(40)
                + "</Record>\n<Record>fine</Record></R>");
        assertThat(told.oversized).containsExactly(2L, 3L);
        assertThat(told.records).extracting(MessageElement::text).containsExactly("fine");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> MessageXml.root(folder.resolve("none.xml")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("no such file; check the name");
    }
}
