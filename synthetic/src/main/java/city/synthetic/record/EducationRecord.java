// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.record;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the city's education services know about one child. That a child has no record means that
/// nothing is known, never that the child is in no unit.
///
/// @param code        the child's identity code
/// @param care        where the child is in early education or pre-primary
/// @param unit        that unit's id, null with [Care#NONE]
/// @param unitLanguage language of the unit, `fi` or `sv`, null with [Care#NONE]
/// @param since       first day there, null with [Care#NONE]
/// @param start       a decision on the start of pre-primary or school, or null
/// @param earlyCompulsory whether compulsory education has begun early
/// @param needsPerson an open or earlier matter for which a person must look; no reason is given
/// @param elsewhere   a place taken outside the city's own units, or null
/// @param contacts    phone numbers of guardians as customers of early education
public record EducationRecord(
        String code,
        Care care,
        @Nullable String unit,
        @Nullable String unitLanguage,
        @Nullable LocalDate since,
        @Nullable Start start,
        boolean earlyCompulsory,
        boolean needsPerson,
        @Nullable Elsewhere elsewhere,
        List<Contact> contacts) {

    /// Who runs the unit where the child is.
    public enum Care {
        MUNICIPAL,
        PRIVATE,
        NONE
    }

    /// Which way a start was moved.
    public enum Shift {
        EARLIER,
        LATER
    }

    /// A decision on the start.
    ///
    /// @param decided the day of the decision
    public record Start(Shift shift, LocalDate decided) {}

    /// How a duty is met outside the city's units.
    public enum Way {
        PRIVATE_SCHOOL,
        STATE_SCHOOL,
        OTHER_MUNICIPALITY,
        AT_HOME
    }

    /// A place taken elsewhere.
    ///
    /// @param service    `pre-primary` or `school`
    /// @param schoolYear the year in which it begins on 1 August
    public record Elsewhere(Way way, String service, int schoolYear) {}

    /// A guardian's phone number.
    ///
    /// @param code     the guardian's identity code
    /// @param phone    E.164 with a national number that begins with 00: no such number can exist
    /// @param recorded the day on which it was given
    public record Contact(String code, String phone, LocalDate recorded) {}

    public EducationRecord {
        contacts = List.copyOf(contacts);
    }
}
