-- The number of a case file told how many were opened before it (docs/decisions/0019-numbers-that-tell-nothing.md). From now on it is drawn
-- from the id of the case file, seven figures; those that were given stay, since letters and paper files bear them. The draws are made in
-- app.open_case (db/policies/050_acts.sql), which no longer holds the row of the organisation either.
comment on column case_file.number is 'Drawn, from 1 000 000 to 9 999 999; smaller ones were counted before 0031.';
