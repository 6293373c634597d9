/** XML messages of strangers, record by record. */
@NullMarked
package dev.colophon.registry.message.xml;

import org.jspecify.annotations.NullMarked;
