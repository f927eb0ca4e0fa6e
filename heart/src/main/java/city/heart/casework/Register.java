// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.subject.Stream;
import city.base.usage.Actor;
import city.base.usage.Use;
import city.heart.education.EducationChange;
import city.heart.population.Family;
import city.heart.population.Home;
import city.heart.population.LifeEvent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What this module asks of the registers on its own account, always for the purpose of an offer and
/// with the usage recorded.
public interface Register {
    /// Families as known now; absent for whom the city does not know.
    Map<ResidentId, Family> families(Collection<ResidentId> children, String service);

    /// These families were read for a rule, and are used for an offer besides: the machine looks at who
    /// decides, at orders, homes and names. In the caller's transaction.
    void used(Collection<Family> families, String service);

    /// Homes of those of these children whose family is simple, as the columns of the whole city say: no order,
    /// nobody in care, one home, clear custody, a living guardian who decides. The others are absent.
    Map<ResidentId, Home> simpleHomes(
            Collection<ResidentId> children, String service, LocalDate day);

    /// Homes of these children, whatever their family. Who is not known is left out.
    Map<ResidentId, Home> homes(Collection<ResidentId> children, String service);

    /// The units in which these children are in early education now, by the city's education records.
    Map<ResidentId, UnitId> presentUnits(Collection<ResidentId> children, String service);

    /// The same of a case at the desk: the look is the officer's.
    void used(Family family, CaseFile file, Actor officer);

    /// Families on a guardian's own pages: the look is the guardian's.
    Map<ResidentId, Family> families(
            Collection<ResidentId> children, String service, ResidentId guardian);

    /// A guardian reads what is proposed or decided for these children; nothing else is read. In the
    /// caller's transaction.
    ///
    /// @param about the one thing that was read; null where there were several
    void looked(
            ResidentId guardian,
            Collection<ResidentId> children,
            String service,
            Use.@Nullable About about);

    Stream<LifeEvent> lifeEvents();

    Stream<EducationChange> educationChanges();

    /// What the city knows now.
    RecordingNumber latest();
}
