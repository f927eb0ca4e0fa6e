// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.record;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a person's information groups (`tietoryhmat`) with the field names of DVV's modifications
/// interface, as far as they are public. Not public, so named here by likeness and to be checked
/// against DVV's own description before a real register is read: the fields of `HUOSTAANOTTO`,
/// `EDUNVALVONTA`, `oikeudet` and the values of `asuminen`, and that a date known to the month is
/// written as its first day with `tarkkuus` `KUUKAUSI`.
///
/// Under a non-disclosure order the groups of the home come without values and say what was withheld
/// in `turvakiellonAlaisetKentat`. The home municipality stays, as for an authority that serves it.
public final class PersonJson {
    /// A change adds the group.
    public static final String ADDED = "LISATTY";

    /// A change replaces the group.
    public static final String CHANGED = "MUUTETTU";

    /// A change takes the group away.
    public static final String REMOVED = "POISTETTU";

    private PersonJson() {}

    /// The groups that a person's base data can hold.
    public enum Group {
        HENKILON_NIMI,
        SYNTYMAPAIVA,
        SUKUPUOLI,
        HENKILOTUNNUS_KORJAUS,
        AIDINKIELI,
        ASIOINTIKIELI,
        KOTIKUNTA,
        VAKINAINEN_KOTIMAINEN_OSOITE,
        VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS,
        TILAPAINEN_KOTIMAINEN_OSOITE,
        SAHKOPOSTIOSOITE,
        TURVAKIELTO,
        HUOSTAANOTTO,
        KUOLINPAIVA,
        VANHEMPI_SUPPEA,
        HUOLTAJA_SUPPEA,
        HUOLLETTAVA_SUPPEA,
        EDUNVALVONTA
    }

    /// Writes `{"henkilotunnus": …, "tietoryhmat": […]}`, an element of `perustiedot`.
    ///
    /// @param wanted names of the groups asked for, or null for all; unknown names are passed over
    public static void person(JsonBytes out, RegisterPerson person, @Nullable Set<String> wanted) {
        out.open('{').field("henkilotunnus", person.code).name("tietoryhmat").open('[');
        for (Group group : GROUPS) {
            if (wanted == null || wanted.contains(group.name())) {
                group(out, person, group, null);
            }
        }
        out.close(']').close('}');
    }

    private static final Group[] GROUPS = Group.values();

    /// Writes a group as it stands, once for each relation where it is a relation; nothing if the
    /// person has none of it.
    ///
    /// @param change what a change did to the group, or null in base data
    public static void group(
            JsonBytes out, RegisterPerson person, Group group, @Nullable String change) {
        switch (group) {
            case HENKILON_NIMI -> {
                open(out, group.name(), change);
                if (!person.given.isEmpty()) { // a newborn has no given name yet
                    out.field("etunimi", person.given);
                }
                out.field("sukunimi", person.family).close('}');
            }
            case SYNTYMAPAIVA -> {
                open(out, group.name(), change);
                date(out, "syntymapv", person.born, person.precision);
                out.close('}');
            }
            case SUKUPUOLI ->
                    open(out, group.name(), change)
                            .field("sukupuoli", person.woman ? "NAINEN" : "MIES")
                            .close('}');
            case HENKILOTUNNUS_KORJAUS -> codes(out, person, change);
            case AIDINKIELI ->
                    open(out, group.name(), change)
                            .field("kielikoodi", person.language)
                            .field("kielikoodiISO6392", person.languageIso)
                            .close('}');
            case ASIOINTIKIELI -> {
                if (person.contactLanguage != null) {
                    open(out, group.name(), change)
                            .field("kielikoodi", person.contactLanguage)
                            .close('}');
                }
            }
            case KOTIKUNTA -> municipality(out, person, change);
            case VAKINAINEN_KOTIMAINEN_OSOITE -> {
                if (person.home != null && !person.homeIsTemporary) {
                    address(out, group, person, person.home, change);
                }
            }
            case TILAPAINEN_KOTIMAINEN_OSOITE -> {
                if (person.home != null && person.homeIsTemporary) {
                    address(out, group, person, person.home, change);
                }
            }
            case VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS -> {
                if (person.home != null && !person.homeIsTemporary) {
                    dwelling(out, person, person.home, change);
                }
            }
            case SAHKOPOSTIOSOITE -> {
                if (person.email != null) {
                    open(out, group.name(), change).field("sahkopostiosoite", person.email);
                    day(out, "alkupv", person.emailSince);
                    out.close('}');
                }
            }
            case TURVAKIELTO -> {
                if (person.order || person.orderEnds != null) {
                    open(out, group.name(), change).field("turvakieltoAktiivinen", person.order);
                    day(out, "turvaLoppuPv", person.orderEnds);
                    out.close('}');
                }
            }
            case HUOSTAANOTTO -> {
                if (person.inCareSince != null) {
                    inCare(out, person.inCareSince, null, change);
                }
            }
            case KUOLINPAIVA -> {
                if (person.died != null) {
                    open(out, group.name(), change).field("kuollut", true);
                    day(out, "kuolinpv", person.died);
                    out.close('}');
                }
            }
            case VANHEMPI_SUPPEA -> {
                for (var parent : person.parents) {
                    parent(out, parent, change);
                }
            }
            case HUOLTAJA_SUPPEA -> {
                for (var guardian : person.guardians) {
                    if (!guardian.kind().equals(Guardian.AD_LITEM)) {
                        guardian(out, guardian, change);
                    }
                }
            }
            case HUOLLETTAVA_SUPPEA -> {
                for (var dependant : person.dependants) {
                    if (!dependant.kind().equals(Guardian.AD_LITEM)) {
                        dependant(out, dependant, change);
                    }
                }
            }
            case EDUNVALVONTA -> {
                for (var guardian : person.guardians) {
                    if (guardian.kind().equals(Guardian.AD_LITEM)) {
                        guardianAdLitem(out, guardian, change);
                    }
                }
            }
        }
    }

    /// Writes that the person has none of this group any more.
    public static void gone(JsonBytes out, Group group) {
        open(out, group.name(), REMOVED).close('}');
    }

    private static void codes(JsonBytes out, RegisterPerson person, @Nullable String change) {
        if (person.formerCodes.isEmpty()) {
            return;
        }
        open(out, Group.HENKILOTUNNUS_KORJAUS.name(), change)
                .field("voimassaolo", "AKTIIVI")
                .field("aktiivinenHenkilotunnus", person.code)
                .name("edellisetHenkilotunnukset")
                .open('[');
        person.formerCodes.forEach(out::value);
        out.close(']').close('}');
    }

    private static void municipality(
            JsonBytes out, RegisterPerson person, @Nullable String change) {
        if (person.municipality == null) {
            return;
        }
        open(out, Group.KOTIKUNTA.name(), change).field("kuntakoodi", person.municipality);
        day(out, "kuntaanMuuttopv", person.residentSince);
        out.close('}');
    }

    private static void address(
            JsonBytes out,
            Group group,
            RegisterPerson person,
            Address home,
            @Nullable String change) {
        open(out, group.name(), change);
        if (person.order) {
            out.name("turvakiellonAlaisetKentat").raw(Address.WITHHELD).close('}');
            return;
        }
        out.name("katunimi").open('{').field("fi", home.streetFi()).field("sv", home.streetSv());
        out.close('}').field("katunumero", home.houseNumber());
        if (!home.stair().isEmpty()) {
            out.field("huoneistokirjain", home.stair());
        }
        if (home.apartment() > 0) {
            out.field("huoneistonumero", home.apartmentNumber());
        }
        out.field("postinumero", home.postalCode()).name("postitoimipaikka").open('{');
        out.field("fi", home.townFi()).field("sv", home.townSv()).close('}');
        out.field("rakennustunnus", home.buildingId()).field("osoitenumero", 1);
        day(out, "alkupv", person.homeSince);
        out.close('}');
    }

    private static void dwelling(
            JsonBytes out, RegisterPerson person, Address home, @Nullable String change) {
        open(out, Group.VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS.name(), change);
        if (person.order) {
            out.name("turvakiellonAlaisetKentat")
                    .raw(
                            "[\"asuinpaikantunnus\",\"rakennustunnus\",\"osoitenumero\","
                                    + "\"huoneistokirjain\",\"huoneistonumero\",\"kuntakoodi\"]")
                    .close('}');
            return;
        }
        out.field("asuinpaikantunnus", home.dwelling()).field("kuntakoodi", home.municipality());
        day(out, "alkupv", person.homeSince);
        out.close('}');
    }

    private static void parent(
            JsonBytes out, RegisterPerson.Parent parent, @Nullable String change) {
        open(out, Group.VANHEMPI_SUPPEA.name(), change).name("vanhempi").open('{');
        out.field("henkilotunnus", parent.code()).close('}');
        out.field("isaAiti", parent.mother() ? "AITI" : "ISA");
        if (parent.informed()) {
            out.name("oikeudet").open('[').value("TIEDONSAANTIOIKEUS").close(']');
        }
        out.close('}');
    }

    /// Writes the group `HUOLTAJA_SUPPEA` of a child for one guardian.
    public static void guardian(JsonBytes out, Guardian guardian, @Nullable String change) {
        relation(open(out, Group.HUOLTAJA_SUPPEA.name(), change), "huoltaja", guardian);
    }

    /// Writes the group `HUOLLETTAVA_SUPPEA` of a guardian for one child.
    public static void dependant(JsonBytes out, Guardian dependant, @Nullable String change) {
        relation(open(out, Group.HUOLLETTAVA_SUPPEA.name(), change), "huollettava", dependant);
    }

    private static void relation(JsonBytes out, String otherName, Guardian relation) {
        out.name(otherName).open('{');
        if (relation.other() != null) {
            out.field("henkilotunnus", relation.other());
        }
        var foreigner = relation.foreigner();
        if (foreigner != null) {
            out.field("etunimet", foreigner.given()).field("sukunimi", foreigner.family());
            day(out, "syntymapv", foreigner.born());
            out.field("kansalaisuuskoodi", foreigner.country());
        }
        out.close('}').field("huoltajanLaji", relation.kind());
        out.field("huoltajanRooli", relation.role());
        day(out, "huoltosuhteenAlkupv", relation.from());
        day(out, "huoltosuhteenLoppupv", relation.to());
        if (!relation.living().isEmpty()) {
            out.field("asuminen", relation.living());
        }
        out.name("oikeudet").open('[');
        relation.rights().forEach(out::value);
        out.close(']').close('}');
    }

    /// Writes the group `EDUNVALVONTA` of a child for one guardian ad litem.
    public static void guardianAdLitem(JsonBytes out, Guardian guardian, @Nullable String change) {
        open(out, Group.EDUNVALVONTA.name(), change).name("edunvalvoja").open('{');
        if (guardian.other() != null) {
            out.field("henkilotunnus", guardian.other());
        }
        out.close('}').field("edunvalvonta", true);
        day(out, "alkupv", guardian.from());
        day(out, "loppupv", guardian.to());
        out.close('}');
    }

    /// Writes the group `HUOSTAANOTTO`.
    public static void inCare(
            JsonBytes out, LocalDate from, @Nullable LocalDate to, @Nullable String change) {
        open(out, Group.HUOSTAANOTTO.name(), change).field("huostaanotto", to == null);
        day(out, "alkupv", from);
        day(out, "loppupv", to);
        out.close('}');
    }

    private static JsonBytes open(JsonBytes out, String group, @Nullable String change) {
        out.open('{').field("tietoryhma", group);
        return change == null ? out : out.field("muutosattribuutti", change);
    }

    private static void day(JsonBytes out, String name, @Nullable LocalDate day) {
        if (day != null) {
            date(out, name, day, RegisterPerson.Precision.DAY);
        }
    }

    private static void date(
            JsonBytes out, String name, LocalDate day, RegisterPerson.Precision precision) {
        var written =
                switch (precision) {
                    case DAY -> day;
                    case MONTH -> day.withDayOfMonth(1);
                    case YEAR -> day.withDayOfYear(1);
                };
        out.name(name).open('{').field("arvo", written);
        out.field("tarkkuus", precision.code()).close('}');
    }
}
