// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

/// Who answers for the use of personal data (GDPR article 13(1)(a)–(b)).
public record Controller(
        Multilingual name, Multilingual address, String email, String phone, String officer) {}
