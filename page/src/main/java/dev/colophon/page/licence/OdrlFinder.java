package dev.colophon.page.licence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Policies of ODRL 2.2 in JSON-LD, and links to policies. What an Agreement, an Offer or a Set permits may license the use; whether
 * it does is for a person to find out: anybody can write one.
 */
final class OdrlFinder implements LicenceFinder {

    private static final Set<String> POLICIES =
            Set.of("Set", "Policy", "Offer", "Agreement", "Request", "Ticket", "Assertion", "Privacy");

    /** Programs do these. */
    private static final Set<String> MACHINE_ACTIONS =
            Set.of("index", "anonymize", "textToSpeech", "mine", "dataMining", "train", "ai_training");

    @Override
    public Standard standard() {
        return Standard.ODRL;
    }

    @Override
    public void find(MarkedPage page, Consumer<LicenceSignal> found) {
        page.data().forEachObject(object -> {
            if (isPolicy(object)) {
                policy(object, page, found);
            }
            JsonLd.values(object, "hasPolicy")
                    .filter(value ->
                            value.isTextual() || value.size() == 1) // one that is written here is an object of its own
                    .flatMap(value -> JsonLd.text(value).stream())
                    .forEach(uri -> named(subject(object, page), "script[ld+json hasPolicy]", uri, page, found));
        });
        for (Element element : page.marked()) {
            boolean names = Stream.of("rel", "property")
                    .flatMap(attribute -> MarkedPage.tokens(element.attr(attribute)).stream())
                    .anyMatch(token -> token.equals("odrl:haspolicy") || token.endsWith("/odrl/2/haspolicy"));
            if (names) {
                String uri = element.hasAttr("href") ? element.attr("href") : element.attr("resource");
                named(
                        SignalSubject.of(element, page),
                        element.normalName() + "[odrl:hasPolicy]",
                        page.references().resolve(uri).orElse(uri),
                        page,
                        found);
            }
        }
    }

    private void named(
            SignalSubject subject, String locator, String uri, MarkedPage page, Consumer<LicenceSignal> found) {
        page.said(
                        standard(),
                        locator,
                        subject,
                        Effect.LICENSES,
                        "a policy that was not read",
                        Optional.of(uri).filter(text -> text.startsWith("http")))
                .forEach(found);
    }

    private static boolean isPolicy(JsonNode object) {
        return JsonLd.types(object).stream().anyMatch(POLICIES::contains)
                && Stream.of("permission", "prohibition", "obligation")
                        .anyMatch(rule -> JsonLd.values(object, rule).findAny().isPresent());
    }

    /** One rule for each target: those of the policy hold for its rules. */
    private void policy(JsonNode policy, MarkedPage page, Consumer<LicenceSignal> found) {
        String kind = JsonLd.types(policy).stream()
                .filter(POLICIES::contains)
                .findFirst()
                .orElse("Policy");
        JsonLd.values(policy, "permission").forEach(rule -> rule(policy, rule, kind + " permits ", true, page, found));
        JsonLd.values(policy, "prohibition")
                .forEach(rule -> rule(policy, rule, kind + " prohibits ", false, page, found));
    }

    private void rule(
            JsonNode policy,
            JsonNode rule,
            String kind,
            boolean permits,
            MarkedPage page,
            Consumer<LicenceSignal> found) {
        List<String> actions = JsonLd.values(rule, "action")
                .flatMap(action -> JsonLd.text(action)
                        .or(() -> JsonLd.values(action, "value")
                                .flatMap(v -> JsonLd.text(v).stream())
                                .findFirst())
                        .stream())
                .map(JsonLd::local)
                .distinct()
                .toList();
        Effect effect = permits ? Effect.LICENSES : Effect.RESERVES;
        if (!actions.isEmpty() && actions.stream().allMatch(MACHINE_ACTIONS::contains)) {
            effect = Effect.MACHINE_USE;
        }
        String parties = Stream.of("assigner", "assignee")
                .flatMap(role -> Stream.concat(JsonLd.values(rule, role), JsonLd.values(policy, role))
                        .flatMap(party -> JsonLd.text(party).stream())
                        .limit(1)
                        .map(name -> "; " + role + " " + name))
                .collect(Collectors.joining());
        Optional<String> uid = Stream.concat(Stream.of(policy.path("@id")), JsonLd.values(policy, "uid"))
                .flatMap(value -> JsonLd.text(value).stream())
                .filter(text -> text.startsWith("http"))
                .findFirst();
        page.said(
                        standard(),
                        "script[ld+json " + (permits ? "permission" : "prohibition") + "]",
                        target(policy, rule, page),
                        effect,
                        kind + (actions.isEmpty() ? "its use" : String.join(", ", actions)) + parties,
                        uid)
                .forEach(found);
    }

    private static SignalSubject target(JsonNode policy, JsonNode rule, MarkedPage page) {
        List<String> targets = Stream.concat(JsonLd.values(rule, "target"), JsonLd.values(policy, "target"))
                .flatMap(target -> JsonLd.text(target).stream())
                .flatMap(text -> page.references().resolve(text).stream())
                .toList();
        List<String> assets = new ArrayList<>(targets);
        assets.removeIf(url -> SignalSubject.ofUrl(Optional.of(url), page).scope() != Scope.ASSET);
        return assets.isEmpty()
                ? SignalSubject.ofUrl(targets.stream().findFirst(), page)
                : new SignalSubject(Scope.ASSET, assets);
    }

    private static SignalSubject subject(JsonNode object, MarkedPage page) {
        return SignalSubject.ofUrl(
                JsonLd.text(object).flatMap(text -> page.references().resolve(text)), page);
    }
}
