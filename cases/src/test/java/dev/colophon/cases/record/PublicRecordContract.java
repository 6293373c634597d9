package dev.colophon.cases.record;

import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.PublicAct.PUBLIC_ACT;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.jooq.impl.DSL.replace;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.OpenCaseFiles;
import dev.colophon.cases.home.HomeLog;
import dev.colophon.evidence.verify.record.RecordReport;
import dev.colophon.evidence.verify.record.RecordVerifier;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Home;
import dev.colophon.store.PlaceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done is in the log once, and the numbers that are published follow from it, on every database. */
abstract class PublicRecordContract extends OpenCaseFiles {

    @TempDir
    Path outside;

    private int records;
    private HomeLog log;

    @BeforeEach
    void done() throws Exception {
        log = HomeLog.openOrBegin(new Home(outside.resolve("home")).create(), InstantSource.system());
        workOf("Ada", 1);
        StoredSighting pirate = confirmed(PIRATE, 1);
        confirmed("https://mirror.example/song", 1);
        CaseNumber number = open().getFirst().number();
        sent(number, pirate.id());
        happened(1, "ACKNOWLEDGED");
        look(pirate);
    }

    private void look(StoredSighting sighting) {
        catalogue
                .database()
                .change(dsl -> dsl.insertInto(REMOVAL_LOOK)
                        .set(REMOVAL_LOOK.ID, catalogue.ids().next())
                        .set(REMOVAL_LOOK.ORGANISATION, Organisation.FIRST.id())
                        .set(REMOVAL_LOOK.SIGHTING, sighting.id())
                        .set(REMOVAL_LOOK.PLACE, PlaceKey.of(sighting.place()))
                        .set(REMOVAL_LOOK.CONTENT, sighting.content().content().sha256())
                        .set(REMOVAL_LOOK.HOST, "pirate.example")
                        .set(REMOVAL_LOOK.AT, NOW.toEpochMilli())
                        .set(REMOVAL_LOOK.VERDICT, "GONE")
                        .set(REMOVAL_LOOK.REASON, "404 for Ada's song")
                        .set(REMOVAL_LOOK.VANTAGES, "here")
                        .execute());
    }

    private long logMissing() {
        return new PublicActs(catalogue.database(), Organisation.FIRST, log, catalogue.ids(), new Random(17), () -> {})
                .logMissing();
    }

    private Path export() throws IOException {
        Path record = Files.createDirectory(outside.resolve("record" + ++records));
        new RecordExport(catalogue.database(), log).write(record, () -> {});
        return record;
    }

    private RecordReport verified(Path record) {
        return RecordVerifier.verify(record, Optional.of(log.key()));
    }

    @Test
    void everythingIsLoggedOnceAndFollowsFromTheLog() throws Exception {
        assertThat(logMissing()).isEqualTo(5);
        assertThat(logMissing()).isZero();
        Path record = export();
        assertThat(verified(record).fault()).isEmpty();
        assertThat(verified(record).acts()).isEqualTo(5);
        assertThat(Files.readString(record.resolve(RecordVerifier.TABLE))).isEqualToNormalizingNewlines("""
            host,regime,what,acts,copies
            mirror.example,,decision.CONFIRMED,1,1
            pirate.example,,decision.CONFIRMED,1,1
            pirate.example,,look.GONE,1,1
            pirate.example,eu-dsa,answer.acknowledged,1,1
            pirate.example,eu-dsa,notice,1,1
            """);
        happened(1, "CONTENT_RESTORED");
        decide(at(PIRATE), DecisionState.LICENSED);
        assertThat(logMissing()).isEqualTo(2);
        Path later = export();
        assertThat(verified(later).fault()).isEmpty();
        assertThat(Files.readString(later.resolve(RecordVerifier.TABLE)))
                .contains("pirate.example,,decision.LICENSED,1,1", "pirate.example,eu-dsa,result.restored,1,1");
    }

    @Test
    void aSiteIsOneWithAnyPortAndWhatIsLoggedStays() throws Exception {
        port("mirror.example:8755");
        decide(at("https://mirror.example/song"), DecisionState.CONFIRMED);
        logMissing();
        assertThat(Files.readString(export().resolve(RecordVerifier.TABLE)))
                .contains("mirror.example,,decision.CONFIRMED,")
                .doesNotContain(":8755");
        // As an earlier version logged it.
        catalogue
                .database()
                .change(dsl -> dsl.update(PUBLIC_ACT)
                        .set(
                                PUBLIC_ACT.SUBJECT,
                                replace(PUBLIC_ACT.SUBJECT, "\"mirror.example\"", "\"mirror.example:8755\""))
                        .execute());
        assertThat(Files.readString(export().resolve(RecordVerifier.TABLE)))
                .contains("mirror.example:8755,,decision.CONFIRMED,");
    }

    private void port(String host) {
        catalogue
                .database()
                .change(dsl -> dsl.update(PLACE)
                        .set(PLACE.HOST, host)
                        .where(PLACE.KEY.eq(PlaceKey.of("https://mirror.example/song")))
                        .execute());
    }

    @Test
    void aCopyThatWasLookedAtTwiceIsOneCopy() throws Exception {
        logMissing();
        look(at(PIRATE));
        look(at("https://mirror.example/song"));
        happened(1, "ACKNOWLEDGED");
        assertThat(logMissing()).isEqualTo(3);
        Path record = export();
        assertThat(verified(record).fault()).isEmpty();
        assertThat(Files.readString(record.resolve(RecordVerifier.TABLE)))
                .contains(
                        "pirate.example,,look.GONE,3,2\r\n",
                        "pirate.example,eu-dsa,answer.acknowledged,2,1\r\n",
                        "pirate.example,eu-dsa,notice,1,1\r\n");
    }

    @Test
    void whatAPlatformTookDownIsToldWithWhatLedToIt() {
        assertThat(restrictions(Set.of("eu-dsa"), "pirate.example"))
                .extracting(Restriction::id, Restriction::cause, Restriction::decided, Restriction::goneAt)
                .containsExactly(tuple(at(PIRATE).id(), Restriction.Cause.ARTICLE_16, Restriction.Decided.PERSON, NOW));
        assertThat(restrictions(Set.of(), "pirate.example"))
                .extracting(Restriction::cause)
                .containsExactly(Restriction.Cause.OTHER_NOTICE);
        assertThat(restrictions(Set.of(), "mirror.example"))
                .as("nobody saw it gone")
                .isEmpty();
        look(at("https://mirror.example/song"));
        assertThat(restrictions(Set.of(), "mirror.example"))
                .extracting(Restriction::cause)
                .containsExactly(Restriction.Cause.OWN_SEARCH);
        assertThat(restrictions(Set.of(), "rate.example")).as("another site").isEmpty();
    }

    private List<Restriction> restrictions(Set<String> article16, String site) {
        List<Restriction> all = new ArrayList<>();
        boolean _ = catalogue.database().read(dsl -> {
            new Restrictions(dsl, Organisation.FIRST, article16).forEach(List.of(new Host(site)), all::add);
            return true;
        });
        return all;
    }

    @Test
    void nobodysDataIsInIt() throws Exception {
        logMissing();
        Path record = export();
        try (Stream<Path> files = Files.list(record)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file))
                        .doesNotContain(
                                "Ada",
                                "/song",
                                "Work 1",
                                "abuse@",
                                "mo\"",
                                at(PIRATE).id());
            }
        }
    }

    @Test
    void whatWasAppendedBeforeACrashIsFoundAgain() throws Exception {
        logMissing();
        long size = log.log().checkpoint().size();
        catalogue
                .database()
                .change(dsl -> dsl.update(PUBLIC_ACT)
                        .setNull(PUBLIC_ACT.LEAF)
                        .where(PUBLIC_ACT.LEAF.gt(1L))
                        .execute());
        assertThat(logMissing()).isZero();
        assertThat(log.log().checkpoint().size()).isEqualTo(size);
        assertThat(verified(export()).fault()).isEmpty();
    }

    @Test
    void whatWasNotAppendedBeforeACrashIsAppended() throws Exception {
        logMissing();
        decide(at(PIRATE), DecisionState.LICENSED);
        HomeLog whole = log;
        log = HomeLog.openOrBegin(new Home(outside.resolve("other")).create(), InstantSource.system());
        assertThat(logMissing()).as("into a log that is lost").isEqualTo(1);
        log = whole;
        catalogue
                .database()
                .change(dsl -> dsl.update(PUBLIC_ACT)
                        .setNull(PUBLIC_ACT.LEAF)
                        .where(PUBLIC_ACT.SUBJECT.contains("LICENSED"))
                        .execute());
        assertThat(logMissing()).isZero();
        assertThat(log.log().checkpoint().size()).isEqualTo(6);
        assertThat(verified(export()).fault()).isEmpty();
    }

    @Test
    void aLeafThatNobodyHereCanTellStopsTheExport() throws Exception {
        logMissing();
        catalogue
                .database()
                .change(dsl ->
                        dsl.deleteFrom(PUBLIC_ACT).where(PUBLIC_ACT.LEAF.eq(2L)).execute());
        assertThatThrownBy(this::export).isInstanceOf(RegistryException.class).hasMessageContaining("leaf 2");
    }
}
