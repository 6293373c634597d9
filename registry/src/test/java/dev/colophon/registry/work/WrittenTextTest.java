package dev.colophon.registry.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\u202Eelpmaxe",
                "Ada\u2066x\u2069",
                "Ada\u200B",
                "Ada\u0007",
                "Ada\u001B[31m",
                "Ada\u2028Bo",
                "Ada\uFEFF",
                "Ada\uE000",
                "\u3164",
                "Ada\u00ADBo",
                "\u200E"
            })
    void whatCannotBeSeenIsRefused(String text) {
        assertThatThrownBy(() -> WrittenText.line("name", text, 500)).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> WrittenText.lines("reason", text, 500)).isInstanceOf(RegistryException.class);
    }

    @Test
    void itIsSaidWhatIsThere() {
        assertThatThrownBy(() -> WrittenText.line("owner", "Ada\u202EB", 500))
                .hasMessage(
                        "the owner has characters that cannot be seen (U+202E): write it in one line of plain text");
        assertThatThrownBy(() -> WrittenText.line("owner", "Ada\nBo", 500))
                .hasMessage("the owner has more than one line, or a tab: write it in one line of plain text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王维",
                "می\u200Cخواهم",
                "क्\u200Dष",
                "葛\uDB40\uDD00城",
                "☺\uFE0F",
                "Zoë d'Ångström",
                " Li & Partners "
            })
    void whatScriptsNeedStays(String text) {
        assertThat(WrittenText.line("name", text, 500)).isEqualTo(text.strip());
    }

    @Test
    void whatCouldNotBeReadIsRefusedWithAMessageOfItsOwn() {
        assertThatThrownBy(() -> WrittenText.line("owner", "Zo\uFFFD", 500))
                .hasMessage("the owner has a character that cannot be read (U+FFFD): write it in UTF-8");
        assertThatThrownBy(() -> WrittenText.lines("reason", "Zo\uFFFD", 500)).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> WorkDetails.title("Zo\uFFFD"))
                .hasMessage("the title has a character that cannot be read (U+FFFD): write it in UTF-8");
    }

    @Test
    void aDescriptionIsCutAsATitleWhereASentenceOrAWordEnds() {
        assertThat(WorkDetails.titleOf(" Mountain\nLake ")).isEqualTo("Mountain Lake");
        String title = "a".repeat(150) + " " + "b".repeat(49);
        assertThat(WorkDetails.titleOf(title)).isEqualTo(title);
        String first = "The lake below the mountain at dusk, seen from the northern shore.";
        assertThat(WorkDetails.titleOf(first + " Taken in May. " + "It was cold and we waited. ".repeat(50)))
                .startsWith(first)
                .endsWith("we waited.")
                .hasSizeLessThanOrEqualTo(200);
        assertThat(WorkDetails.titleOf("lake mountain ".repeat(100)))
                .endsWith("mountain…")
                .hasSizeBetween(180, 200);
        assertThat(WorkDetails.titleOf("\uD83C\uDFD4".repeat(300)))
                .endsWith("\uD83C\uDFD4…")
                .hasSizeBetween(190, 200);
        assertThat(WorkDetails.titleOf("湖".repeat(300))).endsWith("湖…").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void aReasonMayHaveLines() {
        assertThat(WrittenText.lines("reason", "one\r\n\ttwo\n", 500)).isEqualTo("one\r\n\ttwo");
    }

    @Test
    void anOwnerIsALine() {
        assertThatThrownBy(() -> new WorkDetails("Ada\u202E", Optional.empty(), Optional.empty(), List.of()))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("U+202E");
    }

    @Test
    void aTitleIsOneLine() {
        assertThat(WorkDetails.title(" The\r\n\tLast\u2028Leaf\n")).isEqualTo("The Last Leaf");
        assertThat(new WorkDetails("Ada", Optional.of("T\nU"), Optional.empty(), List.of()).title())
                .contains("T U");
    }
}
