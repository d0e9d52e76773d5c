/** What a program did while it was only asked, where it was to answer and nothing else. */
export interface Acts {
  /** The files in the copy of its folder that are other ones after all questions. */
  readonly changedFiles: readonly string[]
  /** The first question at which it hung or flooded, for a person. */
  readonly endless?: string | undefined
  /** An act that ended it when it was refused; what a program survives is nothing. */
  readonly refused?: string | undefined
}

/** For a person: what it changed or was kept from; undefined: nothing. */
export function workOf({ changedFiles, refused }: Acts): string | undefined {
  if (changedFiles.length > 0)
    return `it changed ${changedFiles.slice(0, 5).join(', ')} in a copy of its folder`
  return refused && `it was kept from ${refused}, and ended`
}

/** Whatever shows that it is better not asked again: its work, or that it hung or flooded. */
export function worstOf(acts: Acts): string | undefined {
  return workOf(acts) ?? acts.endless
}
