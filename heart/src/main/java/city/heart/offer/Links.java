// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.database.Rows;
import city.base.database.Sql;
import city.base.secret.LinkTokens;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// One-time links. Only the hash of what opens one is kept; messages derive it when they leave (`LinkTokens`).
/// Reading one changes nothing, since mail scanners open links.
@Component
class Links {
    private static final String INSERT =
            """
            insert into offer.link (token_hash, offer_id, resident_id, language)
            select decode(hash, 'hex'), offer, resident, language
              from jsonb_to_recordset(:rows::jsonb)
                   as r (hash text, offer uuid, resident int, language text)
            """;
    private static final String FIND =
            """
            select l.offer_id, l.resident_id from offer.link l join offer.offer o on o.id = l.offer_id
             where l.token_hash = :hash and l.closed_at is null order by o.case_id
            """;
    private static final String LANGUAGE =
            "select language from offer.link where token_hash = :hash limit 1";
    private static final String CLOSE =
            "update offer.link set closed_at = :at where offer_id in (:offers) and closed_at is null";
    private static final String CLOSE_ONE =
            """
            update offer.link set closed_at = :at
             where offer_id = :offer and resident_id = :resident and closed_at is null
            """;

    private final JdbcClient jdbc;
    private final LinkTokens tokens;

    Links(JdbcClient jdbc, LinkTokens tokens) {
        this.jdbc = jdbc;
        this.tokens = tokens;
    }

    /// Whose link to which offer.
    record Holder(OfferId offer, ResidentId resident) {}

    /// A link to be: for one recipient, to one offer or to those of children of one birth.
    ///
    /// @param language in which it opens
    record Target(List<OfferId> offers, ResidentId resident, Language language) {
        Target {
            offers = List.copyOf(offers);
        }
    }

    /// @return the id of each
    Map<Target, UUID> make(Collection<Target> openings) {
        Map<Target, UUID> ids = new HashMap<>();
        var rows = new Rows();
        for (var opening : openings) {
            var id = tokens.newId();
            var hash = HexFormat.of().formatHex(hash(tokens.token(id)));
            ids.put(opening, id);
            for (var offer : opening.offers()) {
                var row = rows.row();
                row.put("hash", hash);
                row.put("offer", offer.value());
                row.put("resident", opening.resident().value());
                row.put("language", opening.language().code());
            }
        }
        if (!rows.isEmpty()) {
            jdbc.sql(INSERT).param("rows", rows.json()).update();
        }
        return ids;
    }

    /// @param token as it came; anything at all
    /// @return whom it still opens something to, by case, so that whoever locks them locks in one order
    List<Holder> find(String token) {
        return token.length() > 64
                ? List.of()
                : jdbc.sql(FIND)
                        .param("hash", hash(token))
                        .query((rs, _) ->
                                new Holder(
                                        new OfferId(rs.getObject("offer_id", UUID.class)),
                                        new ResidentId(rs.getInt("resident_id"))))
                        .list();
    }

    /// In which language whoever holds this link was written to, also where it is used up.
    Optional<Language> languageOf(String token) {
        return token.length() > 64
                ? Optional.empty()
                : jdbc.sql(LANGUAGE)
                        .param("hash", hash(token))
                        .query((rs, _) -> new Language(rs.getString(1)))
                        .optional();
    }

    void close(Collection<OfferId> offers, java.time.Instant at) {
        if (!offers.isEmpty()) {
            jdbc.sql(CLOSE)
                    .param("at", Sql.at(at))
                    .param("offers", offers.stream().map(OfferId::value).toList())
                    .update();
        }
    }

    void close(OfferId offer, ResidentId resident, java.time.Instant at) {
        jdbc.sql(CLOSE_ONE)
                .param("at", Sql.at(at))
                .param("offer", offer.value())
                .param("resident", resident.value())
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
