package dev.colophon.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.store.PlaceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An answer counts for the copies that it names, and decides nothing about others. */
class AnsweredCopiesIT extends AnsweredNotices {

    /** An answer counts for the copies that it names, and for no other. */
    @Test
    @Tag("full")
    void anAnswerCountsForTheCopiesThatItNames() throws IOException {
        sent();
        String second = json("notice", "show", "N-1", "--json")
                .getFirst()
                .at("/items/1/url")
                .asText();
        JsonNode removed = imported(
                mail("removed.eml", "From: h@host.example\nSubject: N-1\n\nWe have removed " + second + ".\n"),
                "--as",
                "removed");
        assertThat(removed.get("copies").toString()).isEqualTo("[2]");
        assertThat(removed.get("looks").asInt()).isEqualTo(1);
        String all = mail("all.eml", "From: h@host.example\nSubject: N-1\n\nAll of it has been removed.\n");
        assertThat(answer(all, "--as", "removed", "--copy", "7").err())
                .contains("--copy: N-1 names no copy `7`: say a number from 1 to 3");
        assertThat(answer(all, "--as", "acknowledgement", "--copy", "2").err()).contains("is about the whole notice");
        assertThat(answer(all, "--as", "removed").out())
                .contains("it names none of the copies by address or number, and counts for all 3");
        assertThat(imported(all, "--as", "removed", "--copy", "3").get("copies").toString())
                .as("a person corrects what it is about")
                .isEqualTo("[3]");
        assertThat(imported(all, "--as", "removed").get("copies").toString())
                .as("the same again tells what was said of it")
                .isEqualTo("[3]");
        String some = mail(
                "some.eml", "From: h@host.example\nSubject: N-1\n\nWe have removed everything except " + second + "\n");
        Cli.Result unclear = answer(some, "--as", "removed");
        assertThat(unclear.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unclear.err()).contains("it names no. 2 of the 3 copies of N-1", "--copy 2");
        for (String part : List.of(
                "Copies 1 and 2 have been removed. Copy no. 3 has not been removed.",
                "Copies 1, 2 have been removed. Copy 3 stays online.",
                "Copy no. 7 has been removed.",
                "Copies 0-9999 have been removed.",
                "Two of the three links have been removed.",
                "除第3项外，其余链接已删除。",
                "第1、2项链接已删除，第3项链接不予删除。")) {
            Cli.Result asked = answer(
                    mail(
                            "part.eml",
                            "From: h@host.example\nSubject: N-1\nContent-Type: text/plain; charset=utf-8\n\n" + part
                                    + "\n"),
                    "--as",
                    "removed");
            assertThat(asked.exitCode()).as(part).isEqualTo(ExitCode.USAGE);
            assertThat(asked.err()).as(part).contains("--copy ").hasSizeLessThan(400);
        }
        String contested = mail("counter.eml", counterAbout(second));
        assertThat(imported(contested, "--as", "counter-notice").get("copies").toString())
                .isEqualTo("[2]");
        JsonNode status = json("notice", "status", "N-1", "--json").getFirst();
        assertThat(status.get("state").asText()).isEqualTo("COUNTERED");
        assertThat(status.get("copies").findValuesAsText("state"))
                .containsExactly("SENT", "COUNTERED", "REMOVAL_CLAIMED");
        assertThat(status.at("/answers/0/copies").toString()).isEqualTo("[2]");
        eachGroupIsTold();
        assertThat(suit("--by", "letter").exitCode()).isZero();
        assertThat(json("notice", "status", "N-1", "--json")
                        .getFirst()
                        .get("copies")
                        .findValuesAsText("state"))
                .containsExactly("SENT", "STAYS_DOWN", "REMOVAL_CLAIMED");
    }

    /** As those who handle abuse write addresses, and where a machine has answered. */
    @Test
    @Tag("full")
    void addressesThatNobodyOpensByAccidentNameCopies() throws IOException {
        sent();
        String second = json("notice", "show", "N-1", "--json")
                .getFirst()
                .at("/items/1/url")
                .asText();
        String bare = second.substring("http://".length());
        for (String written : List.of(bare, "hxxp://" + bare.replace(".", "[.]"))) {
            JsonNode removed = imported(
                    mail("bare.eml", "From: h@host.example\nSubject: N-1\n\nWe have removed " + written + ".\n"),
                    "--as",
                    "removed");
            assertThat(removed.get("copies").toString()).as(written).isEqualTo("[2]");
        }
        JsonNode said = imported(
                mail("one.eml", "From: h@host.example\nSubject: N-1\n\nThat has been removed.\n"),
                "--as",
                "removed",
                "--copy",
                second.replace("http:", "HTTP:") + "#top");
        assertThat(said.get("copies").toString()).isEqualTo("[2]");
        JsonNode automatic = imported(
                mail(
                        "automatic.eml",
                        "From: h@host.example\nSubject: N-1\nAuto-Submitted: auto-replied\n\nRemoved: " + second
                                + "\n"),
                "--as",
                "removed");
        assertThat(automatic.get("copies").toString()).isEqualTo("[2]");
        assertThat(automatic.get("doubts").toString())
                .contains("a machine answered before anybody had read the notice");
    }

    /** What nobody has said or seen to be removed does not come back, and each counter-notice says of which copies it is. */
    @Test
    @Tag("full")
    void whatWasNeverRemovedIsNotSaidToComeBack() throws IOException {
        sent();
        JsonNode items = json("notice", "show", "N-1", "--json").getFirst().get("items");
        Cli.Result contested =
                answer(mail("counter.eml", counterAbout(items.at("/1/url").asText())), "--as", "counter-notice");
        String unsure = "nobody has said or seen that the content was taken down; if it was, your silence brings";
        assertThat(contested.out()).contains(unsure);
        assertThat(run("case", "show", "K-1").out()).contains(unsure, "(no. 2) the user: a counter-notice");
        JsonNode shown = json("case", "show", "K-1", "--json").getFirst();
        assertThat(shown.at("/notices/0/bothSides/takenDown").asBoolean()).isFalse();
        assertThat(shown.at("/notices/0/bothSides/answers/0/copies").toString()).isEqualTo("[2]");
        assertThat(shown.get("events").findValues("copies").toString()).isEqualTo("[[2]]");
        run(
                "answer",
                "import",
                mail("gone.eml", "From: h@host.example\nSubject: N-1\n\nRemoved: copy 1\n"),
                "--as",
                "removed",
                "--notice",
                "N-1");
        assertThat(run("case", "show", "K-1").out()).as("of another copy").contains(unsure);
    }

    /** No head line tells one phase for copies that stand apart. */
    private void eachGroupIsTold() throws IOException {
        String english = "copy 1: sent; copy 2: countered; copy 3: removal claimed";
        String chinese = "第 1 个：已发送；第 2 个：用户已答复；第 3 个：对方称已移除";
        for (List<String> command : List.of(
                List.of("notice", "status", "N-1"),
                List.of("notice", "show", "N-1"),
                List.of("notice", "list"),
                List.of("case", "show", "K-1"))) {
            assertThat(run(command.toArray(String[]::new)).out())
                    .contains("N-1  " + english)
                    .doesNotContain("N-1  countered");
            assertThat(run(Stream.concat(command.stream(), Stream.of("--lang", "zh"))
                                    .toArray(String[]::new))
                            .out())
                    .contains("N-1  " + chinese);
        }
        JsonNode copies = json("case", "show", "K-1", "--json").getFirst().at("/notices/0/copies");
        assertThat(copies.findValuesAsText("state")).containsExactly("SENT", "COUNTERED", "REMOVAL_CLAIMED");
        assertThat(copies.get(1).get("numbers").toString()).isEqualTo("[2]");
        assertThat(json("notice", "list", "--json").getFirst().get("copiesApart"))
                .isEqualTo(copies);
    }

    @Test
    void copiesThatStandAlikeAreToldAsOne() throws IOException {
        sent();
        String all = mail("all.eml", "From: h@host.example\nSubject: N-1\n\nAll of it has been removed.\n");
        for (String copy : List.of("1", "2", "3")) {
            imported(
                    mail("one%s.eml".formatted(copy), Files.readString(Path.of(all)) + copy),
                    "--as",
                    "removed",
                    "--copy",
                    copy);
        }
        assertThat(run("case", "show", "K-1").out()).contains("N-1  removal claimed  ");
        assertThat(run("notice", "status", "N-1").out()).contains("N-1  removal claimed  ");
        assertThat(json("notice", "status", "N-1", "--json").getFirst().has("copies"))
                .isFalse();
        assertThat(json("case", "show", "K-1", "--json")
                        .getFirst()
                        .at("/notices/0")
                        .has("copies"))
                .isFalse();
    }

    /** Whoever tells of something else is asked what they mean; what is surely a copy's address is one. */
    @Test
    void whatIsSaidOfAnotherAddressDecidesNothing() throws IOException {
        sent();
        String elsewhere = "https://pirate.example/else";
        String removed = removed("else.eml", "We have removed %s (ticket 7).".formatted(elsewhere));
        Cli.Result asked = answer(removed, "--as", "removed");
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err())
                .contains("it names https://pirate.example/else, and N-1 does not:"
                        + " say which of the 3 copies it is about, with --copy 1 or others, or --copy all");
        assertThat(answer(mail("counter.eml", counterAbout(elsewhere)), "--as", "counter-notice")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(state()).isEqualTo("SENT");
        JsonNode all = imported(removed, "--as", "removed", "--copy", "all");
        assertThat(all.has("copies")).isFalse();
        assertThat(all.get("state").asText()).isEqualTo("REMOVAL_CLAIMED");
        assertThat(imported(removed, "--as", "removed").get("known").asBoolean())
                .as("the same again asks nothing")
                .isTrue();
        assertThat(imported(
                                removed("below.eml", "Everything was removed.\n-- \nhttps://host.example/"),
                                "--as",
                                "removed")
                        .has("copies"))
                .as("a site below a letter is no copy")
                .isFalse();
    }

    @Test
    void whatIsSurelyTheAddressOfACopyIsOne() throws IOException {
        sent();
        String written = url("/b.txt").replace("http:", "HTTPS:") + "?utm_source=mail#top";
        assertThat(imported(removed("b.eml", "We have removed <%s>.".formatted(written)), "--as", "removed")
                        .get("copies")
                        .toString())
                .isEqualTo("[2]");
        String brief = "https://s.example/c";
        change(
                "insert into place (key, uri, state, priority, due_at, attempts, every_ms) values ('%s', '%s', 'LOCAL', 0, 0, 0, 0)"
                        .formatted(PlaceKey.of(brief), brief));
        change(
                "insert into observation (id, place, at, outcome, status, cause) values ('o', '%s', 1, 'MOVED', 302, 'it redirects to %s')"
                        .formatted(PlaceKey.of(brief), url("/c.txt")));
        assertThat(imported(removed("c.eml", "We have removed %s.".formatted(brief)), "--as", "removed")
                        .get("copies")
                        .toString())
                .isEqualTo("[3]");
    }

    /** Mails of HTML alone, and mails whose text nobody can read. */
    @Test
    @Tag("full")
    void aLinkNamesItsCopyAndWhatNobodyCanReadNamesNone() throws IOException {
        sent();
        String html = mail(
                "link.eml",
                "From: h@host.example\nSubject: N-1\nContent-Type: text/html\n\n<p>We have removed <a href=\"%s\">this file</a>.\n"
                        .formatted(url("/b.txt")));
        assertThat(imported(html, "--as", "removed").get("copies").toString()).isEqualTo("[2]");
        String broken = mail(
                "broken.eml",
                "From: h@host.example\nSubject: N-1\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nV2UgaGF2ZSByZW1vdmVkI%%%%\n");
        Cli.Result asked = answer(broken, "--notice", "N-1", "--as", "removed");
        assertThat(asked.exitCode()).as(asked.out()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err()).contains("its text could not be decoded", "--copy 1 or others, or --copy all");
        assertThat(imported(broken, "--notice", "N-1", "--as", "removed", "--copy", "3")
                        .get("copies")
                        .toString())
                .isEqualTo("[3]");
    }

    /** Where nobody can tell which copies are meant, a person is asked, and nothing is stored. */
    @Test
    @Tag("full")
    void whatNobodyHasReadDecidesNothing() throws IOException {
        sent();
        String b = url("/b.txt");
        String notice = "Notification of claimed infringement, 17 U.S.C. § 512(c)(3)(A)\n\n" + everyCopy();
        Map<String, String> unclear = Map.of(
                "no words of its own", notice + "\n\nWe have removed " + b,
                "some words of it are about a part",
                        "> 2. %s\nWe have removed this one.\n> 3. x\nThis stays online.".formatted(b),
                "or say that something else was done",
                        "We have removed %s.\n%s has been restored: its user objects.".formatted(b, url("/c.txt")));
        for (Map.Entry<String, String> one : unclear.entrySet()) {
            Cli.Result asked = answer(removed("unclear.eml", one.getValue()), "--as", "removed");
            assertThat(asked.exitCode()).as(one.getKey() + asked.out()).isEqualTo(ExitCode.USAGE);
            assertThat(asked.err()).contains(one.getKey());
        }
        String letter = mail("letter.eml", """
                From: h@host.example
                Subject: N-1
                Content-Type: multipart/mixed; boundary=x

                --x

                See our letter.
                --x
                Content-Type: application/pdf; name=letter.pdf

                %PDF
                --x--
                """);
        assertThat(answer(letter, "--as", "removed").err()).contains("was not opened (letter.pdf)", "--copy all");
        String cut = removed("cut.eml", "We have removed %s.\n%s".formatted(b, "x y z\n".repeat(200_000)));
        assertThat(answer(cut, "--as", "removed").err()).contains("not to its end", "--copy all");
        assertThat(state()).isEqualTo("SENT");
    }

    private String removed(String name, String words) throws IOException {
        return mail(name, "From: h@host.example\nSubject: N-1\n\n%s\n".formatted(words));
    }
}
