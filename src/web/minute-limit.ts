/** How many of something happen in a minute, by name, in the memory of this process: a second process counts its own. */
export class MinuteLimit {
  private readonly most: number
  private readonly counts = new Map<string, number>()
  private minute = 0

  constructor(most: number) {
    this.most = most
  }

  private begin(now: Date): number {
    const minute = Math.floor(now.getTime() / 60_000)
    // all counts begin anew together: what is remembered never outlives its minute
    if (minute !== this.minute) this.counts.clear()
    this.minute = minute
    return 60 - Math.floor((now.getTime() / 1_000) % 60)
  }

  /** Counts one. */
  count(name: string, now: Date): void {
    this.begin(now)
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  /** Seconds to wait before another, or 0: it may come. */
  wait(name: string, now: Date): number {
    const left = this.begin(now)
    return (this.counts.get(name) ?? 0) >= this.most ? left : 0
  }
}
