/** What licences and rights are limited to: uses, territories, days, parts of works; and what has to be minded. */
@NullMarked
package dev.colophon.registry.licence.term;

import org.jspecify.annotations.NullMarked;
