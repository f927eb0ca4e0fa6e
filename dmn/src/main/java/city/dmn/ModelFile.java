// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import city.dmn.model.ModelCompiler;

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

    /// The XML as text.
    ///
    /// @throws IllegalArgumentException when it is not in the encoding that it says; a compilation tells the place
    public String text() {
        var file = ModelCompiler.File.of(name, bytes);
        if (file.unreadable() != null) {
            throw new IllegalArgumentException(file.unreadable().toString());
        }
        return file.text();
    }
}
