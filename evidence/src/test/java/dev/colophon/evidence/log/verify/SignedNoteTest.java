package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedNoteTest {

    private static final String LINE = "\u2014 example.com/log AAAAAQID\n";

    @Test
    void verifiesTheExampleOfTheSpecification() throws IOException {
        Path folder = Vectors.folder("c2sp");
        VerifierKey key = VerifierKey.parse(Files.readString(folder.resolve("signed-note.vkey")));
        byte[] bytes = Files.readAllBytes(folder.resolve("signed-note.txt"));
        SignedNote note = SignedNote.parse(bytes);

        assertThat(key.toString() + "\n").isEqualTo(Files.readString(folder.resolve("signed-note.vkey")));
        assertThat(Integer.toHexString(key.id())).isEqualTo("530d903a");
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.bytes()).isEqualTo(bytes);
        assertThat(note.signatures()).singleElement().satisfies(line -> {
            assertThat(line.isBy(key)).isTrue();
            assertThat(key.signed(note.text().getBytes(UTF_8), line.signature()))
                    .isTrue();
            assertThat(key.signed("This is an example message!\n".getBytes(UTF_8), line.signature()))
                    .isFalse();
        });
    }

    @Test
    void separatesAtTheLastEmptyLine() {
        SignedNote note = SignedNote.parse(("one\n\ntwo\n\n" + LINE + LINE).getBytes(UTF_8));
        assertThat(note.text()).isEqualTo("one\n\ntwo\n");
        assertThat(note.signatures()).hasSize(2);
    }

    @Test
    void replacesASignatureBySameKey() {
        SignedNote note = SignedNote.parse(("text\n\n" + LINE).getBytes(UTF_8));
        NoteSignature newer = new NoteSignature("example.com/log", 1, new byte[] {9});
        NoteSignature other = new NoteSignature("example.com/log", 2, new byte[] {9});
        assertThat(note.signatures().getFirst().keyId()).isEqualTo(0x00000001);
        assertThat(note.with(List.of(newer, other)).signatures()).containsExactly(newer, other);
    }

    @Test
    void readsSixteenPostQuantumSignatures() {
        StringBuilder note = new StringBuilder("text\n\n");
        for (int i = 0; i < 16; i++) {
            note.append(new NoteSignature("witness.example/" + i, i, new byte[8 + 2420]).line())
                    .append('\n');
        }
        assertThat(SignedNote.parse(note.toString().getBytes(UTF_8)).signatures())
                .hasSize(16);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no signature       | text\\n\\n                                      | 1 to 64 signatures
                    no empty line      | text\\n— example.com/log AAAAAQID\\n           | not a signed note
                    cut                | text\\n\\n— example.com/log AAAAAQID            | may have been cut
                    a hyphen           | text\\n\\n- example.com/log AAAAAQID\\n         | must read `— name base64`
                    no name            | text\\n\\n—  AAAAAQID\\n                        | 1 to 255 bytes
                    a plus             | text\\n\\n— a+b AAAAAQID\\n                     | plus signs
                    no base64          | text\\n\\n— a AAA*AQID\\n                       | base64
                    no padding         | text\\n\\n— a AAAAAQI\\n                        | base64
                    stray bits         | text\\n\\n— a AAAAAQJ=\\n                       | canonical base64
                    no signature bytes | text\\n\\n— a AAAAAQ==\\n                       | too short
                    a tab              | te\\txt\\n\\n— a AAAAAQID\\n                    | control characters
                    """)
    void refusesWhatIsNoNote(String name, String note, String why) {
        byte[] bytes = note.translateEscapes().getBytes(UTF_8);
        assertThatThrownBy(() -> SignedNote.parse(bytes))
                .as(name)
                .isInstanceOf(LogException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesWhatIsTooLongOrNoUtf8() {
        assertThatThrownBy(() -> SignedNote.parse(("te\u00e4xt\n\n" + LINE).getBytes(ISO_8859_1)))
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> SignedNote.parse(("x".repeat(SignedNote.MAX_BYTES) + "\n\n" + LINE).getBytes(UTF_8)))
                .hasMessageContaining("longer than");
        assertThatThrownBy(() -> SignedNote.parse(("text\n\n" + LINE.repeat(65)).getBytes(UTF_8)))
                .hasMessageContaining("too many signatures");
    }
}
