package dev.colophon.cases.campaign;

import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.campaign.PublishedCount.Precision;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.OpenCaseFiles;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.PlaceKey;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.junit.jupiter.api.Test;

/** Campaigns, and what is counted of their copies, on every database. */
abstract class CampaignContract extends OpenCaseFiles {

    private static final Organisation STRANGER = new Organisation("other", "Other");
    private static final LocalDate DEADLINE =
            LocalDate.ofInstant(NOW, ZoneId.of("Asia/Shanghai")).plusDays(10);

    private <T> T campaigns(Function<Campaigns, T> act) {
        return catalogue.database().writeRepeating(dsl -> act.apply(new Campaigns(dsl, Organisation.FIRST)));
    }

    private Campaign open(String name) {
        return campaigns(all -> all.open(name, "songs", DEADLINE, ZoneId.of("Asia/Shanghai"), "mo", catalogue.ids()));
    }

    private static CampaignProvider provider(String name, String... sites) {
        return new CampaignProvider(name, List.of(sites).stream().map(Host::new).toList(), Optional.empty());
    }

    private CampaignReport report(String name) {
        return new CampaignCounting(catalogue.database(), Organisation.FIRST, () -> {})
                .report(campaigns(all -> all.get(name)), NOW);
    }

    private void look(StoredSighting sighting, Duration after, RemovalVerdict verdict) {
        catalogue
                .database()
                .change(dsl -> dsl.insertInto(REMOVAL_LOOK)
                        .set(REMOVAL_LOOK.ID, catalogue.ids().next())
                        .set(REMOVAL_LOOK.ORGANISATION, Organisation.FIRST.id())
                        .set(REMOVAL_LOOK.SIGHTING, sighting.id())
                        .set(REMOVAL_LOOK.PLACE, PlaceKey.of(sighting.place()))
                        .set(REMOVAL_LOOK.CONTENT, sighting.content().content().sha256())
                        .set(REMOVAL_LOOK.HOST, "pirate.example")
                        .set(REMOVAL_LOOK.AT, NOW.plus(after).toEpochMilli())
                        .set(REMOVAL_LOOK.VERDICT, verdict.name())
                        .set(REMOVAL_LOOK.REASON, "as told")
                        .set(REMOVAL_LOOK.VANTAGES, "here")
                        .execute());
    }

    @Test
    void aCampaignIsThereAsItWasOpened() {
        open("spring");
        campaigns(all -> all.add(
                "spring",
                List.of(
                        provider("Pirate", "pirate.example"),
                        new CampaignProvider(
                                "百度", List.of(), Optional.of(new PublishedCount(642_000, Precision.ROUNDED))))));
        Campaign added =
                campaigns(all -> all.add("spring", List.of(provider("Pirate", "mirror.example", "pirate.example"))));
        assertThat(added.providers())
                .containsExactly(
                        provider("Pirate", "mirror.example", "pirate.example"),
                        new CampaignProvider(
                                "百度", List.of(), Optional.of(new PublishedCount(642_000, Precision.ROUNDED))));
        assertThat(added.deadline()).isEqualTo(DEADLINE);
        assertThat(added.published()).isEqualTo(new PublishedSum(642_000, 1, 0, 1));
        assertThat(this.<List<Campaign>>campaigns(all -> all.list(Optional.empty(), 10)))
                .containsExactly(added);
        assertThatThrownBy(() -> open("spring")).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> campaigns(
                        all -> all.add("spring", List.of(provider("New"), provider("Other", "pirate.example")))))
                .hasMessageContaining("is a site of `Pirate`");
        assertThat(campaigns(all -> all.get("spring")).providers())
                .as("all or none")
                .hasSize(2);
        Optional<Campaign> seen = catalogue.database().read(dsl -> new Campaigns(dsl, STRANGER).find("spring"));
        assertThat(seen).isEmpty();
    }

    @Test
    void pagesOfAList() {
        Campaign first = open("first");
        Campaign second = open("second");
        assertThat(this.<List<Campaign>>campaigns(all -> all.list(Optional.of(second), 10)))
                .containsExactly(first);
        assertThat(this.<List<Campaign>>campaigns(all -> all.list(Optional.of(first), 10)))
                .isEmpty();
    }

    @Test
    void aSiteIsOneWithAnyPort() throws Exception {
        workOf("Ada", 1);
        StoredSighting ported = confirmed(PIRATE, 1);
        catalogue
                .database()
                .change(dsl -> dsl.update(PLACE)
                        .set(PLACE.HOST, "127.0.0.1:8755")
                        .where(PLACE.KEY.eq(PlaceKey.of(ported.place())))
                        .execute());
        open("ports");
        campaigns(all -> all.add("ports", List.of(provider("Local", "127.0.0.1"))));
        assertThat(report("ports").providers().getFirst().found()).isOne();
    }

    /** Of two copies of a notice one is contested: the other is not. */
    @Test
    void anAnswerIsCountedOfTheCopiesThatItIsAbout() throws Exception {
        workOf("Ada", 1);
        StoredSighting pirate = confirmed(PIRATE, 1);
        StoredSighting again = confirmed("https://cdn.pirate.example/again", 1);
        CaseNumber number = open().getFirst().number();
        sent(number, pirate.id());
        catalogue
                .database()
                .change(dsl -> dsl.insertInto(NOTICE_ITEM)
                        .set(NOTICE_ITEM.NOTICE, "notice-1")
                        .set(NOTICE_ITEM.NUMBER, 12)
                        .set(NOTICE_ITEM.SIGHTING, again.id())
                        .set(NOTICE_ITEM.URL, "https://cdn.pirate.example/again")
                        .set(NOTICE_ITEM.WORK_TITLE, "Work 1")
                        .execute());
        happened(1, "COUNTER_RECEIVED");
        open("spring");
        campaigns(all -> all.add("spring", List.of(provider("Pirate", "pirate.example"))));
        assertThat(report("spring").providers().getFirst().contested()).isEqualTo(2);
        for (String copies : List.of("[12]", "[2,12]", "[12,13]", "[2,12,13]")) {
            about(copies);
            assertThat(report("spring").providers().getFirst().contested())
                    .as(copies)
                    .isOne();
        }
        about("[2,112]");
        assertThat(report("spring").providers().getFirst().contested()).isZero();
    }

    private void about(String copies) {
        catalogue
                .database()
                .change(dsl -> dsl.update(NOTICE_EVENT)
                        .set(
                                NOTICE_EVENT.PAYLOAD,
                                "{\"complete\":true,\"receivedByHost\":\"" + NOW + "\",\"copies\":" + copies + "}")
                        .where(NOTICE_EVENT.KIND.eq("COUNTER_RECEIVED"))
                        .execute());
    }

    @Test
    void whatHappenedIsCountedOfEachProvider() throws Exception {
        workOf("Ada", 1);
        workOf("Ada", 2);
        StoredSighting pirate = confirmed(PIRATE, 1);
        StoredSighting again = confirmed("https://cdn.pirate.example/again", 1);
        confirmed("https://notpirate.example/song", 1);
        StoredSighting other = confirmed(OTHER, 2);
        CaseNumber number = open().getFirst().number();
        sent(number, pirate.id());
        happened(1, "COUNTER_RECEIVED");
        look(pirate, Duration.ofDays(1), RemovalVerdict.GONE);
        look(pirate, Duration.ofDays(9), RemovalVerdict.SOFT_404);
        look(pirate, Duration.ofDays(10), RemovalVerdict.UNCERTAIN);
        look(again, Duration.ofDays(1), RemovalVerdict.STILL_UP);
        look(again, Duration.ofDays(20), RemovalVerdict.GONE);
        look(again, Duration.ofDays(21), RemovalVerdict.REAPPEARED);
        decide(other, DecisionState.LICENSED);
        open("spring");
        campaigns(all ->
                all.add("spring", List.of(provider("Pirate", "pirate.example"), provider("Other", "other.example"))));

        CampaignReport report = report("spring");
        ProviderFigures first = report.providers().getFirst();
        assertThat(first.works()).isEqualTo(1);
        assertThat(first.found()).isEqualTo(2);
        assertThat(first.noticed()).isEqualTo(1);
        assertThat(first.removedOnNotice()).isEqualTo(1);
        assertThat(first.removedByItself()).isEqualTo(1);
        assertThat(first.removedByDeadline()).isEqualTo(1);
        assertThat(first.verifiedDay()).isEqualTo(1);
        assertThat(first.verifiedWeek()).isEqualTo(1);
        assertThat(first.verifiedMonth()).isZero();
        assertThat(first.reappeared()).isEqualTo(1);
        assertThat(first.contested()).isEqualTo(1);
        assertThat(first.upTime().median()).contains(Duration.ofDays(1));
        assertThat(first.upTime().upper()).contains(Duration.ofDays(20));
        ProviderFigures second = report.providers().get(1);
        assertThat(second.found()).isEqualTo(1);
        assertThat(second.licensedSince()).isEqualTo(1);
        assertThat(second.lawful()).isZero();
        assertThat(report.all().found()).isEqualTo(3);
        assertThat(report.all().works()).isEqualTo(2);
    }

    /** A text of two works from which one was dropped: it told of the other, too. */
    @Test
    void aLookForOneOfTwoWorksInTheSameBytesTellsNothingOfTheOther() throws Exception {
        workOf("Ada", 1);
        String other = workOf("Ada", 2).id();
        StoredSighting pirate = confirmed(PIRATE, 1);
        catalogue
                .database()
                .change(dsl -> dsl.execute(
                        "insert into sighting (id, organisation, place, host, content, work, state, first_seen, "
                                + "last_seen, decision_state) select 'of-the-other', organisation, place, host, content, ?, "
                                + "state, first_seen, last_seen, decision_state from sighting",
                        other));
        open("spring");
        campaigns(all -> all.add("spring", List.of(provider("Pirate", "pirate.example"))));
        look(pirate, Duration.ofDays(1), RemovalVerdict.GONE);
        assertThat(report("spring").all().found()).isEqualTo(2);
        assertThat(report("spring").all().removedByItself()).isOne();
        catalogue
                .database()
                .change(dsl -> dsl.update(REMOVAL_LOOK)
                        .set(REMOVAL_LOOK.SIGHTING, "made-anew-since")
                        .execute());
        assertThat(report("spring").all().removedByItself())
                .as("it is not known for which it was")
                .isEqualTo(2);
    }

    @Test
    void anIncompleteCounterNoticeContestsNothing() throws Exception {
        workOf("Ada", 1);
        StoredSighting pirate = confirmed(PIRATE, 1);
        sent(open().getFirst().number(), pirate.id());
        happened(1, "COUNTER_RECEIVED");
        open("spring");
        campaigns(all -> all.add("spring", List.of(provider("Pirate", "pirate.example"))));
        assertThat(report("spring").all().contested()).isEqualTo(1);
        catalogue
                .database()
                .change(dsl -> dsl.update(NOTICE_EVENT)
                        .set(NOTICE_EVENT.PAYLOAD, "{\"complete\":false,\"receivedByHost\":\"" + NOW + "\"}")
                        .where(NOTICE_EVENT.KIND.eq("COUNTER_RECEIVED"))
                        .execute());
        assertThat(report("spring").all().contested()).isZero();
    }

    /** What was taken for a counter-notice and is none contests nothing. */
    @Test
    void anAnswerThatIsCorrectedIsNotCounted() throws Exception {
        workOf("Ada", 1);
        StoredSighting pirate = confirmed(PIRATE, 1);
        sent(open().getFirst().number(), pirate.id());
        happened(1, "COUNTER_RECEIVED");
        open("spring");
        campaigns(all -> all.add("spring", List.of(provider("Pirate", "pirate.example"))));
        assertThat(report("spring").all().contested()).isEqualTo(1);
        long wrong = catalogue
                .database()
                .read(dsl -> dsl.select(NOTICE_EVENT.SEQUENCE)
                        .from(NOTICE_EVENT)
                        .where(NOTICE_EVENT.KIND.eq("COUNTER_RECEIVED"))
                        .fetchSingle()
                        .value1());
        happened(1, "ANSWER_CORRECTED");
        catalogue
                .database()
                .change(dsl -> dsl.update(NOTICE_EVENT)
                        .set(
                                NOTICE_EVENT.PAYLOAD,
                                "{\"answer\":\"answer-1.eml\",\"was\":\"counter-notice\",\"event\":%d}"
                                        .formatted(wrong))
                        .where(NOTICE_EVENT.KIND.eq("ANSWER_CORRECTED"))
                        .execute());
        assertThat(report("spring").all().contested()).isZero();
    }

    @Test
    void whatAPersonSentLeftWhenTheySayItDid() throws Exception {
        workOf("Ada", 1);
        StoredSighting pirate = confirmed(PIRATE, 1);
        CaseNumber number = open().getFirst().number();
        sent(number, pirate.id());
        catalogue
                .database()
                .change(dsl -> dsl.update(NOTICE_EVENT)
                        .set(NOTICE_EVENT.KIND, "SENT_BY_HAND")
                        .set(NOTICE_EVENT.PAYLOAD, "{\"when\":\"" + NOW.minus(Duration.ofDays(3)) + "\"}")
                        .execute());
        look(pirate, Duration.ofDays(-2), RemovalVerdict.GONE);
        open("spring");
        campaigns(all -> all.add("spring", List.of(provider("Pirate", "pirate.example"))));
        assertThat(report("spring").all().removedOnNotice()).isEqualTo(1);
        catalogue
                .database()
                .change(dsl -> dsl.update(NOTICE_EVENT)
                        .set(NOTICE_EVENT.PAYLOAD, "{\"when\":\"" + NOW.minus(Duration.ofDays(1)) + "\"}")
                        .execute());
        assertThat(report("spring").all().removedByItself()).isEqualTo(1);
    }

    @Test
    void othersSeeNothingOfIt() throws Exception {
        workOf("Ada", 1);
        confirmed(PIRATE, 1);
        open("spring");
        Campaign campaign = campaigns(all -> all.add("spring", List.of(provider("Pirate", "pirate.example"))));
        assertThat(new CampaignCounting(catalogue.database(), STRANGER, () -> {})
                        .report(campaign, NOW)
                        .all()
                        .found())
                .isZero();
    }

    /** How the database goes about a query. */
    abstract String plan(DSLContext dsl, Select<?> query);

    /** Each copy is read once, and nothing is looked for from end to end for each of them. */
    abstract void assertPlan(String plan);

    @Test
    void theDatabaseReadsEachTableOnce() throws Exception {
        workOf("Ada", 1);
        confirmed(PIRATE, 1);
        assertPlan(catalogue.database().read(dsl -> {
            CampaignCopies copies = new CampaignCopies(dsl, Organisation.FIRST);
            return plan(dsl, copies.copies(copies.hosts(List.of(new Host("pirate.example")))));
        }));
    }
}
