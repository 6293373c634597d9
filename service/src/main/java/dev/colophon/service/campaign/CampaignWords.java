package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.ProviderFigures.Quartiles;
import dev.colophon.cases.campaign.PublishedCount;
import dev.colophon.cases.campaign.PublishedSum;
import dev.colophon.evidence.messages.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said of the numbers of campaigns, in the language of whoever reads. */
public final class CampaignWords {

    private static final List<String> SMALL = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private CampaignWords() {}

    /** With separators of thousands: {@code 2,196,867}. */
    public static String number(long value) {
        return "%,d".formatted(value);
    }

    /** A published number with its precision. */
    public static String published(PublishedCount count, Language reader) {
        return reader.say("campaign.published." + count.precision().name(), number(count.value()));
    }

    /** {@code 2,196,867 as published (two figures minima, seven rounded), about 2.2 million}. */
    public static String sum(PublishedSum sum, Language reader) {
        boolean english = reader.equals(Language.ENGLISH);
        boolean chinese = reader.tag().startsWith("zh");
        String brief = chinese ? sum.myriads() : sum.millions();
        if (sum.isExact()) {
            return reader.say("campaign.sum", number(sum.value()), brief);
        }
        List<String> parts = new ArrayList<>();
        if (sum.minima() == 1) {
            parts.add(reader.say("campaign.sum.minimum"));
        } else if (sum.minima() > 1) {
            parts.add(reader.say("campaign.sum.minima", small(sum.minima(), english)));
        }
        if (sum.rounded() > 0) {
            parts.add(reader.say("campaign.sum.rounded", small(sum.rounded(), english)));
        }
        return reader.say("campaign.sum.inexact", number(sum.value()), brief, String.join(chinese ? "，" : ", ", parts));
    }

    private static String small(int number, boolean english) {
        return english && number < SMALL.size() ? SMALL.get(number) : Integer.toString(number);
    }

    /** The quartiles of the time that copies stayed up, as far as so many are gone, in a sentence. */
    public static String upTime(Quartiles quartiles, Language reader) {
        Optional<String> lower = quartiles.lower().map(CampaignWords::time);
        Optional<String> median = quartiles.median().map(CampaignWords::time);
        Optional<String> upper = quartiles.upper().map(CampaignWords::time);
        if (lower.isEmpty()) {
            return reader.say("campaign.time-up.none");
        }
        if (median.isEmpty()) {
            return reader.say("campaign.time-up.quarter", lower.get());
        }
        return upper.isEmpty()
                ? reader.say("campaign.time-up.half", median.get(), lower.get())
                : reader.say("campaign.time-up.value", median.get(), lower.get(), upper.get());
    }

    /** In days from two days on, else in hours; with one digit. */
    private static String time(Duration time) {
        return time.toDays() >= 2
                ? String.format(Locale.ROOT, "%.1f d", time.toMinutes() / 1440.0)
                : String.format(Locale.ROOT, "%.1f h", time.toMinutes() / 60.0);
    }
}
