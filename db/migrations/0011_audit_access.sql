-- Anchors and the recorded key of the log are as append-only as the log itself.
create trigger refuse_change before update or delete on audit.anchor for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.anchor for each statement execute function audit.refuse_change();
create trigger refuse_change before update or delete on audit.public_key for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.public_key for each statement execute function audit.refuse_change();
