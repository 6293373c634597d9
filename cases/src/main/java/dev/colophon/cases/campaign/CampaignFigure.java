package dev.colophon.cases.campaign;

import java.util.Locale;
import java.util.function.ToLongFunction;

/** The numbers of a campaign report in their order. What each counts is said by {@link CampaignCopy}, and to people by {@link #meaning}. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum CampaignFigure {
    WORKS(ProviderFigures::works),
    FOUND(ProviderFigures::found),
    NOTICED(ProviderFigures::noticed),
    REMOVED_BY_ITSELF(ProviderFigures::removedByItself),
    REMOVED_ON_NOTICE(ProviderFigures::removedOnNotice),
    REMOVED_BY_DEADLINE(ProviderFigures::removedByDeadline),
    VERIFIED_DAY(ProviderFigures::verifiedDay),
    VERIFIED_WEEK(ProviderFigures::verifiedWeek),
    VERIFIED_MONTH(ProviderFigures::verifiedMonth),
    REAPPEARED(ProviderFigures::reappeared),
    CONTESTED(ProviderFigures::contested),
    RESTORED(ProviderFigures::restored),
    RETRACTED(ProviderFigures::retracted),
    LICENSED_SINCE(ProviderFigures::licensedSince),
    LAWFUL(ProviderFigures::lawful),
    UNDECIDED(ProviderFigures::undecided);

    private final ToLongFunction<ProviderFigures> value;

    CampaignFigure(ToLongFunction<ProviderFigures> value) {
        this.value = value;
    }

    /** It, of a provider or of all. */
    public long of(ProviderFigures figures) {
        return value.applyAsLong(figures);
    }

    /** As it is called in tables for programs: {@code removed_by_itself}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of the message that names it. */
    public String label() {
        return "campaign.figure." + name();
    }

    /** The key of the message that says what it counts. */
    public String meaning() {
        return "campaign.means." + name();
    }
}
