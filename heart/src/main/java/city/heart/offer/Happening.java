// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

/// What can happen to an offer.
enum Happening {
    SENT("It is sent"),
    ACCEPTED_BY_ONE("One guardian accepts, another has not answered"),
    ACCEPTED_BY_ALL("All guardians accept"),
    REFUSED_BY_SOME("A guardian says something other than yes, another has not answered"),
    REFUSED_BY_ALL("All guardians say the same thing other than yes"),
    ANSWERS_DIFFER("The guardians' answers differ"),
    NOT_MY_CHILD("A recipient says: not my child"),
    SILENCE_DECIDES("The last day passed in silence; the service decides on the proposal"),
    SILENCE_REMINDS("The last day passed in silence; the service reminds"),
    NOBODY_OBJECTED("The last day passed after a yes and nobody objected"),
    LAST_DAY_NEEDS_PERSON("The last day passed and the machine may not go on"),
    SIGNED("The decision is signed"),
    MOVED_OUT("The child moved out of the city"),
    DIED("The child died"),
    NOT_DUE("The child is no longer due, or the rule was withdrawn"),
    UNIT_CHANGED("Another unit has become the right one"),
    SEAT_TAKEN("All guardians take a seat that became free in another unit"),
    ORDER_BEGAN("A non-disclosure order began"),
    GIVEN_BY_PERSON("An order stands: a person gives it to the family"),
    TAKEN_OVER("A person takes the family over"),
    WITHDRAWN_BY_PERSON("An officer takes it back"),
    REPLACED_BY_PERSON("An officer makes another offer");

    private final String words;

    Happening(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
