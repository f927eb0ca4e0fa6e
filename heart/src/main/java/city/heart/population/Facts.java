// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables of register facts and the values they keep.
public final class Facts {
    /// An address as stored. Withheld ones hold nothing else.
    public record StoredAddress(
            boolean withheld,
            @Nullable String streetFi,
            @Nullable String streetSv,
            @Nullable String houseNumber,
            @Nullable String apartment,
            @Nullable String postalCode,
            @Nullable String postOfficeFi,
            @Nullable String postOfficeSv,
            @Nullable String buildingId) {
        public static final StoredAddress WITHHELD =
                new StoredAddress(true, null, null, null, null, null, null, null, null);

        @Override
        public String toString() {
            return "StoredAddress[…]";
        }
    }

    /// What somebody is to a child.
    ///
    /// @param lives with whom the child lives, in the register's words; null where not said
    public record Custody(
            Guardian.Kind kind,
            @Nullable String lives,
            boolean decides,
            boolean informed,
            boolean unclear) {
        /// In `lives`: the child lives with its guardians in turn.
        static final String IN_TURN = "VUOROASUMINEN";

        /// Somebody whom an officer named as the guardian: a person decides.
        static final Custody BY_OFFICER = new Custody(Guardian.Kind.OTHER, null, true, true, true);

        static final Custody INFORMED =
                new Custody(Guardian.Kind.INFORMED_ONLY, null, false, true, false);
    }

    public static final FactTable<Birth> BIRTH =
            new FactTable<>(
                    "birth",
                    false,
                    "born_year, born_month, born_day",
                    3,
                    (row, it) -> row.number(it.year()).number(it.month()).number(it.day()),
                    (rs, at) ->
                            new Birth(integer(rs, at), integer(rs, at + 1), integer(rs, at + 2)));

    public static final FactTable<LocalDate> DEATH =
            new FactTable<>(
                    "death",
                    false,
                    "died_on",
                    1,
                    (row, it) -> row.date(it),
                    (rs, at) -> rs.getObject(at, LocalDate.class));

    public static final FactTable<Names> NAME =
            new FactTable<>(
                    "name",
                    false,
                    "first_names, last_name",
                    2,
                    (row, it) -> row.text(it.first()).text(it.last()),
                    (rs, at) -> new Names(rs.getString(at), rs.getString(at + 1)));

    public static final FactTable<String> MUNICIPALITY = texts("municipality", "code");
    public static final FactTable<String> DWELLING = texts("dwelling", "dwelling");
    public static final FactTable<String> MOTHER_TONGUE = texts("mother_tongue", "code");
    public static final FactTable<String> CONTACT_LANGUAGE = texts("contact_language", "code");
    public static final FactTable<Boolean> TEMPORARY_ADDRESS =
            truths("temporary_address", "present");
    public static final FactTable<Boolean> ORDER = truths("non_disclosure", "active");
    public static final FactTable<Boolean> CARE = truths("care", "in_care");

    public static final FactTable<StoredAddress> ADDRESS =
            new FactTable<>(
                    "address",
                    false,
                    "withheld, street_fi, street_sv, house_number, apartment, postal_code,"
                            + " post_office_fi, post_office_sv, building_id",
                    9,
                    (row, it) ->
                            row.truth(it.withheld())
                                    .text(it.streetFi())
                                    .text(it.streetSv())
                                    .text(it.houseNumber())
                                    .text(it.apartment())
                                    .text(it.postalCode())
                                    .text(it.postOfficeFi())
                                    .text(it.postOfficeSv())
                                    .text(it.buildingId()),
                    (rs, at) ->
                            new StoredAddress(
                                    rs.getBoolean(at),
                                    rs.getString(at + 1),
                                    rs.getString(at + 2),
                                    rs.getString(at + 3),
                                    rs.getString(at + 4),
                                    rs.getString(at + 5),
                                    rs.getString(at + 6),
                                    rs.getString(at + 7),
                                    rs.getString(at + 8)));

    public static final FactTable<Custody> GUARDIANSHIP =
            new FactTable<>(
                    "guardianship",
                    true,
                    "kind, lives, decides, informed, unclear",
                    5,
                    (row, it) ->
                            row.text(it.kind().name())
                                    .text(it.lives())
                                    .truth(it.decides())
                                    .truth(it.informed())
                                    .truth(it.unclear()),
                    (rs, at) ->
                            new Custody(
                                    Guardian.Kind.valueOf(rs.getString(at)),
                                    rs.getString(at + 1),
                                    rs.getBoolean(at + 2),
                                    rs.getBoolean(at + 3),
                                    rs.getBoolean(at + 4)));

    /// All of them.
    static final List<FactTable<?>> ALL =
            List.of(
                    BIRTH,
                    DEATH,
                    NAME,
                    MUNICIPALITY,
                    ADDRESS,
                    TEMPORARY_ADDRESS,
                    DWELLING,
                    MOTHER_TONGUE,
                    CONTACT_LANGUAGE,
                    ORDER,
                    CARE,
                    GUARDIANSHIP);

    private Facts() {}

    private static FactTable<String> texts(String table, String column) {
        return new FactTable<>(
                table, false, column, 1, (row, it) -> row.text(it), ResultSet::getString);
    }

    private static FactTable<Boolean> truths(String table, String column) {
        return new FactTable<>(
                table, false, column, 1, (row, it) -> row.truth(it), ResultSet::getBoolean);
    }

    private static @Nullable Integer integer(ResultSet rs, int at) throws SQLException {
        var number = rs.getInt(at);
        return rs.wasNull() ? null : Integer.valueOf(number);
    }
}
