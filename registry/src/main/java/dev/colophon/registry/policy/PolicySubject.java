package dev.colophon.registry.policy;

import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;

/** Of what a policy is. */
public sealed interface PolicySubject {

    String id();

    /** For a person. */
    String words();

    /** All works that a party owns, or holds something of, unless a work has a policy of its own. */
    record AllWorksOf(Party party) implements PolicySubject {

        @Override
        public String id() {
            return party.id();
        }

        @Override
        public String words() {
            return "all works of " + party.name();
        }
    }

    /** One work. */
    record OfWork(Work work) implements PolicySubject {

        @Override
        public String id() {
            return work.id();
        }

        @Override
        public String words() {
            return "`%s` by %s".formatted(work.title(), work.owner().name());
        }
    }
}
