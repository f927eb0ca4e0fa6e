// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

/// A file of a model, as it is stored.
///
/// @param name stands in the faults
/// @param bytes the XML, in whatever encoding it says that it is
public record ModelFile(String name, byte[] bytes) {
    public ModelFile {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}
