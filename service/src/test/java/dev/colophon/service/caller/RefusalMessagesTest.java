package dev.colophon.service.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.policy.PolicyParser;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person can be refused by a form is told in four languages, although it is thrown in English. */
class RefusalMessagesTest {

    /** Where what the forms and commands of works, licences, policies, campaigns, sources, accounts, cases and notices call is refused. */
    private static final List<String> FORMS = List.of(
            "registry/src/main/java/dev/colophon/registry/licence",
            "registry/src/main/java/dev/colophon/registry/policy",
            "registry/src/main/java/dev/colophon/registry/work",
            "cases/src/main/java/dev/colophon/cases/campaign",
            "service/src/main/java/dev/colophon/service/source",
            "service/src/main/java/dev/colophon/service/licence",
            "service/src/main/java/dev/colophon/service/offer",
            "service/src/main/java/dev/colophon/service/policy",
            "service/src/main/java/dev/colophon/service/campaign",
            "service/src/main/java/dev/colophon/service/account",
            "service/src/main/java/dev/colophon/service/apikey",
            "service/src/main/java/dev/colophon/service/answer",
            "service/src/main/java/dev/colophon/service/casefile",
            "service/src/main/java/dev/colophon/service/contact",
            "service/src/main/java/dev/colophon/service/draft",
            "service/src/main/java/dev/colophon/service/followup",
            "service/src/main/java/dev/colophon/service/notice",
            "service/src/main/java/dev/colophon/service/resumable",
            "service/src/main/java/dev/colophon/service/sending",
            "service/src/main/java/dev/colophon/service/standing",
            "cases/src/main/java/dev/colophon/cases/file",
            "cases/src/main/java/dev/colophon/cases/notice/stored");

    private static final Pattern THROWN = Pattern.compile("(?:new RegistryException|new"
            + " ServiceException|\\busage|\\brefused)\\(\\s*(?:(?:ServiceException\\.)?Category\\.\\w+,\\s*)?"
            + "(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*)");

    /** What no form sends: an option, or a file, of the command alone. */
    private static final Set<String> OF_COMMAND = Set.of(
            "say whom to add: --provider NAME=SITE,SITE, or --providers FILE",
            "%s: is no table (CSV): %s",
            "%s, lines %d and %d: both name `%s`, with different numbers (%s and %s): leave one",
            "%s: is longer than 4 MiB",
            "%s: is not UTF-8: save it as CSV in UTF-8",
            "%s: cannot be read (%s)",
            "`%s` is no number",
            "`%s` is no precision: write exact, rounded or at-least",
            "%s, line %d: %s",
            "%s: the file of the terms cannot be read: check the name",
            "there is an organisation %s already: choose another name",
            "there is no organisation %s: see `colophon organisation list`",
            "unknown policy `%s`: use %s",
            "it has more than %d identifiers, or more than %d licences");

    /** What is put together of parts, with all that it can be. */
    private static final Map<String, List<String>> COMPOSED = Map.of(
            "unknown word `%s`: %s",
            List.of(
                    "unknown word `x1`: write kinds (whole, partial, altered), media (audio, video, image, text) or"
                            + " uses (stream, download, display), then `in`, `except` or `when`",
                    "unknown word `x1`: between conditions stands `and`, between rules `;`",
                    "unknown word `x1`: begin a rule with block, license, count or none",
                    "unknown word `x1`: use =, !=, <, <=, > or >=",
                    "unknown word `x1`: after `x2` stands a number",
                    "unknown word `x1`: use milliseconds, seconds, minutes, percent or pixels",
                    "unknown word `x1`: after `of` stands reference, copy, audio, video, either or both"),
            "it ends where there should be ",
            List.of(
                    "it ends where there should be a relator: =, !=, <, <=, > or >=",
                    "it ends where there should be a number",
                    "it ends where there should be a unit: milliseconds, seconds, minutes, percent or pixels",
                    "it ends where there should be what it is of"),
            "the %s has %s: write it in %s of plain text",
            List.of(
                    "the x1 has more than one line, or a tab: write it in one line of plain text",
                    "the x1 has characters that cannot be seen (U+x2): write it in one line of plain text",
                    "the x1 has characters that cannot be seen (U+x2): write it in lines of plain text"),
            "%s, and `%s` was sealed before, at %s: `colophon case evidence %s` takes newer proof",
            List.of(
                    "a work was restored at its address after x1 on x2, and `x3` was sealed before, at x4: `colophon case evidence x5` takes newer proof"),
            "`%s` does not say %s: write %s",
            List.of("`x1` does not say what happened: write x2", "`x1` does not say who decided: write x2"),
            "%s is no address of a host that is known here, and nothing was sent to it%s: `colophon contact list` lists them",
            List.of(
                    "x1 is no address of a host that is known here, and nothing was sent to it; the nearest known is x2: `colophon contact list` lists them"),
            "`%s` cannot be licensed: %s: %s",
            List.of(
                    "`x1` cannot be licensed: x2: its owner has nothing of it to license",
                    "`x1` cannot be licensed: x2: settle that first: `colophon works contest x3`"));

    /** Where profiles of procedures are refused. */
    private static final List<String> PROFILES = List.of(
            "cases/src/main/java/dev/colophon/cases/yaml/YamlNode.java",
            "cases/src/main/java/dev/colophon/cases/yaml/YamlFile.java",
            "cases/src/main/java/dev/colophon/cases/regime");

    /** Before it stands the file, and mostly the line. */
    private static final Pattern FAULT =
            Pattern.compile("(?:\\bfault|YamlFault|refused\\.add)\\([^\";]*?(\"(?:[^\"\\\\]|\\\\.)*\")");

    /** Those that begin with the file themselves, and those that are put together. */
    private static final Map<String, List<String>> PROFILE_FAULTS = Map.of(
            "this is not YAML: ",
            List.of("x8.yaml:9: this is not YAML: x1"),
            "%s is expected here, not '%s'",
            List.of(
                    "x8.yaml:9: an id such as cn-ec-2018 is expected here, not 'x1'",
                    "x8.yaml:9: a country such as CN is expected here, not 'x1'",
                    "x8.yaml:9: a language such as zh is expected here, not 'x1'"),
            "%s: %s: a profile is a file of its own, so put it there itself",
            List.of(
                    "x1: it is a link: a profile is a file of its own, so put it there itself",
                    "x1: it is no file: a profile is a file of its own, so put it there itself"),
            "%s: cannot be read: %s",
            List.of("x1: cannot be read: x2"),
            "%s: more than %d profiles: none of it is used",
            List.of("x1: more than x2 profiles: none of it is used"));

    private static List<String> thrown(List<String> folders, Pattern pattern) throws IOException {
        List<String> all = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of("..").resolve(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher found = pattern.matcher(Files.readString(file));
                    while (found.find()) {
                        all.add(found.group(1)
                                .replaceAll("\"\\s*\\+\\s*\"", "")
                                .replaceAll("^\"|\"$", "")
                                .translateEscapes());
                    }
                }
            }
        }
        return all;
    }

    /** As it would be thrown. */
    private static String filled(String written) {
        Matcher holes = Pattern.compile("%(?:\\d\\$)?[sd]").matcher(written);
        int[] count = {0};
        return holes.replaceAll(_ -> "x" + ++count[0]).replace("%%", "%").replace("`x1`x2:", "`x1` of x2:");
    }

    private static void isTold(String sentence) {
        Message line = new ServiceException(Category.REFUSED, sentence).line();
        assertThat(line).as(sentence).hasToString(sentence);
        assertThat(line.key()).as(sentence).startsWith("refusal.told.");
        for (Language language : Language.all()) {
            String told = line.in(language);
            assertThat(told).as(language.tag()).isNotBlank();
            if (!language.equals(Language.ENGLISH)) {
                assertThat(told).as(language.tag()).isNotEqualTo(sentence);
                Pattern.compile("x\\d").matcher(sentence).results().forEach(value -> {
                    if (told.length() > 0 && !sentence.contains("`colophon")) {
                        assertThat(told).as(language.tag()).contains(value.group());
                    }
                });
            }
        }
    }

    @Test
    void whatIsThrownForAFormIsToldInEachLanguage() throws IOException {
        List<String> all = thrown(FORMS, THROWN);
        assertThat(all).hasSizeGreaterThan(60);
        for (String sentence : all) {
            if (!OF_COMMAND.contains(sentence) && !sentence.startsWith(": ")) {
                COMPOSED.getOrDefault(sentence, List.of(filled(sentence))).forEach(RefusalMessagesTest::isTold);
            }
        }
    }

    /** It was told in English. */
    @Test
    void whatIsWrongInAProfileIsToldInEachLanguage() throws IOException {
        List<String> all = thrown(PROFILES, FAULT);
        assertThat(all).hasSizeGreaterThan(30);
        for (String sentence : all) {
            PROFILE_FAULTS
                    .getOrDefault(sentence, List.of("x8.yaml:9: " + filled(sentence)))
                    .forEach(RefusalMessagesTest::isTold);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule 2: a rule is empty: begin it with block, license, count or none",
                "refused: ftp is not an absolute URL (rule url)",
                "`mars` is no share: write 25%, 12.5%, or basis points such as 2500",
                "the owner is blank: give a name",
                "no copy can meet `> 3 seconds`: seconds are of sound and film, pixels of pictures, and `video` and"
                        + " `both` of film",
                "`a*b` is no day: write it like 2027-01-31, or never"
            })
    void sentencesWithinSentencesAreToldToo(String sentence) {
        isTold(sentence);
    }

    @Test
    void whatIsFilledInStaysAsItWasTyped() {
        Message line = new ServiceException(
                        Category.REFUSED,
                        "unknown territory `owner`: write two letters of ISO 3166-1, such as DE, or worldwide")
                .line();
        assertThat(line.arguments()).containsExactly("owner");
        assertThat(ServiceException.told(new RegistryException("nobody has written this down"))
                        .key())
                .isEqualTo("verbatim");
    }

    @Test
    void realRefusalsOfTheModulesBelowAreTold() {
        for (Runnable refused : List.<Runnable>of(
                () -> PolicyParser.parse("block when > 30 seconds audio; nonsense"),
                () -> Host.parse("not a host"),
                () -> WrittenText.line("title", " ", 10),
                () -> WrittenText.line("title", "two\nlines", 100))) {
            try {
                refused.run();
                assertThat(false).as("refused").isTrue();
            } catch (RegistryException e) {
                Message line = ServiceException.told(e);
                assertThat(line.key()).as(e.getMessage()).startsWith("refusal.told.");
                assertThat(line).hasToString(e.getMessage());
            }
        }
    }
}
