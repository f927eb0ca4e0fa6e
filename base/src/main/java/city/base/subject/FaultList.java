// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is wrong in what a subject takes from elsewhere, for the page of all faults.
///
/// @param text       `<text>.title` is the key of what it is a list of, such as "Faults in the registers";
///                   `<text>.lead` of what is kept out by a fault and who mends it
/// @param permission who may see it
/// @param open       those not mended yet
public record FaultList(String text, String permission, Open open) {
    /// Those not mended yet.
    public interface Open {
        /// How many there are.
        long count();

        /// A part of them, the latest first.
        ///
        /// @param offset how many are passed over
        /// @param most so many at most
        List<OpenFault> list(int offset, int most);

        /// Of a source that is small and read whole.
        static Open whole(Supplier<List<OpenFault>> source) {
            return new Open() {
                @Override
                public long count() {
                    return source.get().size();
                }

                @Override
                public List<OpenFault> list(int offset, int most) {
                    return source.get().stream().skip(offset).limit(most).toList();
                }
            };
        }
    }

    /// A fault that has not been mended yet. Its words are keys, all filled with the same values; `<what>.mend` is
    /// the key of what to do. No value of a record and nobody's name stands in it.
    ///
    /// @param source  key of where it came from: a register, a list, a file
    /// @param place   which record, field or line, by the source's own names; may be empty
    /// @param what    key of what is wrong
    /// @param values  days, moments, numbers and languages are written as the reader's language writes them
    /// @param met     when it was last met; null where the source is read as a whole
    /// @param times   how often it was met; 1 or more
    /// @param waiting how many changes wait until it is mended
    /// @param links   pages about what it concerns
    /// @param actions what can be done here: a form without fields is sent to the path
    public record OpenFault(
            String source,
            String place,
            String what,
            List<Object> values,
            @Nullable Instant met,
            int times,
            int waiting,
            List<Link> links,
            List<Link> actions) {
        public OpenFault {
            values = List.copyOf(values);
            links = List.copyOf(links);
            actions = List.copyOf(actions);
        }

        /// Met once and for the first time known with the source as a whole; nothing waits for it.
        public static OpenFault of(String source, String place, String what, Object... values) {
            return new OpenFault(
                    source, place, what, List.of(values), null, 1, 0, List.of(), List.of());
        }

        /// @param last null where nobody has tried
        public OpenFault met(@Nullable Instant last, int often, int wait) {
            return new OpenFault(source, place, what, values, last, often, wait, links, actions);
        }

        public OpenFault with(List<Link> pages, List<Link> deeds) {
            return new OpenFault(source, place, what, values, met, times, waiting, pages, deeds);
        }
    }

    /// @param text key of its words
    public record Link(String text, String path) {}
}
