/** Reproducible chance: the same seed, the same rounds. A proof prints its seed; `APARTE_PROOF_SEED` gives one back. */
export type Dice = {
  readonly seed: number
  /** From 0 (included) to 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  oneOf<T>(list: readonly T[]): T
}

/** The seed that was asked for (`APARTE_PROOF_SEED`), or another one each time. */
export const seedOf = (): number => Number(process.env['APARTE_PROOF_SEED'] ?? Date.now() % 1_000_000)

/** Mulberry32: enough for where to strike, nothing for secrets. */
export const diceOf = (seed = seedOf()): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    seed,
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    oneOf: (list) => {
      const found = list[Math.floor(next() * list.length)]
      if (found === undefined) throw new Error('Nothing to choose from')
      return found
    },
  }
}
