// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

/// The register's groups of information, as short as tests need them.
final class Groups {
    private static int next;

    private Groups() {}

    /// A code that nobody has: individual numbers 900 to 999, each call another.
    static synchronized String code(int day, int month, int year) {
        var sign = year >= 2000 ? "ABCDEF" : "-YXWVU";
        var number = next++;
        var digits = "%02d%02d%02d".formatted(day, month, year % 100) + (900 + number % 100);
        var check = "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt((int) (Long.parseLong(digits) % 31));
        return digits.substring(0, 6) + sign.charAt(number / 100 % 6) + digits.substring(6) + check;
    }

    static String day(String name, String day) {
        return "\"%s\":{\"arvo\":\"%s\",\"tarkkuus\":\"PAIVA\"}".formatted(name, day);
    }

    static String born(String day) {
        return group("SYNTYMAPAIVA", day("syntymapv", day));
    }

    static String name(String first, String last) {
        return group(
                "HENKILON_NIMI", "\"etunimi\":\"%s\",\"sukunimi\":\"%s\"".formatted(first, last));
    }

    static String municipality(String code, String since) {
        return group("KOTIKUNTA", "\"kuntakoodi\":\"" + code + "\"", day("kuntaanMuuttopv", since));
    }

    static String address(String street, String number, String building, String since) {
        return group(
                "VAKINAINEN_KOTIMAINEN_OSOITE",
                "\"katunimi\":{\"fi\":\"%s\",\"sv\":\"%s-sv\"}".formatted(street, street),
                "\"katunumero\":\"%s\",\"huoneistokirjain\":\"A\",\"huoneistonumero\":\"002\""
                        .formatted(number),
                "\"postinumero\":\"00100\",\"postitoimipaikka\":{\"fi\":\"HELSINKI\",\"sv\":\"HELSINGFORS\"}",
                "\"rakennustunnus\":\"%s\",\"osoitenumero\":1".formatted(building),
                day("alkupv", since));
    }

    static String withheldAddress() {
        return group(
                "VAKINAINEN_KOTIMAINEN_OSOITE",
                "\"turvakiellonAlaisetKentat\":[\"katunimi\",\"katunumero\"]");
    }

    static String order(boolean active) {
        return group("TURVAKIELTO", "\"turvakieltoAktiivinen\":" + active);
    }

    static String language(String code) {
        return group("AIDINKIELI", "\"kielikoodi\":\"" + code + "\"");
    }

    static String died(String day) {
        return group("KUOLINPAIVA", "\"kuollut\":true", day("kuolinpv", day));
    }

    static String guardian(String code, String from, String until, String... more) {
        return relation("HUOLTAJA_SUPPEA", "huoltaja", code, from, until, more);
    }

    static String dependant(String code, String from, String until, String... more) {
        return relation("HUOLLETTAVA_SUPPEA", "huollettava", code, from, until, more);
    }

    private static String relation(
            String group, String side, String code, String from, String until, String... more) {
        return group(
                group,
                "\"%s\":{\"henkilotunnus\":\"%s\"}".formatted(side, code),
                "\"huoltajanLaji\":\"LAKISAATEINEN_HUOLTAJA\",\"huoltajanRooli\":\"AITI\"",
                day("huoltosuhteenAlkupv", from),
                day("huoltosuhteenLoppupv", until),
                more.length == 0 ? "\"oikeudet\":[]" : String.join(",", more));
    }

    static String corrected(String active, String former) {
        return group(
                "HENKILOTUNNUS_KORJAUS",
                "\"voimassaolo\":\"AKTIIVI\",\"aktiivinenHenkilotunnus\":\"%s\"".formatted(active),
                "\"edellisetHenkilotunnukset\":[\"%s\"]".formatted(former));
    }

    static String group(String name, String... fields) {
        return "\"tietoryhma\":\""
                + name
                + "\""
                + (fields.length == 0 ? "" : "," + String.join(",", fields));
    }
}
