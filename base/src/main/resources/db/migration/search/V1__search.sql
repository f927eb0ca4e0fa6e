-- SPDX-License-Identifier: EUPL-1.2
-- What can be found by word: each page in each language, as its subject last told it.
create extension if not exists pg_trgm with schema public;
create table search.document (
    path     text not null,
    language text not null check (language in ('fi', 'sv', 'en')),
    subject  text not null,
    title    text not null,
    text     text not null,
    names    text not null,       -- title in every language and keywords, for what is misspelt
    lexemes  tsvector not null,   -- stems of the language, and whole words for what is typed halfway
    primary key (path, language)
);
create index document_lexemes on search.document using gin (lexemes);
create index document_names on search.document using gin (names gin_trgm_ops);
comment on table search.document is 'Pages for everybody, made from what subjects declare; retention: none, no personal data';
