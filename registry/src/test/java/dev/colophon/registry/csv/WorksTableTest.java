package dev.colophon.registry.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.identifier.InvalidIdentifierException;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.registration.StatedContent;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WrittenText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that was written is read back as what it was written of, whatever stands in it. */
class WorksTableTest {

    private static final WorksCsv.Defaults NOTHING =
            new WorksCsv.Defaults(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    private static final List<Policy> POLICIES = List.of(Policy.values());

    private static final List<String> PIECES = List.of(
            "\"",
            "\"\"",
            "'",
            "''",
            "=",
            "'=",
            "+1",
            "-",
            "@",
            "\uFF1D",
            "\n",
            "\r\n",
            "\r",
            "\t",
            ",",
            ";",
            "|",
            "sep=;",
            " ",
            "\u00A0",
            "\u3000",
            "\u2028",
            "\u0085",
            "\u0001",
            "\0",
            "\uFEFF",
            "\uD83C",
            "\uD83C\uDFB5",
            "\u202E",
            "a",
            "Ö",
            "歌",
            "1/2",
            "…");

    private static final List<String> GIVEN = List.of(
            "isbn=0-306-40615-2",
            "isbn=9780306406157",
            "isrc=US-RC1-76-07839",
            "isrc=QZAB12000001",
            "iswc=T-034.524.680-1",
            "doi=10.1000/a;b",
            "doi=https://doi.org/10.1000/X%7Cy",
            "issn=2049-3630",
            "dci=-odd 1");

    private record Listed(Work work, DescriptiveMetadata said, List<Reference> files) {}

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(26);

    private String text(int longest) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(longest); length > 0; length--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** As it is kept: something to be seen, without blanks around it. */
    private String kept(int longest) {
        return kept(longest, text -> WorkDetails.checked("text", text, WorkDetails.LONGEST_OWNER));
    }

    private String kept(int longest, UnaryOperator<String> rule) {
        try {
            return rule.apply(text(longest));
        } catch (RegistryException _) {
            return kept(longest, rule);
        }
    }

    private DescriptiveMetadata said() {
        Map<String, StatedField> fields = new TreeMap<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            String name = random.nextInt(3) == 0 ? StatedField.CREATOR : kept(3);
            StatedField field = new StatedField(name, kept(6), StatedBy.OWNER);
            if (WorksCsv.column(field.name()).map(WorksCsv::isField).orElse(true)) {
                fields.put(field.name(), field);
            }
        }
        Map<String, StatedIdentifier> identifiers = new TreeMap<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            StatedIdentifier stated =
                    new StatedIdentifier(identifier(GIVEN.get(random.nextInt(GIVEN.size()))), StatedBy.OWNER);
            identifiers.put(stated.identifier().toString(), stated);
        }
        return new DescriptiveMetadata(List.copyOf(identifiers.values()), List.copyOf(fields.values()));
    }

    private static Identifier identifier(String given) {
        int equals = given.indexOf('=');
        try {
            return Identifier.parse(
                    IdentifierScheme.named(given.substring(0, equals)).orElseThrow(), given.substring(equals + 1));
        } catch (InvalidIdentifierException e) {
            throw new IllegalArgumentException(given, e);
        }
    }

    private Listed listed(int number) {
        Work work = new Work(
                "w" + number,
                Organisation.FIRST.id(),
                random.nextInt(4) == 0 ? "Same" : kept(8, WorkDetails::title),
                Medium.TEXT,
                new Party(
                        "p",
                        random.nextInt(2) == 0
                                ? "Ada"
                                : kept(4, name -> WrittenText.line("owner", name, WorkDetails.LONGEST_OWNER))),
                POLICIES.get(random.nextInt(POLICIES.size())),
                random.nextInt(2) == 0 ? List.of() : List.of(new Host("a.example"), new Host("b.example")),
                Instant.EPOCH,
                Optional.empty());
        List<Reference> files = new ArrayList<>();
        for (int file = random.nextInt(3); file >= 0; file--) {
            String name = kept(4).replace('/', '_').replace('\0', '_');
            files.add(new Reference(
                    new ReferenceId("r" + file),
                    work.id(),
                    name,
                    Content.of((number + " " + file).getBytes(UTF_8)),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Instant.EPOCH,
                    Optional.empty()));
        }
        return new Listed(work, said(), files);
    }

    private List<WorksCsv.Row> readBack(List<Listed> works) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WorksTable table =
                new WorksTable(bytes, works.stream().map(Listed::said).toList());
        for (Listed one : works) {
            table.add(one.work(), one.work().owner().name(), one.said(), one.files());
        }
        table.finish();
        assertThat(table.leftOut()).isEmpty();
        WorksCsv.Listing listing =
                WorksCsv.read(Files.write(folder.resolve("works.csv"), bytes.toByteArray()), NOTHING);
        return listing.rows();
    }

    private static Map<String, String> fields(DescriptiveMetadata said) {
        return said.fields().stream().collect(Collectors.toMap(StatedField::name, StatedField::content));
    }

    @Test
    @Tag("full")
    void whateverStandsInItIsReadBack() throws IOException {
        for (int round = 0; round < 400; round++) {
            List<Listed> works = new ArrayList<>();
            for (int number = random.nextInt(6); number >= 0; number--) {
                works.add(listed(number));
            }
            List<WorksCsv.Row> rows = readBack(works);
            int at = 0;
            for (Listed one : works) {
                for (Reference file : one.files()) {
                    assertThat(rows.get(at)).as("round %d, %s", round, one).isInstanceOf(WorksCsv.Row.Accepted.class);
                    WorksCsv.Row.Accepted row = (WorksCsv.Row.Accepted) rows.get(at++);
                    assertThat(row.warnings()).as("round %d, %s", round, one).isEmpty();
                    Submission read = row.submission();
                    WorkDetails details = read.details();
                    assertThat(read.file()).isEqualTo(folder.resolve(file.fileName()));
                    assertThat(read.content())
                            .contains(new StatedContent(
                                    file.content().sha256(),
                                    Optional.of(one.work().id())));
                    assertThat(details.title()).contains(one.work().title());
                    assertThat(details.owner()).isEqualTo(one.work().owner().name());
                    assertThat(details.policy()).contains(one.work().policy());
                    assertThat(details.authorisedHosts()).isEqualTo(one.work().authorisedHosts());
                    assertThat(details.metadata().identifiers())
                            .as("round %d", round)
                            .containsExactlyInAnyOrderElementsOf(one.said().identifiers());
                    assertThat(fields(details.metadata())).as("round %d", round).isEqualTo(fields(one.said()));
                }
            }
            assertThat(rows).hasSize(at);
        }
    }

    @Test
    void whatCannotStandInAListIsToldAndLeftOut() throws IOException {
        Listed one = listed(1);
        DescriptiveMetadata said = new DescriptiveMetadata(
                List.of(new StatedIdentifier(identifier("dci=a;b"), StatedBy.OWNER)),
                List.of(new StatedField("Title", "another", StatedBy.OWNER)));
        WorksTable table = new WorksTable(new ByteArrayOutputStream(), List.of(said));
        table.add(one.work(), "Ada", said, one.files());
        assertThat(table.leftOut()).containsExactly("the field `Title`", "the identifier DCI a;b");
    }

    @Test
    void nameBytesThatAreNone() throws IOException {
        Path list = Files.writeString(folder.resolve("works.csv"), """
                file,sha256,owner
                gone.txt,ABC,Ada
                g\0ne.txt,%s,Ada
                """.formatted("0".repeat(64)));
        assertThat(WorksCsv.read(list, NOTHING).rows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).isInstanceOf(WorksCsv.Row.Refused.class));
    }

    @Test
    void whatASpreadsheetWouldCalculateIsMarked() {
        for (String text : List.of("=1+1", "+1", "-1", "@a", "'=1", "''-", "\uFF1D1", "\t=")) {
            assertThat(SpreadsheetCell.written(text)).isEqualTo("'" + text);
            assertThat(SpreadsheetCell.read("'" + text)).isEqualTo(text);
        }
        for (String text : List.of("a=", "'", "'a", "", "1-1")) {
            assertThat(SpreadsheetCell.written(text)).isEqualTo(text);
            assertThat(SpreadsheetCell.read(text)).isEqualTo(text);
        }
    }
}
