-- SPDX-License-Identifier: EUPL-1.2
-- A seat kept free for a family that has been asked whether it wants it: counted as taken, so that nobody else
-- is given it meanwhile, but no place of the child, who keeps the present one.
create table placement.hold (
    holder   uuid primary key,          -- what keeps it: a place in a queue
    unit_id  text not null,
    kind     text not null,
    period   text not null
);
comment on table placement.hold is 'Seats kept free; retention: until the answer, no personal data';
