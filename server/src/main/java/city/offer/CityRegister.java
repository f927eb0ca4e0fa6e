// SPDX-License-Identifier: EUPL-1.2
package city.offer;

import city.education.EducationChange;
import city.education.EducationRecords;
import city.placement.UnitId;
import city.population.Columns;
import city.population.Family;
import city.population.Home;
import city.population.LifeEvent;
import city.population.Population;
import city.profile.Contact;
import city.profile.Profiles;
import city.shared.RecordingNumber;
import city.shared.ResidentId;
import city.usage.Actor;
import city.usage.Basis;
import city.usage.Usages;
import city.usage.Use;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Set<String> CONTACT = Set.of("contact data", "contact language");

    private final Population population;
    private final EducationRecords education;
    private final Profiles profiles;
    private final Usages usages;

    CityRegister(
            @Lazy Population population,
            @Lazy EducationRecords education,
            @Lazy Profiles profiles,
            Usages usages) {
        this.population = population;
        this.education = education;
        this.profiles = profiles;
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
    public Map<ResidentId, Family> families(
            Collection<ResidentId> children, String service, String officer) {
        return population.families(
                children,
                new Use(
                        Actor.officer(officer),
                        "service officer",
                        "desk-case",
                        Basis.DUTY,
                        service,
                        FAMILY));
    }

    @Override
    public Map<ResidentId, Family> families(
            Collection<ResidentId> children, String service, ResidentId guardian) {
        return population.families(children, own(guardian, service, FAMILY));
    }

    @Override
    public void looked(ResidentId guardian, Collection<ResidentId> children, String service) {
        usages.record(own(guardian, service, OFFER), children, population.latest());
    }

    private static Use own(ResidentId guardian, String service, Set<String> facts) {
        return new Use(
                Actor.resident(guardian), "guardian", "own-data", Basis.DUTY, service, facts);
    }

    @Override
    public List<LifeEvent> lifeEventsAfter(long position, int limit) {
        return population.lifeEventsAfter(position, limit);
    }

    @Override
    public List<EducationChange> educationChangesAfter(long position, int limit) {
        return education.changesAfter(position, limit);
    }

    @Override
    public Map<ResidentId, Contact> contacts(Collection<ResidentId> people, String service) {
        return people.isEmpty() ? Map.of() : profiles.contactsOf(people, use(service, CONTACT));
    }

    @Override
    public RecordingNumber latest() {
        return population.latest();
    }

    private static Use use(String service, Set<String> facts) {
        return new Use(Actor.system("offer"), "service", "offer", Basis.DUTY, service, facts);
    }
}
