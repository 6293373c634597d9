package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.comparison.FindProceedings;
import dev.colophon.service.comparison.FindSighting;
import dev.colophon.service.comparison.Proceedings;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of a copy's evidence, case and notices where somebody compares it, before a decision about it is taken back. */
@Tag("full")
class ComparedNoticesIT extends DraftedNotices {

    @Test
    void itsEvidenceCaseAndNoticesAreNamed() throws Exception {
        String copy = noticed();
        Proceedings drafted = proceedings(copy);
        assertThat(drafted.evidence())
                .first()
                .satisfies(bundle -> assertThat(bundle.name()).startsWith("K-1-"));
        assertThat(drafted.openCase()).contains("K-1");
        assertThat(drafted.unsent()).map(Object::toString).containsExactly("N-1");
        assertThat(drafted.sent()).isEmpty();
        assertThat(letGo("N-1").exitCode()).isZero();
        Object _ = deliver(HOLD_OVER);
        Proceedings sent = proceedings(copy);
        assertThat(sent.sent()).map(Object::toString).containsExactly("N-1");
        assertThat(sent.unsent()).isEmpty();
        assertThat(run("decide", copy, "--undo").exitCode()).isZero();
        Proceedings undone = proceedings(copy);
        assertThat(undone.openCase()).isEmpty();
        assertThat(undone.sent()).map(Object::toString).containsExactly("N-1");
        assertThat(run("notice", "retract", "N-1", "--reason", "licensed", "--later")
                        .exitCode())
                .isZero();
        assertThat(proceedings(copy).depend()).isFalse();
    }

    private Proceedings proceedings(String copy) throws IOException {
        CatalogueItem.OfSighting item = new FindSighting(settings()).find(Actor.local(), copy, _ -> {});
        return new FindProceedings(settings()).find(Actor.local(), item.sighting());
    }

    /** The copy that the notice names. */
    private String noticed() throws IOException {
        return json("notice", "show", "N-1", "--json")
                .getFirst()
                .get("items")
                .get(0)
                .get("sighting")
                .asText();
    }
}
