package dev.colophon.page.context;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a page is for, and what it quotes.
 *
 * @param page its URL
 * @param purposes that it names by its title, its first heading or the types of schema.org
 * @param title its title and first heading
 * @param characters of its words, without spaces
 * @param quoted what it marks as quoted, at most 50 passages
 */
public record PageContext(
        String page, Set<Purpose> purposes, String title, int characters, List<QuotedPassage> quoted) {

    public PageContext {
        purposes = purposes.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(purposes));
        quoted = List.copyOf(quoted);
    }

    /** Whether it says anything. */
    public boolean isTelling() {
        return !purposes.isEmpty() || !quoted.isEmpty();
    }

    /** The same of a page that is known by another address. */
    public PageContext of(String other) {
        return new PageContext(other, purposes, title, characters, quoted);
    }
}
