package dev.colophon.registry.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.OpenCatalogue;
import dev.colophon.registry.Texts;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Offers and their answers, on every database. */
abstract class OfferContract extends OpenCatalogue {

    private Offer offer(Licensee licensee, Optional<Offer.Copy> copy) throws Exception {
        Work work = added(register(new Submission(file("one.txt", Texts.text(1)), by("Ada")))
                        .getFirst())
                .work();
        return new Offer(
                catalogue.ids().next(),
                work.owner(),
                licensee,
                new LicenceScope.NamedWorks(new TreeSet<>(Set.of(work.id())), Optional.of(new WorkSegment(100, 900))),
                Set.of(LicensedUse.STREAM, LicensedUse.DISPLAY),
                Territories.of(List.of("DE", "AT"), List.of()),
                new DateRange(Optional.of(LocalDate.parse("2026-01-01")), Optional.empty()),
                Price.parse("12.50", "EUR"),
                new Offer.Terms("ab".repeat(32), Optional.of("https://ada.example/terms")),
                "mailto:ada@ada.example",
                copy,
                "for the autumn",
                "Mo",
                NOW,
                NOW.plus(Offer.USUAL_LIFE),
                Optional.empty());
    }

    private void add(Offer offer) {
        catalogue.database().change(dsl -> new Offers(dsl, Organisation.FIRST).add(offer));
    }

    private Offer get(String id) {
        return catalogue.database().read(dsl -> new Offers(dsl, Organisation.FIRST).get(id));
    }

    private static Offer.Answer answer(OfferState state) {
        return new Offer.Answer(state, Optional.empty(), "a letter", "Mo", NOW);
    }

    @Test
    void isReadAsItWasMade() throws Exception {
        Offer made = offer(
                new Licensee.OfOperator("radio.example", List.of(new Host("radio.example"), new Host("tv.example"))),
                Optional.of(new Offer.Copy("01a2", "https://radio.example/a")));
        add(made);
        assertThat(get(made.id())).isEqualTo(made);
        assertThat(made.state(NOW)).isEqualTo(OfferState.OFFERED);
        assertThat(made.state(made.expires())).isEqualTo(OfferState.LAPSED);
        Organisation other = another("Others");
        List<Offer> ofOthers = catalogue.database().read(dsl -> new Offers(dsl, other).list());
        assertThat(ofOthers).isEmpty();
        assertThatThrownBy(() -> get("ffffffff")).isInstanceOf(RegistryException.class);
    }

    @Test
    void anAnswerStaysWhenTheDayIsOver() throws Exception {
        Offer made = offer(new Licensee.Anyone(), Optional.empty());
        add(made);
        catalogue.database().change(dsl -> {
            Offers offers = new Offers(dsl, Organisation.FIRST);
            assertThat(offers.answer(made, answer(OfferState.DECLINED))).isTrue();
            assertThat(offers.answer(made, answer(OfferState.ACCEPTED))).isFalse();
        });
        Offer answered = get(made.id());
        assertThat(answered.state(made.expires())).isEqualTo(OfferState.DECLINED);
        assertThat(answered.answer()).contains(answer(OfferState.DECLINED));
    }

    @Test
    void ofAnswersAtOnceOneIsKept() throws Exception {
        Offer made = offer(new Licensee.AtHosts(List.of(new Host("radio.example"))), Optional.empty());
        add(made);
        int callers = 4;
        CyclicBarrier together = new CyclicBarrier(callers);
        Callable<Boolean> accept = () -> {
            together.await();
            return catalogue
                    .database()
                    .writeRepeating(
                            dsl -> new Offers(dsl, Organisation.FIRST).answer(made, answer(OfferState.ACCEPTED)));
        };
        List<Boolean> kept = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<Boolean> one : threads.invokeAll(List.of(accept, accept, accept, accept))) {
                kept.add(one.get());
            }
        }
        assertThat(kept).containsExactlyInAnyOrder(true, false, false, false);
        assertThat(get(made.id()).state(NOW)).isEqualTo(OfferState.ACCEPTED);
    }
}
