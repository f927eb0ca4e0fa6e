// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

/// The tables of the invented registers. They stand here and not in migrations because this database
/// is thrown away with the invented city and no other part of the product reads it. Retention: as long
/// as the invented city. Constraints that cost time are made after the load.
final class RegisterSchema {
    static final String TABLES =
            """
            create schema if not exists register;
            create schema if not exists education;
            create table if not exists register.city (
                one          boolean primary key default true check (one),
                seed         bigint not null,
                first_day    date not null,
                municipality text not null,
                residents    int not null
            );
            create table if not exists register.person (
                id              int not null,
                code            text not null,
                born            date not null,
                precision       text not null,
                woman           boolean not null,
                given           text not null,
                family          text not null,
                language        text not null,
                language_iso    text not null,
                contact         text,
                municipality    text not null,
                resident_since  date,
                building        int,
                stair           smallint not null,
                apartment       smallint not null,
                home_temporary  boolean not null,
                home_since      date,
                died            date,
                non_disclosure  boolean not null,
                order_ends      date,
                in_care_since   date,
                email           text,
                email_since     date
            );
            create table if not exists register.former_code (
                code   text primary key,
                person int not null
            );
            create table if not exists register.building (
                id           int not null,
                building_id  text not null,
                street_fi    text not null,
                street_sv    text not null,
                house_number text not null,
                postal_code  text not null,
                town_fi      text not null,
                town_sv      text not null,
                municipality text not null,
                dwellings    int not null
            );
            create table if not exists register.relation (
                id             int not null,
                child          int not null,
                guardian       int,
                foreign_given  text,
                foreign_family text,
                foreign_born   date,
                foreign_country text,
                kind           text not null,
                role           text not null,
                from_day       date not null,
                to_day         date,
                living         text not null,
                rights         text not null
            );
            create table if not exists register.parent (
                child    int not null,
                parent   int not null,
                mother   boolean not null,
                informed boolean not null
            );
            create table if not exists register.change (
                key    bigint primary key,
                person int not null,
                at     timestamptz not null,
                body   text not null
            );
            create table if not exists register.persona (
                position  int primary key,
                key       text not null,
                child     text not null,
                guardians text not null
            );
            create table if not exists register.day (
                day    date primary key,
                result text not null
            );
            create table if not exists education.record (
                person        int not null,
                care          text not null,
                unit          text,
                unit_language text,
                since         date,
                start_shift   text,
                start_decided date,
                early         boolean not null,
                needs_person  boolean not null,
                way           text,
                service       text,
                school_year   int
            );
            create table if not exists education.contact (
                child    int not null,
                guardian int not null,
                phone    text not null,
                recorded date not null
            );
            create table if not exists education.change (
                key    bigint primary key,
                person int not null,
                at     timestamptz not null,
                body   text not null
            );
            """;

    static final String INDEXES =
            """
            alter table register.person add constraint person_pk primary key (id);
            alter table register.person add constraint person_code unique (code);
            create index person_home on register.person (building, apartment);
            create index person_born on register.person (born, id);
            create index person_order on register.person (id) where non_disclosure;
            create index person_in_care on register.person (id) where in_care_since is not null;
            create index person_nameless on register.person (id) where given = '';
            create index person_homeless on register.person (id) where building is null;
            create index person_inexact on register.person (id) where precision <> 'DAY';
            create index former_code_person on register.former_code (person);
            alter table register.building add constraint building_pk primary key (id);
            create index building_elsewhere on register.building (municipality, id);
            alter table register.relation add constraint relation_pk primary key (id);
            create index relation_child on register.relation (child);
            create index relation_guardian on register.relation (guardian);
            create index parent_child on register.parent (child);
            create index parent_parent on register.parent (parent);
            create index change_at on register.change (at);
            create index change_person on register.change (person);
            alter table education.record add constraint record_pk primary key (person);
            create index contact_child on education.contact (child);
            create index education_change_at on education.change (at);
            """;

    private RegisterSchema() {}
}
