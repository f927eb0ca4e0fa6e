// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.register.DayPlan.Pool;

/// What can happen to people of the invented city, in the order in which a day is played: what is rare
/// comes first, so that nobody it needs has already met something else that day.
public enum Event {
    ORDER_ENDS("order-ends", "ordersEnd", Pool.UNDER_ORDER),
    ORDER_BEGINS("order-begins", "ordersBegin", Pool.ANYBODY),
    CARE_ENDS("care-ends", "careEnds", Pool.IN_CARE),
    CARE_BEGINS("care-begins", "careBegins", Pool.CHILD),
    AD_LITEM_BEGINS("ad-litem-begins", "adLitemBegins", Pool.CHILD),
    GUARDIAN_CHANGE("guardian-change", "guardianChanges", Pool.CHILD),
    SEPARATION("separation", "separations", Pool.CHILD),
    CODE_CORRECTION("code-correction", "codeCorrections", Pool.ANYBODY),
    BIRTH_DATE_COMPLETION("birth-date-completion", "birthDateCompletions", Pool.INEXACT),
    ADDRESS_FOUND("address-found", "addressesFound", Pool.HOMELESS),
    ADDRESS_CORRECTION("address-correction", "addressCorrections", Pool.ANYBODY),
    BIRTH("birth", "births", Pool.MOTHER),
    NAME_GIVEN("name-given", "births", Pool.NAMELESS),
    DEATH("death", "deaths", Pool.OLD),
    NAME_CHANGE("name-change", "nameChanges", Pool.ANYBODY),
    EMAIL_CHANGE("email-change", "emailChanges", Pool.ANYBODY),
    MOVE_OUT("move-out", "movesOut", Pool.ANYBODY),
    MOVE_IN("move-in", "movesIn", Pool.ANYBODY),
    MOVE_WITHIN("move-within", "movesWithin", Pool.ANYBODY),
    CARE_CHANGE("early-education-change", "careChanges", Pool.SMALL_CHILD),
    START_DECISION("start-decision", "startDecisions", Pool.SMALL_CHILD),
    PERSON_MARK("person-mark", "personMarks", Pool.SMALL_CHILD),
    PLACE_ELSEWHERE("place-elsewhere", "placesElsewhere", Pool.SMALL_CHILD);

    private final String key;
    private final String rate;
    private final Pool pool;

    Event(String key, String rate, Pool pool) {
        this.key = key;
        this.rate = rate;
        this.pool = pool;
    }

    /// @return the word under which it is counted
    public String key() {
        return key;
    }

    String rate() {
        return rate;
    }

    Pool pool() {
        return pool;
    }
}
