-- SPDX-License-Identifier: EUPL-1.2
-- Whoever waits for the round of a school year stands so by name: whether anybody waits is asked every two
-- seconds, and is answered by the index alone.
alter table offer.case_file drop constraint case_file_standing_check;
alter table offer.case_file add constraint case_file_standing_check
    check (standing in ('RUNNING', 'WAITING', 'PERSON', 'DECIDED', 'CLOSED'));
update offer.case_file c set standing = 'WAITING'
 where c.standing = 'RUNNING'
   and not exists (select from offer.offer o
                    where o.case_id = c.id and o.state not in ('WITHDRAWN', 'REPLACED'));
create index case_file_waiting on offer.case_file (service, period, child_id) where standing = 'WAITING';
