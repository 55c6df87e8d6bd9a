/** Functions an agent may hold. None of them opens content: that is a matter of compartments (product.md). */
export const roles = ['worker', 'reception', 'manager', 'administrator', 'dpo'] as const
export type Role = (typeof roles)[number]

export const roleLabels: Readonly<Record<Role, string>> = {
  worker: 'Travail social',
  reception: 'Accueil',
  manager: 'Encadrement',
  administrator: 'Administration',
  dpo: 'Protection des données',
}

/** The agent behind a live session, as resolved by the database. `tokenHash` is lower-case hexadecimal. */
export type Actor = {
  readonly agentId: string
  readonly organisationId: string
  readonly sessionId: string
  readonly tokenHash: string
  readonly siteId: string
  readonly firstName: string
  readonly lastName: string
  readonly jobTitle: string
  readonly roles: readonly Role[]
  readonly trainee: boolean
  readonly sharedComputer: boolean
  readonly singleKeys: boolean
  readonly plainFonts: boolean
}

/** Something an agent may do: who may, and the French sentence of the audit log (« a consulté le dossier »). */
export type Action = { readonly id: string; readonly roles: readonly Role[]; readonly audit: string }

/** Names the actions of a feature: `define('caseFile', { show: { roles, audit } })` gives `caseFile.show`. */
export const define = <T extends Record<string, { roles: readonly Role[]; audit: string }>>(
  feature: string,
  actions: T,
): { readonly [K in keyof T]: Action } =>
  Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, { id: `${feature}.${name}`, ...action }])) as {
    readonly [K in keyof T]: Action
  }

/** Whether one of the actor's roles allows the action. Content is decided later, by the database. */
export const may = (actor: Actor, action: Action): boolean => action.roles.some((role) => actor.roles.includes(role))

/** What an act is about, for the log: the household, and the row when there is one. */
export type Subject = { readonly caseFileId?: string; readonly subjectId?: string; readonly detail?: Readonly<Record<string, unknown>> }
