package dev.colophon.service.json.work;

import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.Host;
import dev.colophon.service.json.licence.WorkRightsView;
import dev.colophon.service.registration.terms.TermsChange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a message changed of who may show a work and who holds it, in {@code registration.schema.json}. */
public record TermsView(
        @Nullable List<GrantedView> granted,
        @Nullable List<GrantedView> revoked,
        @Nullable List<WorkRightsView.ClaimView> stated,
        @Nullable List<WorkRightsView.ClaimView> withdrawn) {

    /** A licence. */
    public record GrantedView(
            String licence,
            List<String> hosts,
            @Nullable List<String> uses,
            @Nullable List<String> territories,
            @Nullable List<String> excludedTerritories,
            @Nullable String from,
            @Nullable String to) {

        private static GrantedView of(Licence licence) {
            Territories territories = licence.territories();
            return new GrantedView(
                    licence.id(),
                    licence.licensee().hosts().stream().map(Host::name).toList(),
                    some(licence.uses().stream()
                            .sorted()
                            .map(LicensedUse::standard)
                            .toList()),
                    some(territories.included()),
                    some(territories.excluded()),
                    licence.dates().first().map(LocalDate::toString).orElse(null),
                    licence.dates().last().map(LocalDate::toString).orElse(null));
        }
    }

    static @Nullable TermsView of(TermsChange change) {
        return change.equals(TermsChange.NONE)
                ? null
                : new TermsView(
                        views(change.granted(), GrantedView::of),
                        views(change.revoked(), GrantedView::of),
                        views(change.stated(), WorkRightsView.ClaimView::of),
                        views(change.withdrawn(), WorkRightsView.ClaimView::of));
    }

    private static <T, V> @Nullable List<V> views(List<T> all, Function<T, V> view) {
        return all.isEmpty() ? null : all.stream().map(view).toList();
    }

    private static @Nullable List<String> some(Collection<String> codes) {
        return codes.isEmpty() ? null : List.copyOf(codes);
    }
}
