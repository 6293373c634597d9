/** Records of registries, read (RDAP: RFC 9082, 9083, 9224, 9537; jCard: RFC 7095). */
@NullMarked
package dev.colophon.cases.contact.rdap;

import org.jspecify.annotations.NullMarked;
