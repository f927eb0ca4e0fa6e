// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

/// The named person who answers questions (Administrative Procedure Act, section 44).
///
/// @param person name as printed; never inflected in a text
/// @param title what the person is
/// @param phone as people dial it
/// @param hours when somebody answers
public record ContactPerson(
        String person, Multilingual title, String phone, String email, Multilingual hours) {}
