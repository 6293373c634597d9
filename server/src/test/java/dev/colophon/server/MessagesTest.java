package dev.colophon.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.view.Tongue;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern SAID = Pattern.compile("(?:frame|words)\\.say\\(\"([a-z0-9.-]+)\"[,)]");

    /** Keys of which a part is put in. */
    private static final List<String> FAMILIES = List.of(
            "nav.",
            "state.",
            "grade.",
            "outcome.",
            "choice.",
            "policy.",
            "job.",
            "refused.",
            "use.",
            "webhooks.tried.",
            "notice.tab.",
            "dispute.kind.",
            "bundle.",
            "proof.",
            "source.kind.",
            "every.",
            "sources.done.",
            "watch.",
            "work.done.",
            "licensed-use.",
            "condition.",
            "share.",
            "contest.",
            "licence-state.",
            "licence.done.",
            "offer-state.",
            "policies.done.",
            "match-kind.",
            "condition-unit.",
            "condition-side.",
            "condition-of.",
            "relator.",
            "public-act.",
            "audit.",
            "page.",
            "look.",
            "says.",
            "said-by.",
            "compare.absent.",
            "refused.file.",
            "role.",
            "scope.",
            "admin.",
            "second.done.",
            "second.will.",
            "group.state.",
            "group.done.",
            "group.obstacle.",
            "key.",
            "inbox.sort.",
            "answer.");

    private static Set<String> said() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String root : List.of("src/main/jte", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    SAID.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
                }
            }
        }
        return keys;
    }

    @Test
    void eachLanguageSaysAllThatIsSaid() throws IOException {
        assertThat(said()).hasSizeGreaterThan(80);
        for (Tongue tongue : Tongue.ALL) {
            assertThat(tongue.keys())
                    .as(tongue.tag())
                    .isEqualTo(Tongue.ENGLISH.keys())
                    .containsAll(said());
        }
    }

    @Test
    void nothingIsWrittenThatNobodySays() throws IOException {
        String all = "";
        for (String root : List.of("src/main/jte", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all += Files.readString(file);
                }
            }
        }
        for (String key : Tongue.ENGLISH.keys()) {
            boolean ofFamily = FAMILIES.stream().anyMatch(key::startsWith);
            assertThat(ofFamily || all.contains("\"" + key + "\"")).as(key).isTrue();
        }
    }

    @Test
    void eachMessageCanBeSaid() {
        for (Tongue tongue : Tongue.ALL) {
            for (String key : tongue.keys()) {
                assertThat(tongue.say(key, 3, 4, 5, 6))
                        .as(tongue.tag() + " " + key)
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
        assertThat(Tongue.ENGLISH.say("inbox.shown", 1)).isEqualTo("One copy");
        assertThat(Tongue.SIMPLIFIED_CHINESE.say("inbox.shown", 12)).isEqualTo("12 个副本");
        assertThat(Tongue.TRADITIONAL_CHINESE.say("inbox.shown", 12)).isEqualTo("12 個副本");
        assertThat(Tongue.MONGOLIAN.say("inbox.shown", 12)).isEqualTo("12 хуулбар");
    }

    /** A page is in one language: what reports say is in that of the page, too. */
    @Test
    void eachTongueSpeaksOneLanguage() {
        assertThat(Tongue.ALL)
                .extracting(tongue -> tongue.report().language().tag())
                .containsExactly("en", "zh", "zh-Hant", "mn");
        assertThat(Tongue.ALL).extracting(tongue -> tongue.say("today.claim")).doesNotHaveDuplicates();
    }

    /** Big5 has no character that is written in simplified script alone. */
    @Test
    void traditionalChineseHasNoSimplifiedCharacter() {
        CharsetEncoder traditional = Charset.forName("Big5").newEncoder();
        for (String key : Tongue.TRADITIONAL_CHINESE.keys()) {
            assertThat(Tongue.TRADITIONAL_CHINESE
                            .say(key, 3, 4)
                            .codePoints()
                            .filter(one -> Character.UnicodeScript.of(one) == Character.UnicodeScript.HAN)
                            .mapToObj(Character::toString)
                            .filter(one -> !traditional.canEncode(one)))
                    .as(key)
                    .isEmpty();
        }
    }
}
