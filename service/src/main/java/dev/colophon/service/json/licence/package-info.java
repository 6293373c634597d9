/** How licences are printed as JSON. */
@NullMarked
package dev.colophon.service.json.licence;

import org.jspecify.annotations.NullMarked;
