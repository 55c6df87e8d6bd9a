/** Who can be told of a request: a sector, or a team without one. `people` will read it, by name. */
export type Destination = {
  id: string
  title: string
  /** As in the list: « 4, Les Tanneries » (typing 4 chooses it). */
  short: string
  number: number | null
  people: string[]
  teamId: string
  sectorId: string | null
}
