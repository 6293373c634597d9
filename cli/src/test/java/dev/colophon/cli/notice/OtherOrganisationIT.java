package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.file.CaseOutcome;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticeEvent.Means;
import dev.colophon.cases.notice.NoticeEvent.Outcome;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.account.AddOrganisation;
import dev.colophon.service.answer.ImportAnswer;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.campaign.ListCampaigns;
import dev.colophon.service.campaign.ShowCampaign;
import dev.colophon.service.casefile.CloseCase;
import dev.colophon.service.casefile.ListCases;
import dev.colophon.service.casefile.MergeCases;
import dev.colophon.service.casefile.NoteCase;
import dev.colophon.service.casefile.ShowCase;
import dev.colophon.service.casefile.SplitCase;
import dev.colophon.service.followup.ListNoticeStatus;
import dev.colophon.service.followup.RemindNotice;
import dev.colophon.service.followup.RetractNotice;
import dev.colophon.service.notice.CloseNotice;
import dev.colophon.service.notice.ListNotices;
import dev.colophon.service.notice.ReadNoticeFile;
import dev.colophon.service.notice.ShowNotice;
import dev.colophon.service.sending.DeliverNotices;
import dev.colophon.service.sending.ListDepartures;
import dev.colophon.service.sending.RecordSentNotice;
import dev.colophon.service.sending.SendNotice;
import dev.colophon.service.sending.SettleNotice;
import dev.colophon.service.sending.UndoNotice;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A second organisation of a home sees nothing of the notices, cases and campaigns of the first, and changes none. */
@Tag("full")
class OtherOrganisationIT extends DraftedNotices {

    @Test
    void nothingOfTheFirstIsThere() throws IOException {
        run("campaign", "open", "spring", "--deadline", "2099-06-30", "--scope", "s", "--provider", "Host=127.0.0.1");
        letGo("N-1");
        Organisation second = new AddOrganisation(settings()).add(Actor.local(), "Other Records");
        Actor other = new Actor(second, "bo");
        Settings settings = settings();
        String file = json("notice", "show", "N-1", "--json")
                .getFirst()
                .at("/files/0/name")
                .asText();

        assertThat(new ListNotices(settings)
                        .list(other, Optional.empty(), Optional.empty(), 100, said::add)
                        .orElseThrow())
                .isEmpty();
        assertThat(new ListNoticeStatus(settings).list(other, Optional.empty(), Optional.empty(), said::add))
                .isEmpty();
        assertThat(new ListCases(settings)
                        .list(other, Optional.empty(), Optional.empty(), 100, said::add)
                        .orElseThrow())
                .isEmpty();
        assertThat(new ListCampaigns(settings)
                        .list(other, Optional.empty(), 100, said::add)
                        .orElseThrow())
                .isEmpty();
        assertThat(new ListDepartures(settings).list(other)).isEmpty();
        assertThat(new DeliverNotices(settings, InstantSource.offset(InstantSource.system(), HOLD_OVER))
                        .deliver(other, Optional.empty(), said::add))
                .isEmpty();
        acts(settings, other, file)
                .forEach((name, act) -> assertThatThrownBy(act)
                        .as(name)
                        .isInstanceOf(RegistryException.class)
                        .hasMessageNotContaining("Leaf"));
        assertThat(String.join("\n", said)).doesNotContain("N-1", "K-1", "Leaf");
        assertThat(received()).as("what waits is the first's to hand over").isEmpty();

        assertThat(status("N-1").get("state").asText()).isEqualTo("HELD");
        assertThat(deliver(HOLD_OVER)).hasSize(1);
        assertThat(run("campaign", "show", "spring").exitCode()).isZero();
    }

    private Map<String, ThrowingCallable> acts(Settings settings, Actor other, String file) throws IOException {
        Path answer = Files.writeString(
                folder.resolve("removed.eml"), "From: h@host.example\nSubject: N-1\n\nThe files have been removed.\n");
        Map<String, ThrowingCallable> acts = new LinkedHashMap<>();
        acts.put("show notice", () -> new ShowNotice(settings).show(other, "N-1"));
        acts.put("file", () -> new ReadNoticeFile(settings).file(other, "N-1", file));
        acts.put(
                "status",
                () -> new ListNoticeStatus(settings).list(other, Optional.of("N-1"), Optional.empty(), said::add));
        acts.put("undo", () -> new UndoNotice(settings).undo(other, "N-1"));
        acts.put(
                "send",
                () -> new SendNotice(settings, InstantSource.system())
                        .send(
                                other,
                                new SendNotice.Request(
                                        "N-1", Optional.empty(), Duration.ofSeconds(30), Optional.empty()),
                                said::add));
        acts.put(
                "sent",
                () -> new RecordSentNotice(settings, InstantSource.system())
                        .sent(
                                other,
                                new RecordSentNotice.Request("N-1", Means.LETTER, Optional.empty(), Optional.empty()),
                                said::add));
        acts.put("settle", () -> new SettleNotice(settings).settle(other, "N-1", true, said::add));
        acts.put("remind", () -> new RemindNotice(settings).remind(other, "N-1", said::add));
        acts.put(
                "retract",
                () -> new RetractNotice(settings)
                        .retract(other, new RetractNotice.Request("N-1", "wrong", Optional.empty())));
        acts.put(
                "close",
                () -> new CloseNotice(settings).close(other, "N-1", Outcome.WITHDRAWN, Optional.of("because")));
        acts.put(
                "answer",
                () -> new ImportAnswer(settings, InstantSource.system())
                        .store(
                                other,
                                new ImportAnswer.Request(
                                        answer,
                                        Optional.of("N-1"),
                                        Optional.of(AnswerKind.REMOVED),
                                        Optional.empty(),
                                        Set.of(),
                                        Set.of(),
                                        List.of(),
                                        false)));
        acts.put("show case", () -> new ShowCase(settings).show(other, "K-1"));
        acts.put("note", () -> new NoteCase(settings).note(other, "K-1", "words"));
        acts.put(
                "split",
                () -> new SplitCase(settings)
                        .split(
                                other,
                                new SplitCase.Request("K-1", List.of(), List.of("127.0.0.1"), "because"),
                                said::add));
        acts.put("merge", () -> new MergeCases(settings).merge(other, "K-1", "K-2", "because"));
        acts.put(
                "close case",
                () -> new CloseCase(settings)
                        .close(other, new CloseCase.Request("K-1", CaseOutcome.WITHDRAWN, "because", false)));
        acts.put("show campaign", () -> new ShowCampaign(settings).show(other, "spring"));
        return acts;
    }
}
