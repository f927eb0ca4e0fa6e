// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.heart.population.LifeEvent;
import city.heart.service.PublicService;
import city.heart.service.Vocabulary;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// How far a life event reaches.
final class Touch {
    private Touch() {}

    /// The paths of all facts that the services' rules ask.
    static Set<Vocabulary.Path> paths(Collection<PublicService> services) {
        var paths = EnumSet.noneOf(Vocabulary.Path.class);
        for (var service : services) {
            for (var name : service.rule().inputs()) {
                service.vocabulary().find(name).ifPresent(it -> paths.addAll(it.paths()));
            }
        }
        return paths;
    }

    /// A new name changes no answer; everything else may.
    static boolean changesAnAnswer(LifeEvent.Kind kind) {
        return switch (kind) {
            case NAME_CHANGED -> false;
            case BORN,
                    DIED,
                    MOVED_IN,
                    MOVED_OUT,
                    MOVED_WITHIN,
                    GUARDIAN_CHANGED,
                    LANGUAGE_CHANGED,
                    ORDER_BEGAN,
                    ORDER_ENDED,
                    CARE_CHANGED,
                    IDENTITY_CORRECTED,
                    CORRECTED,
                    FIRST_SEEN ->
                    true;
        };
    }

    /// Whether what happened to one person can change the facts of a child of theirs, or of somebody in
    /// their dwelling. Changes of guardianship and care are events of the child itself.
    static boolean reachesOthers(LifeEvent.Kind kind, Set<Vocabulary.Path> paths) {
        return switch (kind) {
            case DIED,
                    MOVED_IN,
                    MOVED_OUT,
                    MOVED_WITHIN,
                    ORDER_BEGAN,
                    ORDER_ENDED,
                    CORRECTED,
                    IDENTITY_CORRECTED ->
                    paths.contains(Vocabulary.Path.GUARDIAN)
                            || paths.contains(Vocabulary.Path.DWELLING);
            case BORN, GUARDIAN_CHANGED, NAME_CHANGED, LANGUAGE_CHANGED, CARE_CHANGED, FIRST_SEEN ->
                    false;
        };
    }
}
