/**
 * What a page, its answer, its site's robots rules or the tags of a file say of licences: one finder for each standard. Pure
 * functions; nothing here is believed, and nothing that a statement names is fetched.
 */
@NullMarked
package dev.colophon.page.licence;

import org.jspecify.annotations.NullMarked;
