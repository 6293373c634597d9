package dev.colophon.cli.record;

import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.Schemas;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was done is published in the forms of others, each by its schema, and of nobody more than a host. */
class PublicFormsIT extends ConfirmedCopies {

    private static final String[] LUMEN = {"--as", "lumen", "--organisation", "Example Rights Society"};
    private static final String[] EC44 = {"--as", "ec44", "--organisation", "示例商城", "--platform-site", "127.0.0.1"};
    private static final String[] DSA = {
        "--as", "dsa", "--platform-site", "127.0.0.1", "--legal-ground", "Article L335-3 CPI", "--territory", "fr,be"
    };

    /** A notice about one copy leaves by letter, the copy is seen gone, and the user answers. */
    private void sent() throws IOException {
        run("case", "open", "--all");
        describeOwner();
        files.put("/b.txt", "Not here any more.");
        files.put("/c.txt", "Not here any more.");
        Object _ = evidence();
        assertThat(draftDmca("--to", "abuse@host.example").exitCode()).isZero();
        assertThat(run("notice", "sent", "N-1", "--by", "letter").exitCode()).isZero();
        files.remove("/a.txt");
        files.put("/post", "<title>Stories</title>Nothing is left of them here.");
        List<String> look = new ArrayList<>(List.of("look", "--allow", address()));
        json("case", "show", "K-1", "--json")
                .getFirst()
                .get("members")
                .forEach(member -> look.add(member.get("sighting").asText()));
        run(look.toArray(String[]::new));
    }

    private Cli.Result export(String name, String... how) {
        return run(
                Stream.concat(Stream.of("public", "export", folder.resolve(name).toString()), Stream.of(how))
                        .toArray(String[]::new));
    }

    private List<String> exported(String name, String schema, String... how) throws IOException {
        Cli.Result result = export(name, how);
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve(name));
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            Schemas.assertLine(schema, line);
            assertThat(line).doesNotContain("Ada", ".txt", "mail.example", "abuse@", "Musterstr");
        });
        return lines;
    }

    private void underTheLawOfTrade() {
        try (Database database = Database.open(new Home(home), DatabaseSettings.SQLITE)) {
            database.change(dsl -> dsl.update(NOTICE)
                    .set(NOTICE.REGIME, "cn-ec-2018")
                    .set(NOTICE.REGIME_VERSION, "1")
                    .execute());
        }
    }

    @Test
    @Tag("full")
    void eachFormIsAsItsSchemaSays() throws IOException {
        sent();
        JsonNode lumen =
                MAPPER.readTree(exported("lumen.jsonl", "lumen-notice", LUMEN).getFirst());
        assertThat(lumen.get("type").asText()).isEqualTo("DMCA");
        assertThat(lumen.get("sender_name").asText()).isEqualTo("Example Rights Society");
        assertThat(lumen.get("works").toString())
                .isEqualTo(
                        "[{\"description\":\"The Last Leaf\",\"infringing_urls\":[{\"fqdn\":\"127.0.0.1\",\"count\":1}]}]");
        assertThat(lumen.get("action_taken").asText()).isEqualTo("Yes");

        List<String> reasons = exported("dsa.jsonl", "dsa-statement", DSA);
        JsonNode noticed = reasons.stream()
                .map(PublicFormsIT::node)
                .filter(line -> line.get("source_type").asText().equals("SOURCE_TYPE_OTHER_NOTIFICATION"))
                .findFirst()
                .orElseThrow();
        assertThat(noticed.get("territorial_scope").toString()).isEqualTo("[\"BE\",\"FR\"]");
        assertThat(noticed.get("automated_decision").asText()).isEqualTo("AUTOMATED_DECISION_NOT_AUTOMATED");
        assertThat(noticed.get("content_type").toString()).isEqualTo("[\"CONTENT_TYPE_TEXT\"]");

        assertThat(export("none.jsonl", EC44).err()).contains("no notice about 127.0.0.1 has left under a law");
        assertThat(folder.resolve("none.jsonl")).doesNotExist();
        underTheLawOfTrade();
        JsonNode trade =
                MAPPER.readTree(exported("ec44.jsonl", "ec44-publication", EC44).getFirst());
        assertThat(trade.get("law").asText()).isEqualTo("《电子商务法》第四十四条");
        assertThat(trade.get("platform").asText()).isEqualTo("示例商城");
        assertThat(trade.at("/notice/copiesByHost/127.0.0.1").asInt()).isEqualTo(1);
        Path reply = Files.writeString(
                folder.resolve("reply.eml"),
                "From: abuse@host.example\r\nDate: Mon, 1 Feb 2027 10:00:00 +0000\r\nSubject: Your notice\r\n\r\nWe have removed it.\r\n");
        Cli.Result answered = run("answer", "import", reply.toString(), "--notice", "N-1", "--as", "removed");
        assertThat(answered.exitCode()).as(answered.err()).isZero();
        assertThat(exported("answered.jsonl", "ec44-publication", EC44).getFirst())
                .contains("平台称已采取必要措施");
        assertThat(MAPPER.readTree(export(
                                        "json.jsonl",
                                        Stream.concat(Stream.of(EC44), Stream.of("--json"))
                                                .toArray(String[]::new))
                                .lines()
                                .getFirst())
                        .get("entries")
                        .asInt())
                .isEqualTo(1);
        assertThat(export("json.jsonl", EC44).exitCode()).as("is there already").isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void whatIsMissingIsSaidInOneLine() {
        assertThat(export("x", "--as", "lumen").err()).contains("say who sends the notices", "--organisation NAME");
        assertThat(export("x", LUMEN).err()).contains("no notice has left yet");
        assertThat(export("x", "--as", "ec44").err()).contains("say whose platform it is");
        assertThat(export("x", "--as", "ec44", "--organisation", "M").err()).contains("only a platform publishes this");
        assertThat(export("x", "--as", "dsa").err()).contains("only a platform publishes this");
        assertThat(export("x", "--as", "dsa", "--platform-site", "no site").err())
                .contains("is no site");
        assertThat(export("x", "--as", "dsa", "--platform-site", "a.example").err())
                .contains("--legal-ground");
        assertThat(export("x", "--as", "dsa", "--platform-site", "a.example", "--legal-ground", "law")
                        .err())
                .contains("--territory");
        assertThat(export(
                                "x",
                                "--as",
                                "dsa",
                                "--platform-site",
                                "a.example",
                                "--legal-ground",
                                "law",
                                "--territory",
                                "US")
                        .err())
                .contains("`US` is no state of the European Economic Area");
        assertThat(export("x", DSA).err()).contains("nothing was confirmed at 127.0.0.1");
        assertThat(export("x", "--organisation", "M").err()).contains("go with --as");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    /** Another validator says the same of what we write, and of each entry without one of its fields. */
    @Test
    @Tag("full")
    void ajvAgrees() throws Exception {
        sent();
        ObjectNode cases = MAPPER.createObjectNode();
        judge(cases, "lumen-notice", exported("lumen.jsonl", "lumen-notice", LUMEN));
        judge(cases, "dsa-statement", exported("dsa.jsonl", "dsa-statement", DSA));
        underTheLawOfTrade();
        judge(cases, "ec44-publication", exported("ec44.jsonl", "ec44-publication", EC44));
        Files.writeString(folder.resolve("package.json"), "{\"private\": true, \"type\": \"module\"}");
        assumeTrue(
                ended("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", "ajv@8"),
                "ajv is missing: apt-get install npm, and let it reach its registry");
        Files.writeString(folder.resolve("cases.json"), cases.toString());
        Files.writeString(folder.resolve("judge.js"), """
                import Ajv from 'ajv/dist/2020.js';
                import fs from 'node:fs';
                const cases = JSON.parse(fs.readFileSync('cases.json'));
                let wrong = 0;
                for (const one of Object.values(cases)) {
                  const judge = new Ajv({strict: false}).compile(one.schema);
                  for (const entry of one.right) if (!judge(entry)) wrong++;
                  for (const entry of one.lacking) if (judge(entry)) wrong++;
                }
                process.exit(wrong);
                """);
        assertThat(ended("node", "judge.js")).isTrue();
    }

    private static void judge(ObjectNode cases, String name, List<String> lines) throws IOException {
        ObjectNode one = cases.putObject(name);
        try (var schema =
                Schemas.class.getResourceAsStream("/dev/colophon/service/json/%s.schema.json".formatted(name))) {
            one.set("schema", MAPPER.readTree(schema));
        }
        lines.forEach(line -> one.withArray("right").add(node(line)));
        JsonNode whole = node(lines.getFirst());
        whole.fieldNames().forEachRemaining(field -> {
            ObjectNode lacking = whole.deepCopy();
            lacking.remove(field);
            one.withArray("lacking").add(lacking);
        });
    }

    private static JsonNode node(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private boolean ended(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("program.out");
        try {
            return new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false; // there is no such program
        }
    }
}
