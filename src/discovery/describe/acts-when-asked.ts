/** What a program did while it was asked, although it should only have answered. */
export interface Acts {
  /** Files that differ in the copy of its folder after all questions. */
  readonly changedFiles: readonly string[]
  /** The first question at which it hung or printed too much, in words for a person. */
  readonly endless?: string | undefined
  /** An act whose refusal ended the program; a refusal that it survives does not count. */
  readonly refused?: string | undefined
}

/** What the program changed or was kept from doing, in words for a person; undefined if nothing. */
export function workOf({ changedFiles, refused }: Acts): string | undefined {
  if (changedFiles.length > 0)
    return `it changed ${changedFiles.slice(0, 5).join(', ')} in a copy of its folder`
  return refused && `it ended when ${refused} was refused`
}

/** Why the program had better not be asked again: its work, or that it hung or printed too much. */
export function worstOf(acts: Acts): string | undefined {
  return workOf(acts) ?? acts.endless
}
