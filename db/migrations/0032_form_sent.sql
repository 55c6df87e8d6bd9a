-- A form that was sent, for a week: sent again as it was, it finds its row here, does nothing more, and leads where the first sending led
-- (docs/decisions/0023-a-form-sent-twice.md).
create table form_sent (
  organisation_id uuid not null,
  agent_id uuid not null,
  -- keyed hash of the act, its address, the random key that the page gave to the form, and all that was typed: it tells nothing of them
  mark bytea not null,
  sent_at timestamptz not null,
  -- the address that answered, with ids and never a word; null while the act is under way, or where a page answered
  location text,
  constraint "pk$form_sent" primary key (organisation_id, agent_id, mark),
  constraint "fk$form_sent_agent" foreign key (organisation_id, agent_id) references agent (organisation_id, id),
  constraint "check$form_sent_mark" check (length(mark) = 32)
);
create index "ix$form_sent_sent_at" on form_sent (sent_at);
