import type { Example } from './page.ts'

/** Worked examples for the pages of the rights: invented households. */
export const EXAMPLES: Readonly<Record<string, Example>> = {}
