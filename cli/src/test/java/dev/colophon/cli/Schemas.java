package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The schemas of what {@code --json} prints. */
public final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** {@code log witness list}. */
    private static final int MOST_WORDS = 3;

    /** By the words of a command; {@code show} answers with a work or with a sighting. */
    private static final Map<String, List<String>> OF_COMMANDS = Map.ofEntries(
            Map.entry("register", List.of("registration")),
            Map.entry("check", List.of("sighting")),
            Map.entry("precheck", List.of("precheck", "verified-receipt")),
            Map.entry("fingerprint", List.of("taken-fingerprint")),
            Map.entry("scan", List.of("sighting")),
            Map.entry("watch", List.of("sighting")),
            Map.entry("rematch", List.of("stored-sighting")),
            Map.entry("works", List.of("work")),
            Map.entry("works edit", List.of("edited-work")),
            Map.entry("works contest", List.of("work-contests")),
            Map.entry("works rights", List.of("work-rights")),
            Map.entry("works authorise", List.of("edited-work")),
            Map.entry("licence", List.of("licence")),
            Map.entry("policy", List.of("policy")),
            Map.entry("offer", List.of("offer")),
            Map.entry("standing", List.of("standing")),
            Map.entry("works merge", List.of("merged-work")),
            Map.entry("works remove", List.of("removed-files")),
            Map.entry("works history", List.of("work-event")),
            Map.entry("works export", List.of("exported-works")),
            Map.entry("works declare", List.of("declared-work", "verified-declaration")),
            Map.entry("references add", List.of("registration")),
            Map.entry("references quarantine", List.of("quarantine")),
            Map.entry("references release", List.of("quarantine")),
            Map.entry("references remove", List.of("removed-files")),
            Map.entry("sightings", List.of("stored-sighting")),
            Map.entry("decide", List.of("decision-result", "decision-sample")),
            Map.entry("report", List.of("written-report")),
            Map.entry("show", List.of("work-files", "stored-sighting", "place-look")),
            Map.entry("status", List.of("status")),
            Map.entry("source add", List.of("source")),
            Map.entry("source list", List.of("source", "failing-address")),
            Map.entry("operators", List.of("operator")),
            Map.entry("operators show", List.of("operator-detail")),
            Map.entry("operators merge", List.of("ruling-result")),
            Map.entry("operators split", List.of("ruling-result")),
            Map.entry("contact", List.of("host-contacts")),
            Map.entry("notice draft", List.of("notice")),
            Map.entry("notice list", List.of("notice")),
            Map.entry("notice show", List.of("notice")),
            Map.entry("notice simulate", List.of("notice-course")),
            Map.entry("notice send", List.of("notice-status")),
            Map.entry("notice undo", List.of("notice-status")),
            Map.entry("notice deliver", List.of("notice-status")),
            Map.entry("notice settle", List.of("notice-status")),
            Map.entry("notice sent", List.of("notice-status")),
            Map.entry("notice remind", List.of("notice-status")),
            Map.entry("notice retract", List.of("notice-status")),
            Map.entry("notice close", List.of("notice-status")),
            Map.entry("notice status", List.of("notice-status")),
            Map.entry("notice sender", List.of("mail-sender")),
            Map.entry("notice regimes", List.of("regime")),
            Map.entry("campaign", List.of("campaign")),
            Map.entry("campaign report", List.of("campaign-report")),
            Map.entry("case", List.of("case")),
            Map.entry("case evidence", List.of("captured-evidence")),
            Map.entry("owner details", List.of("claimant")),
            Map.entry("owner agent", List.of("claimant")),
            Map.entry("look", List.of("looked-copy", "planned-look", "host-survival")),
            Map.entry("evidence capture", List.of("captured-evidence")),
            Map.entry("evidence list", List.of("kept-bundle")),
            Map.entry("evidence renew", List.of("renewed-bundle")),
            Map.entry("evidence authority list", List.of("authority")),
            Map.entry("verify", List.of("verification", "verified-receipt")),
            Map.entry("answer read", List.of("answer")),
            Map.entry("answer import", List.of("imported-answer")),
            Map.entry("public export", List.of("exported-record", "published-file")),
            Map.entry("public verify", List.of("verified-record")),
            Map.entry("log", List.of("log-state")),
            Map.entry("log begin", List.of("begun-log")),
            Map.entry("log check", List.of("checked-log")),
            Map.entry("log prove", List.of("registration-proof")),
            Map.entry("evidence keys", List.of("key-file")),
            Map.entry("log cosign", List.of("witness-reply")),
            Map.entry("log stamp", List.of("log-stamp")),
            Map.entry("log witness list", List.of("witness")),
            Map.entry("index stats", List.of("index-statistics")),
            Map.entry("index verify", List.of("index-report")),
            Map.entry("index selftest", List.of("self-test")),
            Map.entry("account", List.of("account")),
            Map.entry("account key", List.of("api-key")),
            Map.entry("account key add", List.of("made-key")),
            Map.entry("organisation", List.of("organisation")),
            Map.entry("webhook", List.of("webhook")),
            Map.entry("settings", List.of("setting")),
            Map.entry("doctor", List.of("requirement")),
            Map.entry("backup", List.of("backup")),
            Map.entry("prune", List.of("prune")),
            Map.entry("restore", List.of("restored")));

    private Schemas() {}

    /** Whatever a command answers to {@code --json} is as its schema says. */
    public static void assertAnswer(Cli.Result result, String... arguments) {
        List<String> words = Arrays.asList(arguments);
        if (!words.contains("--json")) {
            return;
        }
        List<String> names = IntStream.iterate(
                        Math.min(words.size(), MOST_WORDS), count -> count > 0, count -> count - 1)
                .mapToObj(count -> String.join(" ", words.subList(0, count)))
                .flatMap(command -> Optional.ofNullable(OF_COMMANDS.get(command)).stream())
                .findFirst()
                .orElse(List.of());
        assertThat(names).as("schema of the answer to " + words).isNotEmpty();
        assertThat(result.lines())
                .allSatisfy(line ->
                        assertThat(names).as("%s answered %s", words, line).anySatisfy(name -> assertLine(name, line)));
    }

    /** The line is as the schema {@code NAME.schema.json} has it, and there is one. */
    public static void assertLine(String name, String line) {
        Schema schema = REGISTRY.getSchema(
                SchemaLocation.of("classpath:dev/colophon/service/json/%s.schema.json".formatted(name)));
        assertThat(schema.validate(line, InputFormat.JSON))
                .as(line)
                .extracting(Error::getMessage)
                .isEmpty();
    }
}
