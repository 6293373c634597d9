package dev.colophon.registry.message.ern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.licence.term.LicensedUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErnUsesTest {

    private static final List<String> PAID = List.of("SubscriptionModel");

    @ParameterizedTest
    @CsvSource({
        "OnDemandStream, Stream",
        "NonInteractiveStream, Stream",
        "Webcast, Stream",
        "PermanentDownload, Download",
        "ConditionalDownload, Download",
        "TetheredDownload, Download",
        "Display, Display",
        "Podcast, 'Stream, Download'"
    })
    void aUseIsWhatAPageShowsOfIt(String type, String words) {
        ErnUses read = ErnUses.of(List.of(type), PAID);
        assertThat(LicensedUse.words(read.uses())).isEqualTo(words);
        assertThat(read.unclear()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UseAsRingtone", "PurchaseAsPhysicalProduct", "DubForMovies", "Broadcast"})
    void whatNoPageShowsGrantsNothingThere(String type) {
        ErnUses read = ErnUses.of(List.of(type), PAID);
        assertThat(read.uses()).isEmpty();
        assertThat(read.unclear()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNamed() {
        assertThat(ErnUses.of(List.of("OnDemandStream", "Hum"), List.of("BarterModel"))
                        .unclear())
                .containsExactly("UseType Hum", "CommercialModelType BarterModel");
        assertThat(ErnUses.of(List.of("UserDefined"), List.of("Unknown")).unclear())
                .containsExactly("UseType UserDefined", "CommercialModelType Unknown");
        assertThat(ErnUses.of(List.of(), PAID).unclear()).containsExactly("no UseType");
    }

    /** A service that plays an album shows its cover. */
    @Test
    void whatIsNotPlayedIsDisplayed() {
        assertThat(ErnUses.of(List.of("OnDemandStream"), PAID).ofWhatIsShown().uses())
                .containsExactly(LicensedUse.DISPLAY);
        assertThat(ErnUses.of(List.of("PermanentDownload"), PAID)
                        .ofWhatIsShown()
                        .uses())
                .containsExactlyInAnyOrder(LicensedUse.DOWNLOAD, LicensedUse.DISPLAY);
        assertThat(ErnUses.of(List.of("UseAsRingtone"), PAID).ofWhatIsShown().uses())
                .isEmpty();
    }
}
