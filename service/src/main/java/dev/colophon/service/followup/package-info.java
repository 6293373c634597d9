/** What follows a notice that has left: where it stands, reminders, suits, retractions. */
@NullMarked
package dev.colophon.service.followup;

import org.jspecify.annotations.NullMarked;
