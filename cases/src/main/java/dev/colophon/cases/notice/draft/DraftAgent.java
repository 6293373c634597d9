package dev.colophon.cases.notice.draft;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.PowerOfAttorney;
import java.util.Optional;

/**
 * Who notifies in the owner's name.
 *
 * @param power what shows the authority, for this notice
 */
public record DraftAgent(String name, ClaimantDetails details, Optional<PowerOfAttorney> power) {}
