package dev.colophon.registry.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkDetails;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorksCsvTest {

    private static final WorksCsv.Defaults NOTHING =
            new WorksCsv.Defaults(Optional.empty(), Optional.empty(), Optional.of(Policy.REPORT_USAGE), List.of());

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/b, c.txt"), "b");
    }

    private List<WorksCsv.Row> read(String text, WorksCsv.Defaults defaults) throws Exception {
        return WorksCsv.read(Files.writeString(folder.resolve("works.csv"), text), defaults)
                .rows();
    }

    private WorksCsv.Listing listing(String text, Charset charset) throws Exception {
        return WorksCsv.read(Files.write(folder.resolve("works.csv"), text.getBytes(charset)), NOTHING);
    }

    private static WorkDetails details(WorksCsv.Row row) {
        return ((WorksCsv.Row.Accepted) row).submission().details();
    }

    private static List<String> identifiers(WorksCsv.Row row) {
        return details(row).metadata().identifiers().stream()
                .map(stated -> stated.identifier().toString())
                .toList();
    }

    @Test
    void acceptsRowsAndFillsInTheDefaults() throws Exception {
        List<WorksCsv.Row> rows = read(
                """
                \uFEFFFile,owner,title,policy,authorised_hosts
                a.txt,Ada,"A ""fine""
                song",monetize,Example.org; cdn.example.net

                "sub/b, c.txt",,,,
                """,
                new WorksCsv.Defaults(
                        Optional.of("Ben"),
                        Optional.empty(),
                        Optional.of(Policy.NO_ACTION),
                        List.of(Host.parse("ben.example"))));
        assertThat(rows)
                .containsExactly(
                        new WorksCsv.Row.Accepted(
                                2,
                                new Submission(
                                        folder.resolve("a.txt"),
                                        new WorkDetails(
                                                "Ada",
                                                Optional.of("A \"fine\"\nsong"),
                                                Optional.of(Policy.MONETIZE),
                                                List.of(Host.parse("example.org"), Host.parse("cdn.example.net")))),
                                List.of()),
                        new WorksCsv.Row.Accepted(
                                5,
                                new Submission(
                                        folder.resolve("sub/b, c.txt"),
                                        new WorkDetails(
                                                "Ben",
                                                Optional.empty(),
                                                Optional.of(Policy.NO_ACTION),
                                                List.of(Host.parse("ben.example")))),
                                List.of()));
    }

    @Test
    void refusesRowsOneByOneWithTheirLine() throws Exception {
        List<WorksCsv.Row> rows = read("""
                file,owner,policy,authorised_hosts
                a.txt,Ada,Burn,
                gone.txt,Ada,,
                ,Ada,,
                a.txt,,,
                a.txt,Ada,,not a host
                a.txt,Ada
                a.txt,Ada,,
                """, NOTHING);
        assertThat(rows).hasSize(7);
        assertThat(rows.subList(0, 6))
                .extracting(row -> ((WorksCsv.Row.Refused) row).reason())
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("line 2: unknown policy `Burn`: use "),
                        reason -> assertThat(reason)
                                .startsWith("line 3: no such file: ")
                                .contains("gone.txt"),
                        reason -> assertThat(reason).isEqualTo("line 4: the column `file` is empty; name a file"),
                        reason -> assertThat(reason).startsWith("line 5: it names no owner"),
                        reason -> assertThat(reason)
                                .isEqualTo("line 6: `not a host` is not a host: write it like `example.org` "
                                        + "(`authorised_hosts`: several are parted by ; or |)"),
                        reason -> assertThat(reason).startsWith("line 7: it has 2 fields and the first line has 4"));
        assertThat(rows.get(6)).isInstanceOf(WorksCsv.Row.Accepted.class);
    }

    /** Who wrote it need not be who registers it, and must not have other files read. */
    @Test
    void namesNoFileOutsideItsFolderUnlessThatIsAllowed(@TempDir Path elsewhere) throws Exception {
        Path other = Files.writeString(elsewhere.resolve("other.txt"), "other");
        Files.createSymbolicLink(folder.resolve("link.txt"), other);
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
        Path up = folder.toRealPath().relativize(other.toRealPath());
        Path list = Files.writeString(folder.resolve("works.csv"), """
                file,owner
                %s,Ada
                %s,Ada
                link.txt,Ada
                linked/other.txt,Ada
                sub/../a.txt,Ada
                %s,Ada
                %s,Ada
                linked/gone.txt,Ada
                """.formatted(
                        other, up, folder.resolve("a.txt"), elsewhere.resolve("gone.txt")));
        String outside = " is not in the folder of the list; if the list may name it, say so with `--files-from`";
        assertThat(WorksCsv.read(list, NOTHING).rows())
                .extracting(row -> row instanceof WorksCsv.Row.Refused refused ? refused.reason() : "accepted")
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("line 2: " + other.toRealPath() + outside),
                        reason -> assertThat(reason).startsWith("line 3: " + other.toRealPath() + outside),
                        reason -> assertThat(reason).startsWith("line 4: " + other.toRealPath() + outside),
                        reason -> assertThat(reason).startsWith("line 5: " + other.toRealPath() + outside),
                        reason -> assertThat(reason).isEqualTo("accepted"),
                        reason -> assertThat(reason).isEqualTo("accepted"),
                        // It does not say whether that is there.
                        reason -> assertThat(reason).startsWith("line 8: ").contains(outside),
                        reason -> assertThat(reason).startsWith("line 9: ").contains(outside));
        assertThat(WorksCsv.read(list, List.of(elsewhere), NOTHING).rows())
                .extracting(row -> row instanceof WorksCsv.Row.Refused refused ? refused.reason() : "accepted")
                .satisfiesExactly(
                        reason -> assertThat(reason).isEqualTo("accepted"),
                        reason -> assertThat(reason).isEqualTo("accepted"),
                        reason -> assertThat(reason).isEqualTo("accepted"),
                        reason -> assertThat(reason).isEqualTo("accepted"),
                        reason -> assertThat(reason).isEqualTo("accepted"),
                        reason -> assertThat(reason).isEqualTo("accepted"),
                        reason -> assertThat(reason).startsWith("line 8: no such file: "),
                        reason -> assertThat(reason).startsWith("line 9: no such file: "));
        assertThat(WorksCsv.read(list, List.of(other), NOTHING).rows())
                .filteredOn(row -> row instanceof WorksCsv.Row.Accepted)
                .hasSize(6);
    }

    @Test
    void readsAListInAFolderBehindALink(@TempDir Path elsewhere) throws Exception {
        Path linked = Files.createSymbolicLink(elsewhere.resolve("linked"), folder);
        Files.writeString(folder.resolve("works.csv"), "file,owner\na.txt,Ada\ngone.txt,Ada\n");
        assertThat(WorksCsv.read(linked.resolve("works.csv"), NOTHING).rows())
                .satisfiesExactly(
                        row -> assertThat(row).isInstanceOf(WorksCsv.Row.Accepted.class),
                        row -> assertThat(((WorksCsv.Row.Refused) row).reason()).startsWith("line 3: no such file: "));
    }

    @Test
    void refusesAListThatIsNone() throws Exception {
        assertThatThrownBy(() -> read("path,titel\nx,y\n", NOTHING))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("`file` among them");
        assertThatThrownBy(() -> read("file,\"owner\nx,y\n", NOTHING))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("cannot read ")
                .hasMessageEndingWith(": line 1, character 6: this quote is not closed; close it, or leave it out");
        Path latin = Files.write(folder.resolve("latin.csv"), "file\nMüller".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> WorksCsv.read(latin, NOTHING))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("save it as UTF-8");
        assertThatThrownBy(() -> WorksCsv.read(folder, NOTHING)).isInstanceOf(RegistryException.class);
    }

    @Test
    void takesIdentifiersAndLeavesOutWrongOnes() throws Exception {
        List<WorksCsv.Row> rows = read("""
                file,owner,ISRC,ISBN-13,isbn10,doi,creator,ipi
                a.txt,Ada,US-RC1-76-07839; QZAB12000001,,0-306-40615-2,10.1002/(SICI)1097;2-X|10.1000/182,Mo Example,
                a.txt,Ada,,978-3-16-148410-1,,,,77406269000
                """, NOTHING);
        assertThat(identifiers(rows.get(0)))
                .containsExactly(
                        "ISRC USRC17607839",
                        "ISRC QZAB12000001",
                        "ISBN 9780306406157",
                        "DOI 10.1002/(sici)1097;2-x",
                        "DOI 10.1000/182");
        assertThat(details(rows.get(0)).metadata().fields())
                .containsExactly(new StatedField("creator", "Mo Example", StatedBy.OWNER));
        assertThat(((WorksCsv.Row.Accepted) rows.get(0)).warnings()).isEmpty();
        assertThat(identifiers(rows.get(1))).containsExactly("IPI 77406269000");
        assertThat(((WorksCsv.Row.Accepted) rows.get(1)).warnings())
                .containsExactly(
                        "line 3: the check digit of ISBN `978-3-16-148410-1` should be 0: there is a mistake in it; it is left out");
    }

    @Test
    void readsWhatSpreadsheetsOfOtherCountriesWrite() throws Exception {
        String list =
                "file;owner;title;authorised_hosts\na.txt;Müller, Söhne & Co.;\"Lied; Nr. 1\";\"a.example;b.example\"\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
            WorksCsv.Listing read = listing(list, charset);
            assertThat(read.warnings()).isEmpty();
            assertThat(details(read.rows().getFirst()))
                    .isEqualTo(new WorkDetails(
                            "Müller, Söhne & Co.",
                            Optional.of("Lied; Nr. 1"),
                            Optional.of(Policy.REPORT_USAGE),
                            List.of(Host.parse("a.example"), Host.parse("b.example"))));
        }
        String tabs = list.replace("a.example;", "").replace(';', '\t');
        assertThat(details(listing(tabs, StandardCharsets.UTF_16).rows().getFirst())
                        .owner())
                .isEqualTo("Müller, Söhne & Co.");
    }

    @Test
    void readsGb18030AndSaysSo() throws Exception {
        WorksCsv.Listing read = listing("file,owner,title\na.txt,张伟,最后一片叶子\n", Charset.forName("GB18030"));
        assertThat(read.warnings())
                .containsExactly("it is not UTF-8 and was read as GB18030; if names look wrong, save it as UTF-8");
        assertThat(details(read.rows().getFirst()).title()).contains("最后一片叶子");
        for (String charset : List.of("windows-1252", "windows-1251", "KOI8-R", "EUC-KR", "Big5", "Shift_JIS")) {
            String names = switch (charset) {
                case "windows-1252" -> "Åsa Öberg, Jürgen Müller, François, ÄÖÜ";
                case "windows-1251", "KOI8-R" -> "последний лист, рассказ о художнике и его друзьях";
                case "EUC-KR" -> "마지막 잎새 그리고 다른 이야기들";
                case "Big5" -> "最後一片葉子與其他的故事選集";
                default -> "最後の一葉とほかの物語";
            };
            assertThatThrownBy(() -> listing("file,title\na.txt,\"" + names + "\"\n", Charset.forName(charset)))
                    .as(charset)
                    .hasMessageContaining("save it as UTF-8");
        }
    }

    @Test
    void keepsWhatItDoesNotKnow() throws Exception {
        WorksCsv.Listing read = listing("file,owner,Genre,ISWC number,,\na.txt,Ada,Pop,,,\n", StandardCharsets.UTF_8);
        assertThat(read.warnings())
                .containsExactly(
                        "the columns `Genre`, `ISWC number` are not known here: what stands there is kept with the works as it is");
        assertThat(details(read.rows().getFirst()).metadata().fields())
                .containsExactly(new StatedField("Genre", "Pop", StatedBy.OWNER));
    }

    @Test
    void aWrongQuoteCostsItsRowAlone() throws Exception {
        List<WorksCsv.Row> rows = read("""
                file,owner,title
                a.txt,Ada,"He said "hi" there"
                a.txt,Ada,5" single
                a.txt,Ada,"never closed
                a.txt,Ada,"A ""fine""
                song"
                a.txt,Ada,Last
                a.txt,Ada,"open
                """, NOTHING);
        assertThat(rows)
                .satisfiesExactly(
                        row -> assertThat(row)
                                .isEqualTo(
                                        new WorksCsv.Row.Refused(
                                                2,
                                                "",
                                                "line 2, character 21: text follows a closing quote; write a quote within quotes twice, or leave the quotes out")),
                        row -> assertThat(details(row).title()).contains("5\" single"),
                        row -> assertThat(row)
                                .isEqualTo(new WorksCsv.Row.Refused(
                                        4,
                                        "",
                                        "line 4, character 11: this quote is not closed; close it, or leave it out")),
                        row -> assertThat(details(row).title()).contains("A \"fine\" song"),
                        row -> assertThat(details(row).title()).contains("Last"),
                        row -> assertThat(row)
                                .isEqualTo(new WorksCsv.Row.Refused(
                                        8,
                                        "",
                                        "line 8, character 11: this quote is not closed; close it, or leave it out")));
        assertThat(rows).extracting(WorksCsv.Row::line).containsExactly(2L, 3L, 4L, 5L, 7L, 8L);
    }

    @Test
    void rowsOfOneWorkSayOneThing() throws Exception {
        List<WorksCsv.Row> rows = read("""
                file,owner,title,creator,policy,Track
                a.txt,Ada,Album,Mo,Monetize,1
                "sub/b, c.txt",Ada,Album,Bea,ReportUsage,2
                a.txt,Ada,Other,Cy,,
                """, NOTHING);
        for (WorksCsv.Row row : rows.subList(0, 2)) {
            assertThat(details(row).metadata().fields())
                    .containsExactly(
                            new StatedField("creator", "Mo; Bea", StatedBy.OWNER),
                            new StatedField("Track", "1; 2", StatedBy.OWNER));
            assertThat(details(row).policy()).contains(Policy.MONETIZE);
        }
        assertThat(((WorksCsv.Row.Accepted) rows.get(0)).warnings()).isEmpty();
        assertThat(((WorksCsv.Row.Accepted) rows.get(1)).warnings())
                .containsExactly(
                        "line 3: `creator` of the work `Album` is another than on line 2: what its lines say is kept with ; between it",
                        "line 3: `Track` of the work `Album` is another than on line 2: what its lines say is kept with ; between it",
                        "line 3: the work `Album` has the policy Monetize by line 2: ReportUsage is left out; give its lines one policy");
        assertThat(details(rows.get(2)).metadata().fields())
                .containsExactly(new StatedField("creator", "Cy", StatedBy.OWNER));
    }

    @Test
    void columnsOfOneNameAreAllKept() throws Exception {
        String same = "x".repeat(100);
        WorksCsv.Listing read = listing(
                "file,owner,isbn13,isbn10,Genre,Genre,%sone,%stwo,title,Title\n".formatted(same, same)
                        + "a.txt,Ada,978-3-16-148410-0,0-306-40615-2,Pop,Rock,1,2,,Second\n",
                StandardCharsets.UTF_8);
        String kept = "x".repeat(99) + "…";
        assertThat(read.warnings())
                .containsExactly(
                        "the columns `Genre`, `%s` are not known here: what stands there is kept with the works as it is"
                                .formatted(kept),
                        "2 columns are called `Genre`: what they say is kept with ; between it",
                        "2 columns are called `%s` in the 100 characters of a name that are kept: what they say is kept with ; between it"
                                .formatted(kept),
                        "2 columns say `title`: the first of them that is filled counts");
        assertThat(details(read.rows().getFirst()).title()).contains("Second");
        assertThat(identifiers(read.rows().getFirst())).containsExactly("ISBN 9783161484100", "ISBN 9780306406157");
        assertThat(details(read.rows().getFirst()).metadata().fields())
                .containsExactly(
                        new StatedField("Genre", "Pop; Rock", StatedBy.OWNER),
                        new StatedField(kept, "1; 2", StatedBy.OWNER));
    }

    @Test
    void whatIsTooLongIsCutVisibly() throws Exception {
        WorksCsv.Row row = read("file,owner,note\na.txt,Ada," + "x".repeat(5_120) + "\n", NOTHING)
                .getFirst();
        assertThat(((WorksCsv.Row.Accepted) row).warnings())
                .containsExactly("line 2: `note` has 5,120 characters: the first 3,999 are kept");
        StatedField kept = details(row).metadata().fields().getFirst();
        assertThat(kept.content()).isEqualTo("x".repeat(3_999) + "…");
        assertThat(new StatedField(kept.name(), kept.content(), kept.by())).isEqualTo(kept);
    }

    @Test
    void aFirstLineOfExcelStatesTheSeparator() throws Exception {
        List<WorksCsv.Row> rows = read("sep=|\r\nfile|owner|title\r\na.txt|Ada|One, two; three\r\n|Ada|\r\n", NOTHING);
        assertThat(details(rows.get(0)).title()).contains("One, two; three");
        assertThat(rows).extracting(WorksCsv.Row::line).containsExactly(3L, 4L);
        assertThat(details(read("sep=;\nfile;owner\na.txt;Ada\n", NOTHING).getFirst())
                        .owner())
                .isEqualTo("Ada");
    }

    /** Letters of four bytes counted as strange ones, and ü, a pair of a row without characters, as no Chinese. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Bär", "Straße", "Müller", "张伟", "Jörg Bäßler", "José Núñez", "Ångström", "张伟与 Jörg Bäßler"})
    void readsLettersOfOtherLanguagesInGb18030(String owner) throws Exception {
        for (int rows : new int[] {1, 30}) {
            WorksCsv.Listing read =
                    listing("file,owner\n" + ("a.txt," + owner + "\n").repeat(rows), Charset.forName("GB18030"));
            assertThat(details(read.rows().getFirst()).owner()).isEqualTo(owner);
        }
    }

    @Test
    void readsRareCharactersOfGb18030() throws Exception {
        for (String owner : List.of("张喆", "李𫖯", "䶮先生")) {
            WorksCsv.Listing read = listing("file,owner\na.txt," + owner + "\n", Charset.forName("GB18030"));
            assertThat(details(read.rows().getFirst()).owner()).isEqualTo(owner);
        }
    }

    @Test
    void aFieldHasAnEnd() throws Exception {
        String row = "a.txt,Ada,\"" + "x".repeat((64 << 10) + 1) + "\"\n";
        assertThat(read("file,owner,note\n" + row + "a.txt,Ada,short\n", NOTHING))
                .satisfiesExactly(
                        refused -> assertThat(((WorksCsv.Row.Refused) refused).reason())
                                .isEqualTo(
                                        "line 2: a field may have 65,536 characters and a row 1,048,576; shorten it"),
                        accepted -> assertThat(accepted).isInstanceOf(WorksCsv.Row.Accepted.class));
    }
}
