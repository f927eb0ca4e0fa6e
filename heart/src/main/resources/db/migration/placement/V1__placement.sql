-- SPDX-License-Identifier: EUPL-1.2
-- Who holds a seat. A child holds one place at a time: the database refuses a second one that overlaps,
-- whoever asks.
create extension if not exists btree_gist with schema public;

-- Over capacity is counted apart: a full school takes the children of its own area, and an officer is told.
-- Seats are never fewer than children who hold one; what was declared is kept beside, so that a seat
-- given back beyond it is not given away again, and the desk can say where they differ.
create table placement.seat (
    unit_id   text not null,
    kind      text not null,               -- of place: school, pre-primary
    period    text not null,
    capacity  int not null check (capacity >= 0),
    taken     int not null default 0,
    over      int not null default 0 check (over >= 0),
    declared  int not null default 0 check (declared >= 0),
    primary key (unit_id, kind, period),
    constraint seat_not_taken_twice check (taken between 0 and capacity)
);
comment on table placement.seat is 'Seats; retention: none, no personal data';

-- Proposed until it is decided. What a child needs counts for the staff; where nobody said, the need of
-- the kind of place holds.
create table placement.placement (
    holder       uuid primary key,          -- what holds the seat: an offer
    child_id     int not null,              -- resident, by number only
    kind         text not null,
    period       text not null,
    unit_id      text not null,
    during       daterange not null,
    ground       text not null,             -- why this unit
    way_metres   int,
    method       text not null,             -- how the way was measured, with version
    area         text,                      -- counts as the address under a non-disclosure order
    over         boolean not null,          -- beyond capacity
    confirmed_at timestamptz,
    released_at  timestamptz,
    need         text,
    assistance   numeric(4, 2) not null default 1 check (assistance > 0),
    young_until  date,
    family_day_care boolean not null default false,
    constraint placement_one_at_a_time
        exclude using gist (child_id with =, during with &&) where (released_at is null)
);
create index placement_unit on placement.placement (unit_id);
create index placement_child on placement.placement (child_id);
comment on table placement.placement is
    'Who holds which seat; retention: by Placements; with the decision';

-- A seat kept free for a family that has been asked whether it wants it: counted as taken, so that nobody else
-- is given it meanwhile, but no place of the child, who keeps the present one.
create table placement.hold (
    holder   uuid primary key,          -- what keeps it: a place in a queue
    unit_id  text not null,
    kind     text not null,
    period   text not null
);
comment on table placement.hold is 'Seats kept free; retention: none, no personal data; until the answer';
