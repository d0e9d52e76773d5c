import type { ProcessOutput } from '../../process/job.js'
import { askingFailed } from './ask-program.js'

/** What a program did while it was only asked, where it was to answer and nothing else. */
export class ActsWhenAsked {
  #changed: readonly string[] = []
  readonly #endless: string[] = []
  #refused: string | undefined
  #wasAsked = false

  note(argv: readonly string[], output: ProcessOutput): void {
    this.#wasAsked = true
    if (output.end === 'timed-out' || output.end === 'output-limit')
      this.#endless.push(askingFailed(argv[0] ?? 'a look at its parser', output))
  }

  /** The files in the copy of its folder that are other ones after all questions. */
  noteChanges(names: readonly string[]): void {
    this.#changed = names
  }

  /** An act that ended it when it was refused; what a program survives is nothing. */
  noteRefusal(event: string): void {
    this.#refused = event
  }

  get wasAsked(): boolean {
    return this.#wasAsked
  }

  /** For a person: what it changed or was kept from; undefined: nothing. */
  get work(): string | undefined {
    if (this.#changed.length > 0) {
      const names = this.#changed.slice(0, 5).join(', ')
      return `it changed ${names} in a copy of its folder`
    }
    return this.#refused && `it was kept from ${this.#refused}, and ended`
  }

  /** Whatever shows that it is better not asked again: its work, or that it hung or flooded. */
  get worst(): string | undefined {
    return this.work ?? this.#endless[0]
  }
}
