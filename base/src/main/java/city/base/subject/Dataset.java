// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

/// Open data that a subject gives to everybody.
///
/// @param id `<subject>.<what>`; `dataset.<id>` is the key of its title
/// @param path of its records in the city's interface, such as `/api/v1/services`
/// @param licence as SPDX names it
public record Dataset(String id, String path, String licence) {
    /// Key of its title.
    public String text() {
        return "dataset." + id;
    }
}
