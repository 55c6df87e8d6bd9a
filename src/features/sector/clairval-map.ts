/** The schematic map of the fictional town: six sectors and a river, on a field of 120 × 84. Drawn by hand, true to no place. */
export const mapSize = { width: 120, height: 84 } as const

export const mapSectors: readonly { number: number; path: string; label: readonly [x: number, y: number] }[] = [
  { number: 1, path: 'M3 6 43 3l11 25-24 12L3 33Z', label: [25, 25] },
  { number: 2, path: 'M43 3h40l5 22-34 3Z', label: [65, 19] },
  { number: 3, path: 'M83 3l34 6-2 28-27-12Z', label: [102, 22] },
  { number: 4, path: 'M30 40 54 28l34-3 4 34-57 17Z', label: [46, 58] },
  { number: 5, path: 'M3 33l27 7 5 36-30-4Z', label: [17, 58] },
  { number: 6, path: 'M88 25l27 12-3 39-20-17Z', label: [104, 50] },
]

export const mapRiver = 'M2 80C38 62 70 60 118 48'
