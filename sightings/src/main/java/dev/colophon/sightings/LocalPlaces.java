package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Place.PLACE;

import dev.colophon.registry.work.Host;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/** Where something was: a path, an archive entry, a URL. */
public final class LocalPlaces {

    /** What is never due. */
    private static final long NEVER = 1L << 53;

    private static final Pattern SECRET = Pattern.compile("^(?i)(https?://)[^/?#@\\s]*@");

    private LocalPlaces() {}

    /** The key of a place. */
    public static String key(String uri) {
        return PlaceKey.of(clean(uri));
    }

    /** As it is stored: of an address on the web without a name and a password, which are nobody's to keep. */
    private static String clean(String uri) {
        String clean = Sanitiser.clean(uri);
        return clean.indexOf('@') < 0 ? clean : SECRET.matcher(clean).replaceFirst("$1");
    }

    /**
     * Makes a place in an archive known that stands by itself, such as one on the web: what is in it is gone with it. Returns
     * the key of the place.
     */
    static String entry(DSLContext dsl, String uri, String archive) {
        String outer = local(dsl, archive);
        String key = local(dsl, uri);
        dsl.update(PLACE)
                .set(PLACE.ARCHIVE, outer)
                .where(PLACE.KEY.eq(key), PLACE.ARCHIVE.isNull())
                .execute();
        return key;
    }

    /** Makes a place known that the crawl does not visit; one that is known stays as it is. Returns its key. */
    public static String local(DSLContext dsl, String uri) {
        String clean = clean(uri);
        String key = PlaceKey.of(clean);
        dsl.insertInto(PLACE)
                .set(PLACE.KEY, key)
                .set(PLACE.URI, clean)
                .set(PLACE.HOST, Host.ofPlace(clean).map(Host::name).orElse(null))
                .set(PLACE.STATE, "LOCAL")
                .set(PLACE.PRIORITY, 0)
                .set(PLACE.DUE_AT, NEVER)
                .set(PLACE.ATTEMPTS, 0)
                .set(PLACE.EVERY_MS, 0L)
                .onConflictDoNothing()
                .execute();
        return key;
    }
}
