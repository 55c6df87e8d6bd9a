-- Backups, drills and restores of this installation: when, how much, up to which block of the log, and how they ended. Nothing of a household.
-- Above organisations: a backup holds all of them.
create table backup_run (
  id uuid not null,
  kind text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text not null,
  -- size of the file
  bytes bigint,
  row_count bigint,
  -- last sealed block of the log in it
  block_no bigint,
  -- the code of what failed, never its message
  problem text,
  constraint "pk$backup_run" primary key (id),
  constraint "check$backup_run_kind" check (kind in ('backup', 'drill', 'restore')),
  constraint "check$backup_run_outcome" check (outcome in ('running', 'done', 'failed')),
  constraint "check$backup_run_ended" check ((outcome = 'running') = (ended_at is null))
);
create index "ix$backup_run_kind" on backup_run (kind, outcome, ended_at);
