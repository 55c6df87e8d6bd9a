const exitCodes = {
  'already-running': 20,
  'folder-newer': 21,
  'disk-full': 22,
  'not-writable': 23,
  'no-binaries': 24,
  'start-failed': 25,
} as const
export type ClusterProblemCode = keyof typeof exitCodes

/** Why Aparté's own database cannot run. The message is French, for who starts the application: what happened, what to do. */
export class ClusterProblem extends Error {
  override name = 'ClusterProblem'
  readonly code: ClusterProblemCode
  /** What the process should exit with; one number for each code. */
  readonly exitCode: number
  constructor(code: ClusterProblemCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.exitCode = exitCodes[code]
  }
}

/** The `code` of a system error (`ENOSPC`), or the empty text. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

export const diskFull = (folder: string, cause?: unknown): ClusterProblem =>
  new ClusterProblem(
    'disk-full',
    `Il n’y a plus de place sur le disque qui porte ${folder}.\n` +
      'Rien n’est perdu de ce qui était enregistré. Libérez de la place (comptez 200 Mo au moins), puis relancez Aparté.',
    cause,
  )

/** Any error met in `folder` as a problem that can be told; a problem stays itself. */
export function asClusterProblem(error: unknown, folder: string): ClusterProblem {
  if (error instanceof ClusterProblem) return error
  const code = systemCode(error)
  const detail = error instanceof Error ? error.message : String(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error)
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return new ClusterProblem(
      'not-writable',
      `Aparté ne peut pas écrire dans son dossier de données ${folder} (${detail}).\n` +
        'Donnez à votre compte le droit d’y écrire, ou choisissez un autre dossier avec APARTE_DATA.',
      error,
    )
  }
  return new ClusterProblem('start-failed', `La base de données d’Aparté n’a pas pu démarrer dans ${folder} : ${detail}`, error)
}
