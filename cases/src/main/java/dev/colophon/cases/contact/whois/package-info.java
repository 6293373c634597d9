/** Answers of whois servers, read. */
@NullMarked
package dev.colophon.cases.contact.whois;

import org.jspecify.annotations.NullMarked;
