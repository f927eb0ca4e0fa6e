// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

/// What the city knew: the number of a recording of register facts. All facts with a smaller or
/// equal number were known then; a decision cites the number it saw.
///
/// @param value 0 for "before anything was recorded"
public record RecordingNumber(long value) implements Comparable<RecordingNumber> {
    @Override
    public int compareTo(RecordingNumber other) {
        return Long.compare(value, other.value);
    }
}
