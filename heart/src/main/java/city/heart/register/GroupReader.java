// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static city.heart.register.Fields.birth;
import static city.heart.register.Fields.day;
import static city.heart.register.Fields.language;
import static city.heart.register.Fields.last;
import static city.heart.register.Fields.text;

import city.base.shared.EmailAddress;
import city.heart.population.FactTable;
import city.heart.population.Facts;
import city.heart.population.Facts.StoredAddress;
import city.heart.population.Names;
import city.heart.population.Recorder.Entry;
import city.heart.population.Statement;
import city.heart.population.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Translates the register's groups of information into the city's words, and checks them: the one
/// place that knows both. Thread-safe.
final class GroupReader {
    /// What a record said.
    ///
    /// @param unknown names of groups that this city does not know
    /// @param mail null where nothing is said of an e-mail address
    record Reading(List<Statement> told, Set<String> unknown, Statement.@Nullable Mail mail) {
        Entry entry(String code, LocalDate day, Entry.Kind kind, long registerKey) {
            return new Entry(code, day, kind, registerKey, told, mail);
        }
    }

    /// Known, and not kept: no service needs them (GDPR, Article 5(1)(c)), or another group says it.
    private static final Set<String> NOT_KEPT =
            Set.of(
                    "SUKUPUOLI",
                    "KANSALAISUUS",
                    "SIVIILISAATY",
                    "AVIOLIITTO",
                    "PERHESUHDE",
                    "NIMENMUUTOS",
                    "NIMENMUUTOS_LAAJA",
                    "EDELLINEN_KOTIKUNTA",
                    "SUOMEEN_MUUTTOPAIVA",
                    "YHTEYSTIETOJEN_LUOVUTUSKIELTO",
                    "LAPSI",
                    "LAPSI_SUPPEA",
                    "EDUNVALVONTAVALTUUTUS",
                    "TILAPAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS");

    private static final String MAIL = "SAHKOPOSTIOSOITE";

    private static final Set<String> NO_MUNICIPALITY = Set.of("198", "199", "200");

    private final Set<String> municipalities = Fields.municipalities();

    /// @param day the day of the change in the city, or of the base data
    /// @throws Broken when the record cannot be taken; then nothing of it is
    Reading read(Dvv.Person person, LocalDate day) {
        var code = code(person);
        var groups = person.tietoryhmat;
        if (groups == null) {
            throw new Broken(RecordFault.MISSING_FIELD, "tietoryhmat");
        }
        var told = new ArrayList<Statement>(groups.size() + 2);
        var parents = new ArrayList<Statement>(2);
        var unknown = new TreeSet<String>();
        var dwelling = false;
        Statement.Mail mail = null;
        for (var group : groups) {
            if (group != null
                    && "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS".equals(group.tietoryhma)) {
                dwelling = true;
            }
            if (group != null && MAIL.equals(group.tietoryhma)) {
                mail = mail(group, mail);
            }
        }
        for (var group : groups) {
            if (group == null || group.tietoryhma == null) {
                throw new Broken(RecordFault.MISSING_FIELD, "tietoryhma");
            }
            group(told, parents, unknown, code, group, group.tietoryhma, day, dwelling);
        }
        told.addAll(parents);
        return new Reading(told, unknown, mail);
    }

    /// An address that nobody can write to is passed over: it must not keep the person's other changes
    /// waiting, and a letter reaches everybody.
    private static Statement.@Nullable Mail mail(Dvv.Group group, Statement.@Nullable Mail before) {
        if ("POISTETTU".equals(group.muutosattribuutti)) {
            return before == null ? new Statement.Mail(null, null) : before;
        }
        var address = group.sahkopostiosoite;
        return address == null || !EmailAddress.isOne(address)
                ? before
                : new Statement.Mail(address, day(group.alkupv, MAIL + ".alkupv"));
    }

    /// @throws Broken where there is none or it is wrong
    static String code(Dvv.Person person) {
        var code = person.henkilotunnus;
        if (code == null) {
            throw new Broken(RecordFault.MISSING_FIELD, "henkilotunnus");
        }
        if (!IdentityCode.isValid(code)) {
            throw new Broken(RecordFault.INVALID_IDENTITY_CODE, "henkilotunnus");
        }
        return code;
    }

    private void group(
            List<Statement> told,
            List<Statement> parents,
            Set<String> unknown,
            String self,
            Dvv.Group group,
            String name,
            LocalDate day,
            boolean dwellingTold) {
        var removed = "POISTETTU".equals(group.muutosattribuutti);
        switch (name) {
            case "HENKILON_NIMI" ->
                    told.add(
                            fact(
                                    Facts.NAME,
                                    removed,
                                    day(group.alkupv, name + ".alkupv"),
                                    last(group.loppupv, name + ".loppupv"),
                                    removed ? null : names(group)));
            case "SYNTYMAPAIVA" ->
                    told.add(
                            new Statement.Fact<>(
                                    Facts.BIRTH,
                                    Timeline.ALWAYS,
                                    null,
                                    removed ? null : birth(group.syntymapv, name, day)));
            case "KUOLINPAIVA" -> told.add(death(group, removed, day));
            case "KOTIKUNTA" ->
                    told.add(
                            fact(
                                    Facts.MUNICIPALITY,
                                    removed,
                                    day(group.kuntaanMuuttopv, name + ".kuntaanMuuttopv"),
                                    null,
                                    removed || withheld(group) ? null : municipality(group)));
            case "VAKINAINEN_KOTIMAINEN_OSOITE" ->
                    address(told, group, name, removed, dwellingTold);
            case "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS" -> dwelling(told, group, name, removed);
            case "TILAPAINEN_KOTIMAINEN_OSOITE" ->
                    told.add(
                            fact(
                                    Facts.TEMPORARY_ADDRESS,
                                    removed,
                                    withheld(group) ? null : day(group.alkupv, name + ".alkupv"),
                                    last(group.loppupv, name + ".loppupv"),
                                    removed ? null : Boolean.TRUE));
            case "AIDINKIELI" ->
                    told.add(
                            new Statement.Fact<>(
                                    Facts.MOTHER_TONGUE,
                                    null,
                                    null,
                                    removed ? null : language(group, name)));
            case "ASIOINTIKIELI" ->
                    told.add(
                            new Statement.Fact<>(
                                    Facts.CONTACT_LANGUAGE,
                                    null,
                                    null,
                                    removed ? null : language(group, name)));
            case "TURVAKIELTO" -> told.add(order(group, removed));
            case "HUOSTAANOTTO" -> care(told, group, name, removed);
            case "HUOLTAJA", "HUOLTAJA_SUPPEA" ->
                    told.add(
                            Relations.relation(
                                    Statement.Person.of(self),
                                    Relations.other(group.huoltaja, self, name + ".huoltaja", day),
                                    group,
                                    name,
                                    removed,
                                    day));
            case "HUOLLETTAVA", "HUOLLETTAVA_SUPPEA" -> {
                var child = Relations.other(group.huollettava, self, name + ".huollettava", day);
                told.add(
                        Relations.relation(
                                child, Statement.Person.of(self), group, name, removed, day));
            }
            case "VANHEMPI", "VANHEMPI_SUPPEA" -> {
                if (group.vanhempi != null && group.vanhempi.henkilotunnus != null) {
                    var rights = Relations.rights(group);
                    parents.add(
                            new Statement.Parent(
                                    Statement.Person.of(self),
                                    Relations.other(group.vanhempi, self, name + ".vanhempi", day),
                                    !removed && rights.contains("TIEDONSAANTIOIKEUS")));
                }
            }
            case "EDUNVALVONTA" -> Relations.adLitem(told, self, group, name, removed, day);
            case "HENKILOTUNNUS_KORJAUS" -> correction(told, group, name);
            default -> {
                if (!NOT_KEPT.contains(name) && !MAIL.equals(name)) {
                    unknown.add(name.matches("[A-Z_]{1,60}") ? name : "?");
                }
            }
        }
    }

    private static <V> Statement.Fact<V> fact(
            FactTable<V> table,
            boolean removed,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable V value) {
        return removed
                ? new Statement.Fact<>(table, null, null, null)
                : new Statement.Fact<>(table, from, until, value);
    }

    private static Names names(Dvv.Group group) {
        var last = text(group.sukunimi, "HENKILON_NIMI.sukunimi");
        if (last == null) {
            throw new Broken(RecordFault.MISSING_FIELD, "HENKILON_NIMI.sukunimi");
        }
        var first = text(group.etunimi, "HENKILON_NIMI.etunimi");
        return new Names(first == null ? "" : first, last);
    }

    private Statement death(Dvv.Group group, boolean removed, LocalDate day) {
        if (removed || Boolean.FALSE.equals(group.kuollut)) {
            return new Statement.Fact<>(Facts.DEATH, Timeline.ALWAYS, null, null);
        }
        var died = day(group.kuolinpv, "KUOLINPAIVA.kuolinpv");
        if (died == null && !Boolean.TRUE.equals(group.kuollut)) {
            throw new Broken(RecordFault.MISSING_FIELD, "KUOLINPAIVA.kuolinpv");
        }
        if (died != null && died.isAfter(day.plusDays(1))) {
            throw new Broken(RecordFault.IMPOSSIBLE_DATE, "KUOLINPAIVA.kuolinpv");
        }
        return new Statement.Fact<>(Facts.DEATH, Timeline.ALWAYS, null, died == null ? day : died);
    }

    /// Null for "none", "unknown" and "abroad", which the register writes as codes too.
    private @Nullable String municipality(Dvv.Group group) {
        var code = group.kuntakoodi;
        if (code == null) {
            throw new Broken(RecordFault.MISSING_FIELD, "KOTIKUNTA.kuntakoodi");
        }
        if (!municipalities.contains(code)) {
            throw new Broken(RecordFault.UNKNOWN_MUNICIPALITY, "KOTIKUNTA.kuntakoodi");
        }
        return NO_MUNICIPALITY.contains(code) ? null : code;
    }

    private static void address(
            List<Statement> told,
            Dvv.Group group,
            String name,
            boolean removed,
            boolean dwellingTold) {
        if (withheld(group) && !removed) {
            told.add(new Statement.Fact<>(Facts.ADDRESS, null, null, StoredAddress.WITHHELD));
            return;
        }
        var from = day(group.alkupv, name + ".alkupv");
        var until = last(group.loppupv, name + ".loppupv");
        told.add(fact(Facts.ADDRESS, removed, from, until, removed ? null : stored(group, name)));
        if (!dwellingTold) {
            told.add(
                    fact(
                            Facts.DWELLING,
                            removed,
                            from,
                            until,
                            removed ? null : dwellingOf(group, name)));
        }
    }

    private static StoredAddress stored(Dvv.Group group, String name) {
        var stair = text(group.huoneistokirjain, name + ".huoneistokirjain");
        var number = text(group.huoneistonumero, name + ".huoneistonumero");
        var divided = text(group.jakokirjain, name + ".jakokirjain");
        var apartment =
                String.join(
                        " ",
                        Objects.requireNonNullElse(stair, ""),
                        number == null
                                ? ""
                                : number.replaceFirst("^0+(?=\\d)", "")
                                        + Objects.requireNonNullElse(divided, ""));
        var street = group.katunimi;
        var office = group.postitoimipaikka;
        return new StoredAddress(
                false,
                street == null ? null : text(street.fi, name + ".katunimi"),
                street == null ? null : text(street.sv, name + ".katunimi"),
                text(group.katunumero, name + ".katunumero"),
                apartment.isBlank() ? null : apartment.strip(),
                text(group.postinumero, name + ".postinumero"),
                office == null ? null : text(office.fi, name + ".postitoimipaikka"),
                office == null ? null : text(office.sv, name + ".postitoimipaikka"),
                text(group.rakennustunnus, name + ".rakennustunnus"));
    }

    /// The dwelling's key made as the register makes it: building, address number, stair, apartment.
    private static @Nullable String dwellingOf(Dvv.Group group, String name) {
        var building = text(group.rakennustunnus, name + ".rakennustunnus");
        if (building == null) {
            return null;
        }
        var stair = group.huoneistokirjain;
        var number = group.huoneistonumero;
        return building
                + Objects.requireNonNullElse(text(group.osoitenumero, name + ".osoitenumero"), "1")
                + (stair == null ? " " : stair)
                + (number == null ? "000" : "0".repeat(Math.max(0, 3 - number.length())) + number)
                + Objects.requireNonNullElse(group.jakokirjain, " ");
    }

    /// Under an order the dwelling is withheld. The one last known stays for working out who may
    /// still live there: too many families looked at by a person, never one too few.
    private static void dwelling(
            List<Statement> told, Dvv.Group group, String name, boolean removed) {
        if (withheld(group)) {
            return;
        }
        var dwelling = text(group.asuinpaikantunnus, name + ".asuinpaikantunnus");
        if (dwelling == null && !removed) {
            throw new Broken(RecordFault.MISSING_FIELD, name + ".asuinpaikantunnus");
        }
        told.add(
                fact(
                        Facts.DWELLING,
                        removed,
                        day(group.alkupv, name + ".alkupv"),
                        last(group.loppupv, name + ".loppupv"),
                        dwelling));
    }

    /// Only `turvakieltoAktiivinen` counts: an order whose planned last day has passed stands until
    /// the register says that it has ended.
    private static Statement order(Dvv.Group group, boolean removed) {
        if (group.turvakieltoAktiivinen == null && !removed) {
            throw new Broken(RecordFault.MISSING_FIELD, "TURVAKIELTO.turvakieltoAktiivinen");
        }
        var active = !removed && Boolean.TRUE.equals(group.turvakieltoAktiivinen);
        return new Statement.Fact<>(Facts.ORDER, null, null, active ? Boolean.TRUE : null);
    }

    private static void care(List<Statement> told, Dvv.Group group, String name, boolean removed) {
        var from = day(group.alkupv, name + ".alkupv");
        var until = last(group.loppupv, name + ".loppupv");
        var ended = removed || (Boolean.FALSE.equals(group.huostaanotto) && until == null);
        told.add(
                ended
                        ? new Statement.Fact<>(Facts.CARE, null, null, null)
                        : new Statement.Fact<>(Facts.CARE, from, until, Boolean.TRUE));
    }

    private static void correction(List<Statement> told, Dvv.Group group, String name) {
        var active = group.aktiivinenHenkilotunnus;
        var former = group.edellisetHenkilotunnukset;
        if (active == null) {
            throw new Broken(RecordFault.MISSING_FIELD, name + ".aktiivinenHenkilotunnus");
        }
        if (!IdentityCode.isValid(active)) {
            throw new Broken(RecordFault.INVALID_IDENTITY_CODE, name + ".aktiivinenHenkilotunnus");
        }
        told.add(
                new Statement.Correction(active, former == null ? List.of() : List.copyOf(former)));
    }

    private static boolean withheld(Dvv.Group group) {
        return group.turvakiellonAlaisetKentat != null
                && !group.turvakiellonAlaisetKentat.isEmpty();
    }
}
