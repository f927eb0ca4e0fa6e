// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static city.heart.register.Fields.birth;
import static city.heart.register.Fields.day;
import static city.heart.register.Fields.last;
import static city.heart.register.Fields.text;

import city.heart.population.Facts.Custody;
import city.heart.population.Guardian;
import city.heart.population.Names;
import city.heart.population.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what the register says of one person's relation to another: custody, guardians ad litem, the
/// rights of each.
final class Relations {
    private static final Set<String> RIGHTS =
            Set.of("OPETUS", "TERVEYDENHOITO", "TIEDONSAANTIOIKEUS");

    private Relations() {}

    static Statement relation(
            Statement.Person child,
            Statement.Person guardian,
            Dvv.Group group,
            String name,
            boolean removed,
            LocalDate day) {
        var from = day(group.huoltosuhteenAlkupv, name + ".huoltosuhteenAlkupv");
        var until = day(group.huoltosuhteenLoppupv, name + ".huoltosuhteenLoppupv");
        if (until != null && Fields.endless(until)) {
            until = null;
        }
        if (removed && (until == null || until.isAfter(day))) {
            return new Statement.Relation(child, guardian, null, null, null);
        }
        if (from == null) {
            throw new Broken(RecordFault.MISSING_FIELD, name + ".huoltosuhteenAlkupv");
        }
        if (until != null && until.isBefore(from)) {
            throw new Broken(RecordFault.IMPOSSIBLE_DATE, name + ".huoltosuhteenLoppupv");
        }
        // The register names the child's 18th birthday as the end: the first day without custody.
        return new Statement.Relation(child, guardian, from, until, custody(group, name));
    }

    private static Custody custody(Dvv.Group group, String name) {
        var kind =
                switch (group.huoltajanLaji) {
                    case "LAKISAATEINEN_HUOLTAJA" -> Guardian.Kind.GUARDIAN;
                    case "MAARATTY_HUOLTAJA" -> Guardian.Kind.APPOINTED;
                    case null, default -> Guardian.Kind.OTHER;
                };
        var rights = rights(group);
        var whole = rights.isEmpty();
        var decides = whole || rights.contains("OPETUS");
        return new Custody(
                kind,
                text(group.asuminen, name + ".asuminen"),
                decides && kind != Guardian.Kind.OTHER,
                decides || rights.contains("TIEDONSAANTIOIKEUS"),
                kind == Guardian.Kind.OTHER || !RIGHTS.containsAll(rights));
    }

    static void adLitem(
            List<Statement> told,
            String self,
            Dvv.Group group,
            String name,
            boolean removed,
            LocalDate day) {
        var other = group.edunvalvoja;
        var guardian =
                other == null || (other.henkilotunnus == null && other.sukunimi == null)
                        ? new Statement.Person(null, self + "|edunvalvoja", null, null)
                        : other(other, self, name + ".edunvalvoja", day);
        var until = last(group.loppupv, name + ".loppupv");
        var ended = removed || (Boolean.FALSE.equals(group.edunvalvonta) && until == null);
        told.add(
                new Statement.Relation(
                        Statement.Person.of(self),
                        guardian,
                        ended ? null : day(group.alkupv, name + ".alkupv"),
                        ended ? null : until,
                        ended
                                ? null
                                : new Custody(Guardian.Kind.AD_LITEM, null, false, true, false)));
    }

    static Statement.Person other(
            Dvv.@Nullable Other other, String self, String place, LocalDate day) {
        if (other == null) {
            throw new Broken(RecordFault.MISSING_FIELD, place);
        }
        var last = text(other.sukunimi, place + ".sukunimi");
        var first = text(other.etunimet, place + ".etunimet");
        var names = last == null ? null : new Names(first == null ? "" : first, last);
        var birth = other.syntymapv == null ? null : birth(other.syntymapv, place, day);
        var code = other.henkilotunnus;
        if (code == null) {
            if (names == null) {
                throw new Broken(RecordFault.MISSING_FIELD, place + ".henkilotunnus");
            }
            return new Statement.Person(
                    null, self + "|" + names.full() + "|" + birth, names, birth);
        }
        if (!IdentityCode.isValid(code)) {
            throw new Broken(RecordFault.INVALID_IDENTITY_CODE, place + ".henkilotunnus");
        }
        if (code.equals(self)) {
            throw new Broken(RecordFault.CONTRADICTION, place + ".henkilotunnus");
        }
        return new Statement.Person(code, code, names, birth);
    }

    static Set<String> rights(Dvv.Group group) {
        var rights = group.oikeudet;
        return rights == null
                ? Set.of()
                : rights.stream()
                        .map(it -> it instanceof String text ? text : "?")
                        .collect(Collectors.toSet());
    }
}
