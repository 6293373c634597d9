package dev.colophon.registry.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.index.Match;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.OpenCatalogue;
import dev.colophon.registry.Texts;
import dev.colophon.registry.Works;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvent.Action;
import dev.colophon.registry.history.WorkEvent.Change;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.identifier.InvalidIdentifierException;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a person can do to works, on every database. */
abstract class EditContract extends OpenCatalogue {

    private static final WorkEdit NOTHING = new WorkEdit(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), Map.of());

    private Works works() {
        return catalogue.works(Organisation.FIRST);
    }

    private WorkEvents events() {
        return new WorkEvents(catalogue.ids(), () -> NOW, "Bea");
    }

    private List<Change> edit(Work work, WorkEdit edit) {
        return catalogue
                .database()
                .writeRepeating(dsl -> new WorkEditor(Organisation.FIRST, events()).edit(dsl, work.id(), edit));
    }

    private int merge(Work into, Work from) {
        return catalogue.database().write(dsl -> new WorkMerger(events()).merge(dsl, into.id(), from.id()));
    }

    private List<Reference> remove(Work work) {
        List<Reference> removed =
                catalogue.database().write(dsl -> new WorkRemoval(events()).removeWork(dsl, work.id()));
        reopen();
        return removed;
    }

    private void remove(Reference reference) {
        catalogue
                .database()
                .change(dsl -> new WorkRemoval(events())
                        .removeReferences(
                                dsl, reference.workId(), Set.of(reference.id().value())));
        reopen();
    }

    private static WorkEdit titled(String title) {
        return new WorkEdit(
                Optional.of(title),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static WorkEdit owned(String owner) {
        return new WorkEdit(
                Optional.empty(),
                Optional.of(owner),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Identifier isrc(String text) throws InvalidIdentifierException {
        return Identifier.parse(IdentifierScheme.ISRC, text);
    }

    private static StatedIdentifier stated(Identifier identifier) {
        return new StatedIdentifier(identifier, StatedBy.OWNER);
    }

    private static StatedField creator(String name) {
        return new StatedField(StatedField.CREATOR, name, StatedBy.OWNER);
    }

    private static WorkDetails listed(String title, Identifier identifier, String creator, String... hosts) {
        WorkDetails plain = by("Ada", title, hosts);
        return new WorkDetails(
                plain.owner(),
                plain.title(),
                Optional.of(Policy.BLOCK_ACCESS),
                plain.authorisedHosts(),
                new DescriptiveMetadata(List.of(stated(identifier)), List.of(creator(creator))));
    }

    private Registered text(int number, String owner, String title) throws Exception {
        return added(register(new Submission(file(number + ".txt", Texts.text(number)), by(owner, title)))
                .getFirst());
    }

    private boolean isFound(int text) throws Exception {
        return !works().registered(search(file("copy.txt", "Intro. " + Texts.text(text))).stream()
                        .map(Match::reference)
                        .toList())
                .isEmpty();
    }

    private WorkEvent event(Work work, Action action) {
        return works().history(work).stream()
                .filter(event -> event.action() == action)
                .findFirst()
                .orElseThrow();
    }

    private WorkSummary summary(Work work) {
        return works().list(WorkQuery.ALL).stream()
                .filter(one -> one.work().id().equals(work.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAPersonSetsListsAndTagsNoLongerChange() throws Exception {
        Identifier wrong = isrc("USRC17607839");
        Identifier right = isrc("GBAYE0601498");
        Path song = file("song.txt", Texts.text(1));
        Submission list = new Submission(song, listed("Wrong", wrong, "Nobody", "old.example"));
        Work work = added(register(list).getFirst()).work();
        assertThat(edit(
                        work,
                        new WorkEdit(
                                Optional.of(" Evening\0 Song "),
                                Optional.of("Ben"),
                                Optional.of(Policy.NO_ACTION),
                                List.of(new Host("new.example")),
                                List.of(new Host("old.example")),
                                List.of(right),
                                List.of(wrong),
                                Map.of("creator", "Mo", "genre", "Waltz"))))
                .containsExactly(
                        Change.changed("title", "Wrong", "Evening? Song"),
                        Change.changed("owner", "Ada", "Ben"),
                        Change.changed("policy", "BlockAccess", "NoAction"),
                        Change.added("authorised host", "new.example"),
                        Change.removed("authorised host", "old.example"),
                        Change.added("ISRC", "GBAYE0601498"),
                        Change.removed("ISRC", "USRC17607839"),
                        Change.changed("creator", "Nobody", "Mo"),
                        Change.added("genre", "Waltz"));
        WorkSummary edited = summary(work);

        Registration registration =
                register(Organisation.FIRST, _ -> tags("USRC17607839"), list).getFirst();
        assertThat(registration)
                .isInstanceOfSatisfying(
                        Registration.Known.class,
                        known -> assertThat(known.kept())
                                .extracting(Registration.Change::detail)
                                .containsExactly(
                                        Registration.Detail.OWNER,
                                        Registration.Detail.TITLE,
                                        Registration.Detail.POLICY,
                                        Registration.Detail.AUTHORISED_HOST,
                                        Registration.Detail.IDENTIFIER,
                                        Registration.Detail.FIELD));
        assertThat(summary(work)).isEqualTo(edited);
        register(
                Organisation.FIRST,
                _ -> tags("USRC17607839"),
                Submission.to(edited.work(), file("remaster.txt", Texts.text(2))));
        assertThat(summary(work).metadata()).as("tags of another file").isEqualTo(edited.metadata());
        assertThat(edit(work, titled("Evening? Song"))).isEmpty();

        assertThat(works().history(work))
                .extracting(WorkEvent::action)
                .containsExactlyInAnyOrder(Action.EDITED, Action.FILES_ADDED);
        assertThat(event(work, Action.EDITED)).satisfies(event -> {
            assertThat(event.actor()).isEqualTo("Bea");
            assertThat(event.at()).isEqualTo(NOW);
            assertThat(event.changes()).hasSize(9).contains(Change.changed("title", "Wrong", "Evening? Song"));
        });
    }

    private static Tags tags(String isrc) {
        return new Tags(
                Optional.of("Tagged"), List.of("Tag"), List.of(isrc), List.of(), Optional.empty(), Optional.empty());
    }

    @Test
    void whatListsChangeIsInTheHistory() throws Exception {
        Path song = file("song.txt", Texts.text(1));
        Work work = added(register(new Submission(song, by("Ada", "First"))).getFirst())
                .work();
        register(new Submission(song, by("Ada", "Second")));
        assertThat(works().history(work)).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(Action.UPDATED);
            assertThat(event.actor()).isEqualTo("Mo");
            assertThat(event.changes()).containsExactly(Change.changed("title", "First", "Second"));
        });
    }

    @Test
    void aMergedWorkGoesToTheOtherWithAllThatItHas() throws Exception {
        Identifier isrc = isrc("USRC17607839");
        Registered kept = text(1, "Ada", "Novel");
        Path draft = file("draft.txt", Texts.text(2));
        Submission list = new Submission(draft, listed("Draft", isrc, "Mo", "shop.example"));
        Registered merged = added(register(list).getFirst());
        assertThat(merge(kept.work(), merged.work())).isEqualTo(1);

        assertThat(works().list(WorkQuery.ALL)).singleElement().satisfies(summary -> {
            assertThat(summary.work().title()).isEqualTo("Novel");
            assertThat(summary.work().authorisedHosts()).containsExactly(new Host("shop.example"));
            assertThat(summary.references()).isEqualTo(2);
            assertThat(summary.metadata())
                    .isEqualTo(new DescriptiveMetadata(List.of(stated(isrc)), List.of(creator("Mo"))));
        });
        assertThat(works().get(merged.work().id()).id()).isEqualTo(kept.work().id());
        assertThat(works().merged(kept.work())).containsExactly(merged.work().id());
        assertThat(works().registered(List.of(merged.reference().id())).values())
                .extracting(found -> found.work().id())
                .containsExactly(kept.work().id());

        assertThat(register(list).getFirst())
                .as("the list of before does not part them")
                .isInstanceOf(Registration.Known.class);
        Registered third = text(3, "Ada", "Draft");
        assertThat(third.work().id())
                .as("a file of the title of before")
                .isEqualTo(kept.work().id());
        assertThat(works().history(kept.work()))
                .extracting(WorkEvent::action)
                .containsExactlyInAnyOrder(Action.MERGED, Action.MERGED_INTO);
        assertThat(event(kept.work(), Action.MERGED).changes())
                .contains(
                        Change.added(
                                "work", "Draft (%s)".formatted(merged.work().id())),
                        Change.added("ISRC", "USRC17607839"),
                        Change.added("creator", "Mo"),
                        Change.added("authorised host", "shop.example"));

        Registered last = text(4, "Ada", "Trilogy");
        merge(last.work(), kept.work());
        assertThat(works().get(merged.work().id()).id()).isEqualTo(last.work().id());
        assertThat(catalogue.verify().isClean()).isTrue();
    }

    @Test
    void aFileThatBothHaveIsThereOnceAfterwards() throws Exception {
        Registered ada = text(1, "Ada", "Novel");
        Registered ben = text(1, "Ben", "Novel");
        assertThat(ben.reference().competing()).isTrue();
        assertThatThrownBy(() -> merge(ada.work(), ben.work()))
                .isInstanceOf(RegistryException.class)
                .hasMessage("`Novel` is by Ben and `Novel` by Ada: "
                        + "say first who owns both, with `colophon works edit ID --owner NAME`");
        edit(ben.work(), owned("Ada"));
        assertThat(works().references(ben.work()))
                .extracting(Reference::competing)
                .containsExactly(false);
        merge(ada.work(), ben.work());
        reopen();
        assertThat(works().references(ada.work()))
                .extracting(Reference::id)
                .containsExactly(ada.reference().id());
        assertThat(catalogue.verify().isClean()).isTrue();
        assertThat(isFound(1)).isTrue();
    }

    @Test
    void theRemovedFileOfTheOneIsBackByTheSameFileOfTheOther() throws Exception {
        Registered ada = text(1, "Ada", "Novel");
        Registered ben = text(1, "Ben", "Draft");
        edit(ben.work(), owned("Ada"));
        remove(ada.reference());
        merge(ada.work(), ben.work());
        reopen();
        assertThat(works().references(ada.work()))
                .extracting(Reference::id)
                .containsExactly(ada.reference().id());
        assertThat(catalogue.verify().isClean()).isTrue();
        assertThat(isFound(1)).isTrue();
    }

    @Test
    void aRemovedWorkIsNoMoreSearchedAndStaysAway() throws Exception {
        Registered one = text(1, "Ada", "Novel");
        text(2, "Ada", "Other");
        assertThat(remove(one.work()))
                .extracting(Reference::id)
                .containsExactly(one.reference().id());
        assertThat(catalogue.index().position()).isEqualTo(3);
        assertThat(search(file("copy.txt", "Intro. " + Texts.text(1)))).isEmpty();
        assertThat(catalogue.verify().isClean()).isTrue();
        assertThat(works().list(WorkQuery.ALL))
                .extracting(summary -> summary.work().title())
                .containsExactly("Other");
        assertThat(works().count()).isEqualTo(1);
        assertThat(works().get(one.work().id()).removedAt()).contains(NOW);
        assertThat(works().registered(List.of(one.reference().id()))).isEmpty();
        assertThatThrownBy(() -> edit(one.work(), titled("New")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("was removed or merged");

        Path file = file("1.txt", Texts.text(1));
        assertThat(register(new Submission(file, by("Ada")), new Submission(file, by("Ada", "Novel"))))
                .extracting(registration -> ((Registration.Refused) registration).reason())
                .allSatisfy(reason -> assertThat(reason)
                        .isEqualTo("REMOVED: it was removed from `Novel` on 2026-03-01; "
                                + "`colophon references add %s FILE` brings it back"
                                        .formatted(one.work().id())));

        Registered back = added(
                register(Submission.to(works().get(one.work().id()), file)).getFirst());
        assertThat(back.reference()).isEqualTo(one.reference());
        assertThat(back.work()).isEqualTo(one.work());
        assertThat(isFound(1)).isTrue();
        assertThat(catalogue.verify().isClean()).isTrue();
        assertThat(works().history(one.work()))
                .extracting(WorkEvent::action)
                .containsExactlyInAnyOrder(Action.REMOVED, Action.RESTORED, Action.FILES_ADDED);
        assertThat(event(one.work(), Action.REMOVED).changes())
                .containsExactly(
                        Change.removed("title", "Novel"),
                        Change.removed("owner", "Ada"),
                        Change.removed("file", one.reference().label()));
    }

    @Test
    void aFileLeavesItsWorkAndGoesToAnother() throws Exception {
        Registered one = text(1, "Ada", "Novel");
        Registered two = text(2, "Ada", "Novel");
        Registered other = text(3, "Ada", "Other");
        Path file = file("1.txt", Texts.text(1));
        assertThat(register(Submission.to(other.work(), file)).getFirst())
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("IN_ANOTHER_WORK: it is a file of `Novel`")
                                .endsWith("`colophon references remove %s`"
                                        .formatted(one.reference().id())));
        remove(one.reference());
        assertThat(isFound(1)).isFalse();
        assertThat(works().references(two.work()))
                .extracting(Reference::id)
                .containsExactly(two.reference().id());
        Registered moved = added(register(Submission.to(other.work(), file)).getFirst());
        assertThat(moved.work().id()).isEqualTo(other.work().id());
        assertThat(moved.reference().id()).isNotEqualTo(one.reference().id());
        assertThat(isFound(1)).isTrue();
        assertThat(works().history(two.work()))
                .singleElement()
                .satisfies(event -> assertThat(event.changes())
                        .containsExactly(Change.removed("file", one.reference().label())));
        assertThatThrownBy(() -> works().reference(one.reference().id().value()))
                .isInstanceOf(RegistryException.class);
        assertThat(works().reference(moved.reference().id().value()).reference())
                .isEqualTo(moved.reference());
    }

    @Test
    void whoNoLongerClaimsCompetesWithNobody() throws Exception {
        Registered ada = text(1, "Ada", "Novel");
        Registered ben = text(1, "Ben", "Copy");
        assertThat(summary(ben.work()).competing()).isEqualTo(1);
        remove(ada.work());
        assertThat(summary(ben.work()).competing()).isZero();
    }

    @Test
    void worksOfAnotherOrganisationAreOutOfReach() throws Exception {
        Organisation label = another("label");
        Registered theirs = added(register(label, new Submission(file("t.txt", Texts.text(5)), by("Eve", "Theirs")))
                .getFirst());
        assertThatThrownBy(() -> works().get(theirs.work().id())).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> works().reference(theirs.reference().id().value()))
                .isInstanceOf(RegistryException.class);
    }

    @Test
    void whoRegistersAndWhoRemovesStandInNobodysWay() throws Exception {
        List<Work> works = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            works.add(text(number, "Ada", "Old " + number).work());
        }
        List<Registration> told = new ArrayList<>();
        try (ExecutorService others = Executors.newFixedThreadPool(2)) {
            Future<?> editing = others.submit(() -> works.forEach(this::giveToBen));
            Future<?> removing = others.submit(() -> works.forEach(work ->
                    catalogue.database().writeRepeating(dsl -> new WorkRemoval(events()).removeWork(dsl, work.id()))));
            for (int number = 100; number < 112; number++) {
                told.addAll(register(new Submission(
                        file(number + ".txt", Texts.text(number)), by(number % 2 == 0 ? "Ada" : "Ben"))));
            }
            removing.get();
            editing.get();
        }
        assertThat(told).hasSize(12).hasOnlyElementsOfType(Registration.Added.class);
        reopen();
        assertThat(works().count()).isEqualTo(12);
        assertThat(catalogue.index().position()).isEqualTo(36);
        assertThat(catalogue.verify().isClean()).isTrue();
    }

    private void giveToBen(Work work) {
        try {
            edit(work, owned("Ben"));
        } catch (RegistryException e) {
            assertThat(e).as("it was removed before").hasMessageContaining("was removed");
        }
    }

    @Test
    void nothingIsSetByNothing() throws Exception {
        Work work = text(1, "Ada", "Novel").work();
        assertThat(edit(work, NOTHING)).isEmpty();
        assertThat(works().history(work)).isEmpty();
        assertThatThrownBy(() -> edit(work, titled("  ")))
                .isInstanceOf(RegistryException.class)
                .hasMessage("the title is blank: give a name");
    }
}
