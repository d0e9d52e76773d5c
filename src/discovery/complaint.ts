/** A field of a plugin's description, such as `commands[0].annotations.title`, and what is wrong with it. */
export interface Complaint {
  readonly field: string
  readonly message: string
}
