-- SPDX-License-Identifier: EUPL-1.2
-- How far each follower of a stream has taken it, kept in the transaction of its own work.
create table subject.stream_position (
    follower  text not null,
    stream    text not null,
    position  bigint not null,
    primary key (follower, stream)
);
comment on table subject.stream_position is 'How far each stream was taken; retention: none, no personal data';
