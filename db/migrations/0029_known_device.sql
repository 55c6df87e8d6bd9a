-- The browser from which a login succeeded, by the keyed hash of a random cookie: behind one address there may be a whole service, and
-- one colleague must not be able to exhaust another's tries.
alter table login_attempt add column device_hash bytea;
