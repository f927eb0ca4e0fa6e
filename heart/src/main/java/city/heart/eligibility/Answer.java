// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

/// What a rule answers.
public enum Answer {
    MET("met"),
    NOT_MET("not met"),
    /// A person must look: also whenever the rule gives no clear answer.
    PERSON("person");

    private final String word;

    Answer(String word) {
        this.word = word;
    }

    /// As rules write it.
    public String word() {
        return word;
    }
}
