-- The day on which to act for a debt is a deadline like any other: « Ce qui court » reads one table. It names the first version of the line of the debt, whose id is that
-- of its series, and lies in the same compartment (docs/decisions/0035-the-day-of-a-debt-and-the-letter-to-its-creditor.md).
alter table budget_line
  add constraint "uniq$budget_line_place" unique (organisation_id, id, compartment_id);
alter table deadline
  add column debt_id uuid,
  add constraint "fk$deadline_debt" foreign key (organisation_id, debt_id, compartment_id) references budget_line (organisation_id, id, compartment_id);
create index "ix$deadline_debt" on deadline (organisation_id, debt_id, compartment_id);
