package dev.colophon.server.web.rights;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.offer.OfferState;
import dev.colophon.server.page.FormFields;
import dev.colophon.service.catalogue.ListedWork;
import dev.colophon.service.offer.OfferDetail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page of licences and offers shows.
 *
 * @param works that can be chosen, newest first
 * @param owners of works
 * @param typed into the form that was sent, or chosen by the address
 * @param refused why what was asked was not done, in one line
 * @param stale whether something was changed since the page was shown, so that nothing was done
 * @param done what was done, as a word of the messages; empty for nothing
 * @param cleared how many copies a grant cleared, where it cleared some
 * @param confirmed how many it covers that persons confirmed, and which stay so
 */
public record LicencesView(
        List<Licences.Standing> licences,
        List<OfferDetail> offers,
        List<ListedWork> works,
        List<String> owners,
        FormFields typed,
        Optional<Message> refused,
        boolean stale,
        String done,
        int cleared,
        int confirmed) {

    public LicencesView {
        licences = List.copyOf(licences);
        offers = List.copyOf(offers);
        works = List.copyOf(works);
        owners = List.copyOf(owners);
    }

    /** Those in a state. */
    public List<Licences.Standing> in(LicenceState state) {
        return licences.stream()
                .filter(standing -> LicenceState.of(standing.licence()) == state)
                .toList();
    }

    /** Those that end soon, and all others behind them. */
    public List<Licences.Standing> endingFirst() {
        return Stream.concat(
                        in(LicenceState.ENDING).stream(),
                        licences.stream()
                                .filter(standing -> LicenceState.of(standing.licence()) != LicenceState.ENDING))
                .toList();
    }

    /** Offers in a state. */
    public List<OfferDetail> offers(OfferState state) {
        return offers.stream().filter(offer -> offer.state() == state).toList();
    }

    /** Of a form into which nothing was typed. */
    public static FormFields nothing() {
        return FormFields.NOTHING;
    }
}
