// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The shapes of the population register's modifications interface, by the register's own field
/// names. Translated once, by [GroupReader]; nothing else in the city knows these words.
final class Dvv {
    /// Reads what it knows and passes over the rest: the register may add fields at any time.
    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultVisibility(it ->
                            it.withFieldVisibility(
                                    com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.ANY))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private Dvv() {}

    /// An element of `perustiedot` or of `muutokset`.
    static final class Person {
        @Nullable String henkilotunnus;
        @Nullable String muutospv;
        @Nullable List<@Nullable Group> tietoryhmat;
    }

    static final class Day {
        @Nullable String arvo;
        @Nullable String tarkkuus;
    }

    static final class Text {
        @Nullable String fi;
        @Nullable String sv;
    }

    /// The other person of a relation. Without an identity code for some who live elsewhere.
    static final class Other {
        @Nullable String henkilotunnus;
        @Nullable String etunimet;
        @Nullable String sukunimi;
        @Nullable Day syntymapv;
    }

    /// One group of information; which fields are set depends on `tietoryhma`.
    static final class Group {
        @Nullable String tietoryhma;
        @Nullable String muutosattribuutti;
        @Nullable Day alkupv;
        @Nullable Day loppupv;
        @Nullable String etunimi;
        @Nullable String sukunimi;
        @Nullable Day syntymapv;
        @Nullable Boolean kuollut;
        @Nullable Day kuolinpv;
        @Nullable String sahkopostiosoite;
        @Nullable String kuntakoodi;
        @Nullable Day kuntaanMuuttopv;
        @Nullable Text katunimi;
        @Nullable String katunumero;
        @Nullable String huoneistokirjain;
        @Nullable String huoneistonumero;
        @Nullable String jakokirjain;
        @Nullable String postinumero;
        @Nullable Text postitoimipaikka;
        @Nullable String rakennustunnus;
        @Nullable String osoitenumero;
        @Nullable String asuinpaikantunnus;
        @Nullable List<String> turvakiellonAlaisetKentat;
        @Nullable Boolean turvakieltoAktiivinen;
        @Nullable Day turvaLoppuPv;
        @Nullable String kielikoodi;
        @Nullable String kielikoodiISO6392;
        @Nullable Other huoltaja;
        @Nullable Other huollettava;
        @Nullable Other vanhempi;
        @Nullable Other lapsi;
        @Nullable Other edunvalvoja;
        @Nullable String huoltajanLaji;
        @Nullable Day huoltosuhteenAlkupv;
        @Nullable Day huoltosuhteenLoppupv;
        @Nullable String asuminen;
        @Nullable List<@Nullable Object> oikeudet;
        @Nullable Boolean huostaanotto;
        @Nullable Boolean edunvalvonta;
        @Nullable String aktiivinenHenkilotunnus;
        @Nullable List<String> edellisetHenkilotunnukset;
    }
}
