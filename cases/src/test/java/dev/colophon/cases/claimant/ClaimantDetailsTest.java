package dev.colophon.cases.claimant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.work.RegistryException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimantDetailsTest {

    private static ClaimantDetails details(String phone, String email, String country) {
        return new ClaimantDetails(
                Optional.empty(),
                Optional.empty(),
                Optional.of("Ada  Example"),
                Optional.of("Musterstr. 1\nLeipzig"),
                Optional.of("04109"),
                Optional.of(country),
                Optional.of(phone),
                Optional.empty(),
                Optional.of(email));
    }

    @Test
    void whatIsSaidIsKeptInOneLineAndToldByNoLog() {
        ClaimantDetails said = details("+49 341 123456", "ada@ada.example", "de");
        assertThat(said.address()).contains("Musterstr. 1 Leipzig");
        assertThat(said.country()).contains("DE");
        assertThat(said.missing()).containsExactly("proof of identity");
        assertThat(said.toString()).doesNotContain("Muster", "123456", "ada", "04109");
        IdentityProof proof = new IdentityProof(IdentityProof.Kind.PASSPORT, "ada-passport.pdf", "ab".repeat(32));
        assertThat(proof.toString()).doesNotContain("ada");
    }

    @Test
    void whatIsSaidLaterReplacesOnlyThat() {
        ClaimantDetails first = details("+49 341 123456", "ada@ada.example", "DE");
        ClaimantDetails both = first.with(new ClaimantDetails(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("+49 341 99999"),
                Optional.of("mo@ada.example")));
        assertThat(both.email()).contains("mo@ada.example");
        assertThat(both.fax()).contains("+49 341 99999");
        assertThat(both.phone()).isEqualTo(first.phone());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada", "ada@", "@b.example", "a b@c.example", "ada@example", "ada@b.example\nBcc: x@y.example"})
    void whatIsNoAddressIsRefusedWithoutRepeatingIt(String email) {
        assertThatThrownBy(() -> details("+49 341 123456", email, "DE"))
                .isInstanceOf(RegistryException.class)
                .hasMessageNotContaining("Bcc");
    }

    @Test
    void norANumberNorACountryThatIsNone() {
        assertThatThrownBy(() -> details("call me", "ada@ada.example", "DE")).hasMessageContaining("phone number");
        assertThatThrownBy(() -> details("+49 341 123456", "ada@ada.example", "XX"))
                .hasMessageContaining("ISO 3166-1");
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Example, A…e",
        "Ada, A…",
        "A, …",
        "ada.example@mail.example, a…e@mail.example",
        "+49 341 123456, +…6",
        "莎莎莎莎莎莎, 莎…莎"
    })
    void maskedItTellsHardlyAnything(String text, String masked) {
        assertThat(MaskedText.of(text)).isEqualTo(masked);
    }
}
