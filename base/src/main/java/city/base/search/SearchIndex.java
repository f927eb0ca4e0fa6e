// SPDX-License-Identifier: EUPL-1.2
package city.base.search;

import city.base.database.Rows;
import city.base.shared.Language;
import city.base.subject.DocumentsChanged;
import city.base.subject.SearchDocument;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// The index of all pages that subjects declare: a row for each page and language. Reading it anew costs as much as there
/// are pages; a search costs no more than what it finds. A subject that cannot tell its pages keeps those of before.
@Service
public class SearchIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    /// A page is found by its title in every language, since names of places are known in more than one, by its
    /// keywords and text in the language of the page, and by the later parts of compound words of its title.
    private static final String REFRESH =
            """
            with told as materialized (
                select path, language, title, text, names || ' ' || keywords as names,
                       setweight(to_tsvector(config::regconfig, title), 'A')
                       || setweight(to_tsvector('simple', names), 'B')
                       || setweight(to_tsvector(config::regconfig, keywords), 'B')
                       || setweight(to_tsvector(config::regconfig, text), 'C')
                       || setweight(to_tsvector('simple', text || ' ' || keywords || ' ' || parts), 'D') as lexemes
                  from jsonb_to_recordset(:rows::jsonb)
                       as r (path text, language text, config text, title text, names text, keywords text,
                             parts text, text text)),
            put as (
                insert into search.document (path, language, subject, title, text, names, lexemes)
                select path, language, :subject, title, text, names, lexemes from told order by path, language
                on conflict (path, language) do update
                   set subject = excluded.subject, title = excluded.title, text = excluded.text,
                       names = excluded.names, lexemes = excluded.lexemes
                 where (document.subject, document.title, document.text, document.names, document.lexemes)
                       is distinct from (excluded.subject, excluded.title, excluded.text, excluded.names,
                                         excluded.lexemes))
            delete from search.document d
             where d.subject = :subject
               and not exists (select from told t where t.path = d.path and t.language = d.language)
            """;

    private static final String GONE =
            "delete from search.document where subject <> all (:subjects)";

    /// Each word as the beginning of a word, by its stem too where that is no mere syllable, so that "förskola" finds
    /// "förskoleundervisning"; a word without meaning (`and`) narrows nothing.
    private static final String ASKED =
            """
            with asked as (
                select ('(' || string_agg(stems || ' | ''' || word || ''':*', ') & (') || ')')::tsquery as query
                  from (select word,
                               regexp_replace(plainto_tsquery(:config::regconfig, word)::text,
                                              '(''[^'']{5,}'')', '\\1:*', 'g') as stems
                          from unnest(:words::text[]) as word) each
                 where stems <> '')
            """;

    private static final String COUNT =
            ASKED
                    + """
                    select count(*) from search.document d, asked
                     where d.language = :language and d.lexemes @@ asked.query
                    """;
    private static final String FIND =
            ASKED
                    + """
                    select d.path, d.subject, d.title, d.text from search.document d, asked
                     where d.language = :language and d.lexemes @@ asked.query
                     order by ts_rank(d.lexemes, asked.query) desc, d.title, d.path
                     limit :most offset :offset
                    """;

    /// What has the nearest names: three of five groups of letters are alike (the database's own bound for words).
    private static final String NEAR =
            """
             from search.document d
             where d.language = :language and :typed::text <% d.names
            """;

    private static final String COUNT_NEAR = "select count(*)" + NEAR;
    private static final String FIND_NEAR =
            "select d.path, d.subject, d.title, d.text"
                    + NEAR
                    + """
                    order by :typed::text <<-> d.names, d.title, d.path
                    limit :most offset :offset
                    """;

    private final JdbcClient jdbc;
    private final Subjects subjects;
    private final TransactionTemplate transaction;

    SearchIndex(JdbcClient jdbc, Subjects subjects, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.transaction = new TransactionTemplate(transactions);
        // What is told after a commit is told while that transaction is still bound to the thread.
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// A page that was found.
    ///
    /// @param subject whose page it is
    record Found(String path, String subject, String title, String text) {}

    /// Reads everything anew, as every server does when it starts.
    @EventListener(ApplicationReadyEvent.class)
    public void refresh() {
        var all = subjects.list();
        all.forEach(this::refresh);
        jdbc.sql(GONE)
                .param("subjects", all.stream().map(Subject::name).toArray(String[]::new))
                .update();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void refresh(DocumentsChanged event) {
        subjects.list().stream()
                .filter(it -> it.name().equals(event.subject()))
                .forEach(this::refresh);
    }

    private void refresh(Subject subject) {
        try {
            var documents = subject.documents().stream().flatMap(it -> it.get().stream()).toList();
            transaction.executeWithoutResult(_ ->
                    jdbc.sql(REFRESH)
                            .param("subject", subject.name())
                            .param("rows", rows(documents).json())
                            .update());
        } catch (RuntimeException fault) {
            LOG.error("The pages of {} are searched as they were before", subject.name(), fault);
        }
    }

    private static Rows rows(List<SearchDocument> documents) {
        // A page that is declared twice is one page.
        Map<String, SearchDocument> byPath = new HashMap<>();
        documents.forEach(it -> byPath.put(it.path(), it));
        var rows = new Rows();
        for (var it : byPath.values()) {
            for (var language : Language.WHOLE) {
                var row = rows.row();
                row.put("path", it.path());
                row.put("language", language.code());
                row.put("config", SearchTerms.configuration(language));
                row.put("title", in(it.title(), language));
                row.put("names", String.join(" ", it.title().values()));
                row.put("keywords", it.keywords().getOrDefault(language.code(), ""));
                row.put("parts", SearchTerms.laterParts(String.join(" ", it.title().values())));
                row.put("text", in(it.text(), language));
            }
        }
        return rows;
    }

    /// In this language, or in Finnish where it does not stand in it.
    private static String in(Map<String, String> texts, Language language) {
        return texts.getOrDefault(language.code(), texts.getOrDefault(Language.FI.code(), ""));
    }

    /// How many pages hold all these words.
    long count(SearchTerms asked) {
        return bind(COUNT, asked).query(Long.class).single();
    }

    /// Those pages, the most fitting first.
    List<Found> find(SearchTerms asked, int offset, int most) {
        return bind(FIND, asked)
                .param("most", most)
                .param("offset", offset)
                .query((rs, _) -> found(rs))
                .list();
    }

    /// How many pages have names that are near to these words.
    long countNear(SearchTerms asked) {
        return near(COUNT_NEAR, asked).query(Long.class).single();
    }

    /// Those pages, the nearest first.
    List<Found> findNear(SearchTerms asked, int offset, int most) {
        return near(FIND_NEAR, asked)
                .param("most", most)
                .param("offset", offset)
                .query((rs, _) -> found(rs))
                .list();
    }

    private JdbcClient.StatementSpec near(String sql, SearchTerms asked) {
        return jdbc.sql(sql)
                .param("language", asked.language().code())
                .param("typed", String.join(" ", asked.words()));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("path"),
                row.getString("subject"),
                row.getString("title"),
                row.getString("text"));
    }

    private JdbcClient.StatementSpec bind(String sql, SearchTerms asked) {
        return jdbc.sql(sql)
                .param("config", SearchTerms.configuration(asked.language()))
                .param("language", asked.language().code())
                .param("words", asked.words().toArray(String[]::new));
    }
}
