/** Works and who may do what with them: rights, licences, offers, policies. */
@NullMarked
package dev.colophon.server.web.rights;

import org.jspecify.annotations.NullMarked;
