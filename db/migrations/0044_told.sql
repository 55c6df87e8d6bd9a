-- That somebody told her herself (docs/decisions/0033-told-by-voice.md): how, and who. A message that was said does not leave any more.
alter table message add column said_how text, add column said_by uuid;
alter table message drop constraint "check$message_outcome";
alter table message
  add constraint "check$message_outcome" check (outcome in ('waiting', 'sending', 'sent', 'uncertain', 'failed', 'toPrint', 'withheld', 'dropped', 'said')),
  add constraint "check$message_said_how" check (said_how in ('voice', 'phone')),
  add constraint "check$message_said" check ((outcome = 'said') = (said_how is not null) and (said_how is null) = (said_by is null)),
  add constraint "fk$message_said_by" foreign key (organisation_id, said_by) references agent (organisation_id, id);
create index "ix$message_said_by" on message (organisation_id, said_by);
