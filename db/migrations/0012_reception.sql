-- Why a request could not be met (S63): counted, never held against anybody. Absent: it was met, or is still open.
alter table request add column unmet_reason text;
alter table request add constraint "check$request_unmet_reason" check (unmet_reason in ('outOfScope', 'noPlace', 'refused', 'noAnswer', 'notEligible'));
