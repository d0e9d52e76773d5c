/** A place in what a plugin says of itself, `commands[0].annotations.title`, and what is wrong with it. */
export interface Complaint {
  readonly field: string
  readonly message: string
}
