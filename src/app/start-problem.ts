/** Why Aparté cannot start: a French sentence that says what to do, and the exit code of its kind. */
export class StartProblem extends Error {
  override name = 'StartProblem'
  readonly exitCode: number
  constructor(message: string, exitCode: number) {
    super(message)
    this.exitCode = exitCode
  }
}
