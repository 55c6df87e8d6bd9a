-- The street of a piece of territory as it is written (« rue de l’Abattoir »); street_key stays what addresses are compared with.
-- Null for a whole commune, and for pieces entered before: the key is shown then.
alter table sector_area add column street_name text;
alter table sector_area add constraint "check$sector_area_street_name" check (street_name is null or street_key is not null);
