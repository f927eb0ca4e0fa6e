-- SPDX-License-Identifier: EUPL-1.2
-- Sessions live in the database, so that they outlive a restart and any of several servers can go
-- on with them. The two session tables have the columns that Spring Session expects.
create table signin.session (
    primary_id            text   primary key,
    session_id            text   not null unique,
    creation_time         bigint not null,  -- milliseconds since 1970, wall time
    last_access_time      bigint not null,
    max_inactive_interval int    not null,  -- seconds
    expiry_time           bigint not null,
    principal_name        text              -- resident:<number> or officer:<id>
);
create index session_expiry on signin.session (expiry_time);
create index session_principal on signin.session (principal_name);
comment on table signin.session is
    'Who is signed in; retention: by SessionConfiguration; when signed out or 30 minutes after the last request';

create table signin.session_attributes (
    session_primary_id text  not null references signin.session on delete cascade,
    attribute_name     text  not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
comment on table signin.session_attributes is 'What a session carries; retention: as signin.session';

-- What is kept of an officer's work names the id only.
create table signin.officer (
    id      text primary key,      -- under which the officer signs in
    name    text not null check (name <> ''),
    told_at timestamptz not null   -- at the last sign-in
);
create index officer_told on signin.officer (told_at);
comment on table signin.officer is
    'Names of those who work for the city, as their issuer tells them; retention: P10Y after told_at; as long as decisions name them';

-- The embedded issuer of the demonstration.
create table signin.issuer_key (
    one           boolean primary key default true check (one),
    jwk           text not null,   -- RSA key pair as JSON Web Key (RFC 7517)
    client_secret text not null,
    made_at       timestamptz not null
);
comment on table signin.issuer_key is 'retention: none, no personal data; of the demonstration';

create table signin.issued_code (
    id         text primary key,
    code_hash  bytea not null unique,  -- SHA-256 of the authorization code
    content    bytea not null,
    expires_at timestamptz not null
);
create index issued_code_expiry on signin.issued_code (expires_at);
comment on table signin.issued_code is 'Codes of the demonstration''s sign-in; retention: by IssuedCodes; when redeemed, at most 5 minutes';
