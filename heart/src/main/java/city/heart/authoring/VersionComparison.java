// SPDX-License-Identifier: EUPL-1.2
package city.heart.authoring;

import city.base.shared.CityTime;
import city.base.shared.Suppression;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.eligibility.Answer;
import city.heart.eligibility.Eligibility;
import city.heart.eligibility.Nominees;
import city.heart.service.PublicService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// For how many residents another version of a rule would answer otherwise today: both are asked in columns, nobody is
/// named, and small groups are not told.
@Component
class VersionComparison {
    private final Eligibility eligibility;
    private final Clock clock;

    VersionComparison(Eligibility eligibility, @CityTime Clock clock) {
        this.eligibility = eligibility;
        this.clock = clock;
    }

    /// @param before null where no version is in force
    /// @param people rounded to five; null for a group of fewer than five
    record Group(@Nullable Answer before, Answer after, @Nullable Integer people) {}

    /// Groups whose answer would be another, and those who are due before and after.
    @Transactional
    List<Group> today(
            @Nullable PublicService before, PublicService after, SignedIn.Officer officer) {
        var day = LocalDate.now(clock);
        var now = eligibility.sweep(after, day, use(after, officer));
        if (before == null) {
            return List.of(
                    new Group(null, Answer.MET, told(now.met().cardinality())),
                    new Group(null, Answer.PERSON, told(now.person().cardinality())));
        }
        var was = eligibility.sweep(before, day, use(before, officer));
        var groups = new ArrayList<Group>();
        for (var from : Answer.values()) {
            for (var to : Answer.values()) {
                if (from != Answer.NOT_MET || to != Answer.NOT_MET) {
                    groups.add(new Group(from, to, told(both(was, from, now, to))));
                }
            }
        }
        return List.copyOf(groups);
    }

    private static Use use(PublicService service, SignedIn.Officer officer) {
        return new Use(
                Actor.officer(officer.id()),
                "rule author",
                "rule-comparison",
                Basis.TASK,
                service.id(),
                Set.of());
    }

    private static int both(Nominees was, Answer from, Nominees now, Answer to) {
        var first = people(was, from);
        var second = people(now, to);
        if (from == Answer.NOT_MET) {
            // Whom neither answer nominates is everybody else.
            var others = (BitSet) second.clone();
            others.andNot(was.all());
            return others.cardinality();
        }
        var some = (BitSet) first.clone();
        if (to == Answer.NOT_MET) {
            some.andNot(now.all());
        } else {
            some.and(second);
        }
        return some.cardinality();
    }

    private static BitSet people(Nominees nominees, Answer answer) {
        return switch (answer) {
            case MET -> nominees.met();
            case PERSON -> nominees.person();
            case NOT_MET -> new BitSet();
        };
    }

    /// To the nearest five, so that a small group does not follow from the others.
    static @Nullable Integer told(int people) {
        return people > 0 && people < Suppression.LEAST
                ? null
                : Integer.valueOf(Suppression.toFives(people));
    }
}
