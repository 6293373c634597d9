/** How people prove who they are: passwords, one-time codes, invitations, sessions. */
@NullMarked
package dev.colophon.service.signin;

import org.jspecify.annotations.NullMarked;
