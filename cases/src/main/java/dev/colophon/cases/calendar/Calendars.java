package dev.colophon.cases.calendar;

import dev.colophon.cases.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The calendars that come with Colophon, one file a country beside this class. */
public final class Calendars {

    /** Countries with a file, by ISO 3166-1; there is no way to list what is in a jar. */
    private static final List<String> COUNTRIES =
            List.of("AT", "CN", "DE", "ES", "FR", "IE", "LU", "NL", "PL", "SE", "US");

    private static final Map<String, BusinessCalendar> READ = new ConcurrentHashMap<>();

    private Calendars() {}

    /** Countries that there is a calendar of, ISO 3166-1. */
    public static List<String> countries() {
        return COUNTRIES;
    }

    /**
     * The calendar of a country.
     *
     * @param country ISO 3166-1, in capitals
     * @throws CalendarException when there is none
     */
    public static BusinessCalendar of(String country) {
        if (!COUNTRIES.contains(country)) {
            throw new CalendarException("there is no calendar of '%s'; there are those of %s"
                    .formatted(country, String.join(", ", COUNTRIES)));
        }
        return READ.computeIfAbsent(country, Calendars::read);
    }

    /** All of them, by country. */
    static Map<String, BusinessCalendar> all() {
        Map<String, BusinessCalendar> all = new TreeMap<>();
        COUNTRIES.forEach(country -> all.put(country, of(country)));
        return all;
    }

    private static BusinessCalendar read(String country) {
        String name = country + ".yaml";
        try (InputStream in = Objects.requireNonNull(Calendars.class.getResourceAsStream(name), name)) {
            return CalendarReader.calendar(YamlFile.read(name, in));
        } catch (IOException e) {
            throw new IllegalStateException("a resource can be read: " + name, e);
        }
    }
}
