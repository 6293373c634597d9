package dev.colophon.cases.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.file.CaseGrouping.Group;
import dev.colophon.cases.file.CaseGrouping.OpenCase;
import dev.colophon.registry.work.Party;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseGroupingTest {

    private static final Party ADA = new Party("ada", "Ada");
    private static final Party BEN = new Party("ben", "Ben");

    private static CaseOperator operator(String... sites) {
        return new CaseOperator(sites[0], Optional.empty(), List.of(sites), "because");
    }

    private static ConfirmedCopy copy(String sighting, Party owner, String site, CaseOperator operator) {
        return new ConfirmedCopy(sighting, owner, site, operator);
    }

    private static OpenCase open(long number, Party owner, CaseOperator operator) {
        return new OpenCase("case-" + number, new CaseNumber(number), owner.id(), operator);
    }

    @Test
    void oneOperatorAndOneRightsholderAreOneGroup() {
        CaseOperator both = operator("a.example", "b.example");
        List<Group> groups = CaseGrouping.of(
                List.of(
                        copy("1", ADA, "a.example", both),
                        copy("2", BEN, "a.example", both),
                        copy("3", ADA, "b.example", both),
                        copy("4", ADA, "c.example", operator("c.example"))),
                List.of());
        assertThat(groups).extracting(Group::sightings).containsExactly(List.of("1", "3"), List.of("2"), List.of("4"));
    }

    @Test
    void whatBelongsToAnOpenCaseJoinsIt() {
        CaseOperator grown = operator("a.example", "b.example", "c.example");
        List<OpenCase> open = List.of(
                open(1, ADA, operator("a.example", "b.example")),
                open(2, ADA, operator("b.example")), // split off by a person
                open(3, BEN, operator("c.example")));
        List<Group> groups = CaseGrouping.of(
                List.of(
                        copy("1", ADA, "a.example", grown),
                        copy("2", ADA, "b.example", grown),
                        copy("3", ADA, "c.example", grown)),
                open);
        assertThat(groups)
                .extracting(group -> group.into().orElseThrow().number().value() + ": " + group.sightings())
                .as("the part has its site; what no case has goes to the oldest of the operator's")
                .containsExactly("1: [1, 3]", "2: [2]");
    }

    @Test
    void anAccountIsNotThePlatform() {
        CaseOperator platform = operator("video.example");
        CaseOperator mo = new CaseOperator("video.example", Optional.of("mo"), List.of("video.example"), "because");
        CaseOperator bea = new CaseOperator("video.example", Optional.of("bea"), List.of("video.example"), "because");
        List<Group> groups = CaseGrouping.of(
                List.of(
                        copy("1", ADA, "video.example", mo),
                        copy("2", ADA, "video.example", bea),
                        copy("3", ADA, "video.example", platform)),
                List.of(open(1, ADA, bea)));
        assertThat(groups).hasSize(3);
        assertThat(groups.get(1).into()).isPresent();
        assertThat(groups.get(0).into()).isEmpty();
        assertThat(groups.get(2).into()).isEmpty();
    }

    /** Seeds 1 to 200: in whatever order copies come, each is in one group, and no group mixes rightsholders or operators. */
    @Test
    void eachCopyIsInOneGroupWhateverTheOrder() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<CaseOperator> operators = List.of(
                    operator("a.example", "b.example"), operator("c.example"), operator("d.example", "e.example"));
            List<ConfirmedCopy> copies = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                CaseOperator operator = operators.get(random.nextInt(operators.size()));
                String site =
                        operator.sites().get(random.nextInt(operator.sites().size()));
                copies.add(copy("" + i, random.nextBoolean() ? ADA : BEN, site, operator));
            }
            Set<Set<String>> first = sets(CaseGrouping.of(copies, List.of()));
            Collections.shuffle(copies, random);
            assertThat(sets(CaseGrouping.of(copies, List.of())))
                    .as("seed " + seed)
                    .isEqualTo(first);
            assertThat(first.stream().mapToInt(Set::size).sum()).isEqualTo(30);
            assertThat(first).hasSizeLessThanOrEqualTo(6);
        }
    }

    private static Set<Set<String>> sets(List<Group> groups) {
        Set<Set<String>> sets = new HashSet<>();
        groups.forEach(group -> sets.add(new HashSet<>(group.sightings())));
        return sets;
    }
}
