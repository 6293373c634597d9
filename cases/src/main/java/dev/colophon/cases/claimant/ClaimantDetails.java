package dev.colophon.cases.claimant;

import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a notice must say of a rightsholder beside its name. Personal data: {@link #toString} tells none of it.
 *
 * @param legalRepresentative of a body
 * @param contact who is to be asked
 * @param address without post code and country
 * @param country ISO 3166-1, two capital letters
 * @param phone with the code of the country
 */
public record ClaimantDetails(
        Optional<IdentityProof> identity,
        Optional<String> legalRepresentative,
        Optional<String> contact,
        Optional<String> address,
        Optional<String> postCode,
        Optional<String> country,
        Optional<String> phone,
        Optional<String> fax,
        Optional<String> email) {

    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_PHONE = 64;
    private static final int LONGEST_EMAIL = 320;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{4,63}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"]{1,64}@[^\\s@<>,;:\"]+\\.[^\\s@<>,;:\".]{2,63}");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** Of whom nothing is known but the name. */
    public static final ClaimantDetails NONE = new ClaimantDetails(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * Checks what it is given.
     *
     * @throws RegistryException when something is blank, too long or not what it should be; the value is not repeated
     */
    public ClaimantDetails {
        legalRepresentative = text("legal representative", legalRepresentative, LONGEST_NAME);
        contact = text("contact", contact, LONGEST_NAME);
        address = text("address", address, LONGEST_ADDRESS);
        postCode = text("post code", postCode, LONGEST_CODE);
        country = text("country", country, 2).map(code -> code.toUpperCase(Locale.ROOT));
        phone = text("phone number", phone, LONGEST_PHONE);
        fax = text("fax number", fax, LONGEST_PHONE);
        email = text("e-mail address", email, LONGEST_EMAIL);
        require(country, COUNTRIES::contains, "the country is no code of ISO 3166-1: write two letters, such as CN");
        require(phone, PHONE.asMatchPredicate(), "the phone number is none: write digits, such as +86 10 1234 5678");
        require(fax, PHONE.asMatchPredicate(), "the fax number is none: write digits, such as +86 10 1234 5678");
        require(email, EMAIL.asMatchPredicate(), "the e-mail address is none: write one such as ada@ada.example");
    }

    private static Optional<String> text(String what, Optional<String> text, int longest) {
        return text.map(said -> WorkDetails.checked(what, said.replaceAll("\\s+", " "), longest));
    }

    private static void require(Optional<String> value, Predicate<String> sound, String otherwise) {
        if (value.filter(sound.negate()).isPresent()) {
            throw new RegistryException(otherwise);
        }
    }

    /** What a person writes in words of their own, by what it is called. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        legalRepresentative.ifPresent(text -> texts.put("legal representative", text));
        contact.ifPresent(text -> texts.put("contact", text));
        address.ifPresent(text -> texts.put("address", text));
        postCode.ifPresent(text -> texts.put("post code", text));
        return texts;
    }

    /** With what others say in place of it, where they say something. */
    public ClaimantDetails with(ClaimantDetails later) {
        return new ClaimantDetails(
                later.identity.or(() -> identity),
                later.legalRepresentative.or(() -> legalRepresentative),
                later.contact.or(() -> contact),
                later.address.or(() -> address),
                later.postCode.or(() -> postCode),
                later.country.or(() -> country),
                later.phone.or(() -> phone),
                later.fax.or(() -> fax),
                later.email.or(() -> email));
    }

    /** What most regimes ask for and is not known, in words. */
    public List<String> missing() {
        return missing(Language.ENGLISH);
    }

    /** The same in the words of a reader. */
    public List<String> missing(Language reader) {
        List<String> missing = new ArrayList<>();
        if (identity.isEmpty()) {
            missing.add(reader.say("claimant.missing.identity"));
        }
        if (address.isEmpty()) {
            missing.add(reader.say("claimant.missing.address"));
        }
        if (postCode.isEmpty()) {
            missing.add(reader.say("claimant.missing.post-code"));
        }
        if (phone.isEmpty()) {
            missing.add(reader.say("claimant.missing.phone"));
        }
        if (email.isEmpty()) {
            missing.add(reader.say("claimant.missing.email"));
        }
        return missing;
    }

    @Override
    public String toString() {
        return "ClaimantDetails[missing=" + missing() + "]";
    }
}
