/** References that hit too much: what they find a person decides, until a person releases them. */
@NullMarked
package dev.colophon.registry.quarantine;

import org.jspecify.annotations.NullMarked;
