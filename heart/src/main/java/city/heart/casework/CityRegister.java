// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.subject.Stream;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.education.EducationChange;
import city.heart.education.EducationRecords;
import city.heart.population.Columns;
import city.heart.population.Family;
import city.heart.population.Home;
import city.heart.population.LifeEvent;
import city.heart.population.Population;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// The true registers. Every read is a use for the purpose of an offer and leaves its record. Asked
/// for lazily: the register's feed tells this module of orders, and so needs it first.
@Component
class CityRegister implements Register {
    private static final Set<String> FAMILY =
            Set.of("non disclosure order", "deciding guardians", "dwelling building", "name");
    private static final Set<String> HOME =
            Set.of(
                    "dwelling building",
                    "mother tongue group",
                    "children of the same birth",
                    "siblings at home");
    private static final Set<String> UNIT = Set.of("present unit");
    private static final Set<String> OFFER = Set.of("offer", "decision");

    private final Population population;
    private final EducationRecords education;
    private final Usages usages;

    CityRegister(@Lazy Population population, @Lazy EducationRecords education, Usages usages) {
        this.population = population;
        this.education = education;
        this.usages = usages;
    }

    @Override
    public Map<ResidentId, Family> families(Collection<ResidentId> children, String service) {
        return children.isEmpty() ? Map.of() : population.families(children, use(service, FAMILY));
    }

    @Override
    public Map<ResidentId, Home> simpleHomes(
            Collection<ResidentId> children, String service, LocalDate day) {
        var use = use(service, HOME);
        var all = population.columns(day, use);
        var simple = children.stream().filter(it -> simple(all, it.value())).toList();
        return simple.isEmpty() ? Map.of() : population.homes(simple, use);
    }

    @Override
    public Map<ResidentId, Home> homes(Collection<ResidentId> children, String service) {
        return children.isEmpty() ? Map.of() : population.homes(children, use(service, HOME));
    }

    @Override
    public Map<ResidentId, UnitId> presentUnits(Collection<ResidentId> children, String service) {
        Map<ResidentId, UnitId> units = new HashMap<>();
        if (!children.isEmpty()) {
            education
                    .ofAll(children, use(service, UNIT))
                    .forEach((child, it) -> {
                        var unit = it.unit();
                        if (unit != null) {
                            units.put(child, new UnitId(unit));
                        }
                    });
        }
        return units;
    }

    private static boolean simple(Columns all, int child) {
        return child < all.size()
                && Columns.bit(all.living(), child)
                && Columns.bit(all.inRegister(), child)
                && all.guardians()[child] > 0
                && !Columns.bit(all.order(), child)
                && !Columns.bit(all.inCare(), child)
                && !Columns.bit(all.adLitem(), child)
                && !Columns.bit(all.twoHomes(), child)
                && !Columns.bit(all.unclear(), child);
    }

    @Override
    public void used(Collection<Family> families, String service) {
        used(families, use(service, FAMILY));
    }

    @Override
    public void used(Family family, CaseFile file, Actor officer) {
        used(
                List.of(family),
                new Use(
                                officer,
                                "service officer",
                                "desk-case",
                                Basis.DUTY,
                                file.key().service(),
                                FAMILY)
                        .about(CaseId.ABOUT, file.id().value()));
    }

    private void used(Collection<Family> families, Use use) {
        var people = new HashSet<ResidentId>();
        for (var it : families) {
            people.add(it.child().id());
            it.guardians().forEach(one -> people.add(one.person().id()));
        }
        usages.record(use, people, population.latest());
    }

    @Override
    public Map<ResidentId, Family> families(
            Collection<ResidentId> children, String service, ResidentId guardian) {
        return population.families(children, own(guardian, service, FAMILY));
    }

    @Override
    public void looked(
            ResidentId guardian,
            Collection<ResidentId> children,
            String service,
            Use.@Nullable About about) {
        var use = own(guardian, service, OFFER);
        usages.record(
                about == null ? use : use.about(about.kind(), about.id()),
                children,
                population.latest());
    }

    private static Use own(ResidentId guardian, String service, Set<String> facts) {
        return new Use(
                Actor.resident(guardian), "guardian", "own-data", Basis.DUTY, service, facts);
    }

    @Override
    public Stream<LifeEvent> lifeEvents() {
        return population.lifeEvents();
    }

    @Override
    public Stream<EducationChange> educationChanges() {
        return education.changes();
    }

    @Override
    public RecordingNumber latest() {
        return population.latest();
    }

    private static Use use(String service, Set<String> facts) {
        return new Use(Actor.system("offer"), "service", "offer", Basis.DUTY, service, facts);
    }
}
