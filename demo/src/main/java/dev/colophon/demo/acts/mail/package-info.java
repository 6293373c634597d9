/** The mail server of the hosts. */
@NullMarked
package dev.colophon.demo.acts.mail;

import org.jspecify.annotations.NullMarked;
