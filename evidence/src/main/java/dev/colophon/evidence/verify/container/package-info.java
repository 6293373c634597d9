/** What lies in a bundle, by name: parts, files beside it, {@code datapackage.json}, {@code seal.json}. */
@NullMarked
package dev.colophon.evidence.verify.container;

import org.jspecify.annotations.NullMarked;
