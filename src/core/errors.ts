/** It is not there, or the actor may not see it: both answers are one, since existence is personal data. */
export class NotFound extends Error {
  override name = 'NotFound'
}
/** The actor's function does not include this act. Said in French to the actor, and written in the audit log. */
export class Forbidden extends Error {
  override name = 'Forbidden'
}
/** Someone changed it since it was read; `theirs` is what stands now, to be shown beside what was sent. */
export class Conflict extends Error {
  override name = 'Conflict'
  readonly theirs: unknown
  constructor(message: string, theirs?: unknown) {
    super(message)
    this.theirs = theirs
  }
}
/** It existed and is erased for ever (its key was destroyed), or its link has expired. */
export class Gone extends Error {
  override name = 'Gone'
}
/**
 * What the person can fix: a French sentence for each field (the empty key stands for the whole form).
 * Thrown by commands for a rule that only the database knows; `submit` turns it into the form's messages.
 */
export class Refused extends Error {
  override name = 'Refused'
  readonly fields: Readonly<Record<string, string>>
  constructor(fields: Readonly<Record<string, string>>) {
    super(Object.keys(fields).join(', '))
    this.fields = fields
  }
  /** The same refusal (a denial stays one) beside the fields of a page that calls them otherwise; a field without another name keeps its own. */
  renamed(names: Readonly<Record<string, string>>): Refused {
    const kind = this.constructor as typeof Refused
    return new kind(Object.fromEntries(Object.entries(this.fields).map(([name, said]) => [names[name] ?? name, said])))
  }
}

/**
 * Refused because of who asks, or of a file that is closed, and not because of what was typed: said beside the form as `Refused` is, and
 * written in the log as an attempt, which a slip of the keyboard is not.
 */
export class Denied extends Refused {}

/** Stops on a state that cannot be; `why` explains why it cannot. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`Impossible state: ${why}`)
}
