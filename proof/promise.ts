/** How much is asked: `test` fits in `npm test` (five minutes for all promises), `prove` in twenty minutes for all, `all` takes the time it takes. */
export type Scope = 'test' | 'prove' | 'all'

/** One figure of a promise: what was found, and what was promised. A figure that rests on nothing counted is not held. */
export type Figure = {
  /** In words, with its numbers: « 50 rounds, 28,257 confirmed writes, 0 lost ». */
  readonly found: string
  /** « 0 lost ». */
  readonly target: string
  readonly held: boolean
  /** How many things were really looked at. Zero makes the figure « saw nothing », whatever `held` says. */
  readonly counted: number
  /** Not held, known, and said in docs/security.md: why. It is shown as « short » and fails nothing; a figure that is held has no use for it. */
  readonly short?: string
}

/** What a proof answers. `missing`: what it needs and did not find on this machine; it was then not run, and says so. */
export type Outcome = { readonly figures: readonly Figure[] } | { readonly missing: string }

/** The form of a file of `proof/`: its default export. Runs in a process of its own, cleans up after itself, throws when it cannot judge. */
export type Proof = (asked: { scope: Scope; log: (line: string) => void }) => Promise<Outcome>

/** Whether everything promised is held, and something was seen. */
export const isHeld = (outcome: Outcome): boolean =>
  'figures' in outcome && outcome.figures.length > 0 && outcome.figures.every(({ held, counted }) => held && counted > 0)

/** Whether what is not held is known and said: each figure is held, or short with its reason. */
export const isShort = (outcome: Outcome): boolean =>
  'figures' in outcome &&
  !isHeld(outcome) &&
  outcome.figures.every(({ held, counted, short }) => counted > 0 && (held || short !== undefined))

/** One line to read. */
export const inWords = (outcome: Outcome): string =>
  'missing' in outcome
    ? `not run: ${outcome.missing}`
    : outcome.figures
        .map(
          ({ found, target, held, counted, short }) =>
            `${found} (target: ${target}${counted > 0 ? '' : '; saw nothing'}${held ? '' : short === undefined ? '; not held' : `; short: ${short}`})`,
        )
        .join(' · ')
